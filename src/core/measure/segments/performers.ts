import type { Cube } from '../cube.ts';
import { type FigureId, figureBetter, figureLabel } from '../figures.ts';
import { type MetricRow, measure } from '../measure.ts';
import { everything, type Selection } from '../selection.ts';

export interface PerformersQuery {
  readonly by: 'influencer' | 'campaign';
  readonly figure: FigureId;
  readonly where?: Selection;
  /** Attributed orders below which chance has too much to say; 5 unless set. */
  readonly leastOrders?: number;
  /** How many of each are named; 5 unless set. */
  readonly most?: number;
}

export interface Performers {
  readonly rule: string;
  readonly top: readonly Performer[];
  /** Worst first; nobody who is among the top. */
  readonly under: readonly Performer[];
  /** How many were compared, and how many had too few orders. */
  readonly compared: number;
  readonly leftOut: number;
}

export interface Performer {
  /** The influencer's id, or the campaign. */
  readonly id: string;
  readonly value: number;
  readonly orders: number;
}

/** The best and the worst by a figure, among those with enough orders to say so. */
export function performers(
  cube: Cube,
  { by, figure, where = everything, leastOrders = 5, most = 5 }: PerformersQuery,
): Performers {
  const rows = measure(cube, { by: [by], figures: [figure, 'orders'], where });
  const enough = rows.filter(({ sums }) => (sums.orders ?? 0) >= leastOrders);
  const lowFirst = figureBetter(figure) === 'lower';
  const compared = enough
    .flatMap((row) => performerOf(row, by, figure))
    .sort((a, b) => (lowFirst ? a.value - b.value : b.value - a.value) || b.orders - a.orders);
  const top = compared.slice(0, most);
  const under = compared.slice(Math.max(most, compared.length - most)).reverse();
  return {
    rule: `By ${figureLabel(figure)}, ${lowFirst ? 'lowest' : 'highest'} first, among those with at least ${leastOrders} attributed orders; of equal ones those with more orders come first.`,
    top,
    under,
    compared: compared.length,
    leftOut: rows.filter(({ at }) => at[by] !== null).length - compared.length,
  };
}

function performerOf(
  { at, values, sums }: MetricRow,
  by: PerformersQuery['by'],
  figure: FigureId,
): Performer[] {
  const id = at[by] ?? null;
  const value = values[figure] ?? null;
  return id === null || value === null ? [] : [{ id, value, orders: sums.orders ?? 0 }];
}
