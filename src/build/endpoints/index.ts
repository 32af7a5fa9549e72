/** The files for machines: what is listed here is published. */
import { cube } from './cube.ts';
import { daily } from './daily.ts';
import { data } from './data.ts';
import type { Endpoint } from './endpoint.ts';
import { summary } from './summary.ts';

export const endpoints: readonly Endpoint[] = [summary, daily, data, cube];
