/** A list of all figures along one dimension. */
import { z } from 'zod';
import { type Dimension, type DimensionId, dimensions } from '../../core/measure/dimensions.ts';
import { measure } from '../../core/measure/measure.ts';
import { figureIds, figureShape, figuresOf } from './figures.ts';
import { influencerRoasBy, influencerRoasShape } from './influencer-roas.ts';
import { type List, list } from './list.ts';

interface CutSpec extends Pick<List, 'name' | 'description'> {
  readonly by: DimensionId;
  /** What the rows are sorted by, largest first; equal ones stay in the order of their names. */
  readonly order: 'revenue' | 'spend' | 'name';
}

export function cut({ by, order, ...about }: CutSpec): List {
  const { label, attribute }: Dimension = dimensions[by];
  return list({
    ...about,
    row: z.object({
      [by]: z.string().nullable().describe(`${label}; null = not recorded.`),
      ...figureShape,
      ...(attribute && influencerRoasShape),
    }),
    rows: ({ cube }) => {
      const rows = measure(cube, { by: [by], figures: figureIds });
      if (order !== 'name') rows.sort((a, b) => (b.sums[order] ?? 0) - (a.sums[order] ?? 0));
      const roas = attribute && influencerRoasBy(cube, attribute);
      return rows.map(({ at, values }) => ({
        [by]: at[by] ?? null,
        ...figuresOf(values),
        ...roas?.(at[by] ?? null),
      }));
    },
  });
}
