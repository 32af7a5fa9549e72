import { cubeToJson } from '../../core/wire/cube-json.ts';
import type { Endpoint } from './endpoint.ts';

/** The cube that every chart is drawn from. */
export const cube = {
  path: 'api/cube.json',
  body: (context) => cubeToJson(context.cube),
} as const satisfies Endpoint;
