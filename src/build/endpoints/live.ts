/** What the filters of a page compose from, beside the cube. */
import { z } from 'zod';
import { recordsOf } from '../../compose/record-tables.ts';
import { contextToJson } from '../../compose/wire/context-json.ts';
import { type Endpoint, one } from './endpoint.ts';

const rows = z.array(z.looseObject({ influencer: z.string() }));

export const report: Endpoint = {
  name: 'report',
  description: 'What the filters compose pages from beside the cube: the report’s settings, and sums.',
  schema: z.looseObject({ report: z.looseObject({ title: z.string() }) }),
  files: (prepared) => [one('report', () => contextToJson({ report: prepared.source.report, ...prepared }))],
};

export const recordedPayouts: Endpoint = {
  name: 'records/payouts',
  needs: { listed: 'payouts' },
  description:
    'Payouts one by one as the filters read them; money in ten-thousandths, days since 1970-01-01.',
  schema: rows,
  files: (prepared) => [one('records/payouts', () => JSON.stringify(recordsOf(prepared.tables).payouts()))],
};

export const recordedPosts: Endpoint = {
  name: 'records/posts',
  needs: { listed: 'posts' },
  description: 'Posts one by one as the filters read them; days since 1970-01-01.',
  schema: rows,
  files: (prepared) => [one('records/posts', () => JSON.stringify(recordsOf(prepared.tables).posts()))],
};
