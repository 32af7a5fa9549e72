import { from } from 'arquero';
import { published } from '../../core/format/published.ts';
import { type FigureId, figureUnit } from '../../core/measure/figures.ts';
import { measure } from '../../core/measure/measure.ts';
import { type Endpoint, json } from './endpoint.ts';

const figures = [
  'revenue',
  'orders',
  'organic_revenue',
  'organic_orders',
  'spend',
  'posts',
  'reach',
  'likes',
  'comments',
  'roas',
] as const satisfies FigureId[];

/** One record a day with a row in the drop, earliest first. */
export const daily = {
  path: 'api/daily.json',
  body: ({ cube, where }) => {
    const rows = measure(cube, { by: ['day'], figures, where });
    const days = from(
      rows.map(({ at, values }) => ({
        day: at.day,
        ...Object.fromEntries(figures.map((id) => [id, published(values[id] ?? null, figureUnit(id))])),
      })),
    );
    return json(days.orderby('day').objects());
  },
} as const satisfies Endpoint;
