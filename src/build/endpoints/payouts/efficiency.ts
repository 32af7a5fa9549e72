/** What payouts brought, over all of them. */
import { z } from 'zod';
import type { Cube } from '../../../core/measure/cube.ts';
import type { FigureId } from '../../../core/measure/figures.ts';
import { total } from '../../../core/measure/measure.ts';
import { figureShape, figuresOf } from '../figures.ts';

const ids = [
  'spend',
  'revenue',
  'orders',
  'roas',
  'active_influencers',
  'paid_influencers',
  'payout_per_order',
  'payout_per_influencer',
  'orders_per_influencer',
] as const satisfies FigureId[];

export const efficiencyShape = z
  .object(figureShape)
  .pick(Object.fromEntries(ids.map((id) => [id, true as const]))).shape;

export function efficiencyOf(cube: Cube): Readonly<Record<string, number | null>> {
  const figures = figuresOf(total(cube, ids).values);
  return Object.fromEntries(ids.map((id) => [id, figures[id]]));
}
