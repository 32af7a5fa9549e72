import { z } from 'zod';
import { cubeToJson } from '../../core/wire/cube-json.ts';
import { type Endpoint, one } from './endpoint.ts';

const codes = z.array(z.int()).describe('Codes into the dictionaries; −1 = not recorded.');
const column = z.union([
  codes,
  z.object({ steps: codes }).describe('Each code as the step from the one before, the first from 0.'),
  z.object({ by: z.string(), is: codes }).describe('The code for each code of another column, −1 first.'),
]);
const table = z.looseObject({
  rows: z.int().nonnegative(),
  codes: z.record(z.string(), column),
  values: z
    .record(z.string(), z.array(z.number()))
    .describe('What adds up; money in ten-thousandths of the currency unit.'),
});

/** Loose: what else a version of the cube carries is its own affair. */
const schema = z.looseObject({
  version: z.int().positive(),
  firstDay: z.int().describe('Days since 1970-01-01 of day code 0.'),
  days: z.int().nonnegative(),
  dictionaries: z.record(z.string(), z.array(z.string())).describe('What the codes stand for.'),
  names: z.array(z.string()).describe('Names of influencers, in the order of their dictionary.'),
  attributes: z.record(z.string(), codes).describe('What an influencer is: one code an influencer.'),
  withheld: z
    .looseObject({ least: z.int(), grain: z.enum(['day', 'week', 'month', 'none']) })
    .nullable()
    .describe(
      'What is withheld, so that each cell of orders is of enough buyers: days then stand on the first one of their grain. null = nothing.',
    ),
  tables: z.record(z.string(), table),
});

export const cube: Endpoint = {
  name: 'cube',
  description:
    'The cube that every chart is drawn from: columns of codes and of sums, which answer what a query would ask.',
  schema,
  files: (prepared) => [one('cube', () => cubeToJson(prepared.cube))],
};
