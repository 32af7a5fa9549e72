/**
 * Asks the cube: sums of measures, and the figures made from them, along any dimensions under a
 * selection. A measure that isn't recorded along what is asked, or along what is selected, is `null`.
 */
import { sizeOf, valuesOf } from './axes.ts';
import type { Cube } from './cube.ts';
import type { DimensionId } from './dimensions.ts';
import { type FigureId, figureNeeds, figureValue, isShare } from './figures.ts';
import type { Sums } from './measures.ts';
import { isRelated } from './related.ts';
import { everything, type Selection } from './selection.ts';
import { groupSums, sumsByGroup, sumsOfAll } from './sums.ts';

export interface Query {
  readonly by?: readonly DimensionId[];
  readonly figures: readonly FigureId[];
  readonly where?: Selection;
}

export interface MetricRow {
  /** Value of each asked dimension; `null` = not recorded, or not allocated. */
  readonly at: Readonly<Partial<Record<DimensionId, string | null>>>;
  readonly sums: Sums;
  /** The asked figures; `null` = not defined. */
  readonly values: Readonly<Partial<Record<FigureId, number | null>>>;
}

/** Rows in the order of the dimensions' values, those with nothing recorded left out. */
export function measure(cube: Cube, { by = [], figures, where = everything }: Query): MetricRow[] {
  const needed = [...new Set(figures.flatMap(figureNeeds))];
  const grouped = groupSums(cube, by, needed, where);
  const whole = figures.some(isShare) ? sumsOfAll(grouped) : undefined;
  const places = by.map((id) => ({ id, values: valuesOf(cube, id), size: sizeOf(cube, id) })).reverse();
  const unrelated = new Set(figures.filter((id) => !isRelated(cube, id, by, where)));
  return sumsByGroup(grouped).map((sums, row) => {
    const values: Partial<Record<FigureId, number | null>> = {};
    for (const id of figures)
      values[id] = unrelated.has(id) ? null : figureValue(id, sums, cube.terms, whole);
    const at: Partial<Record<DimensionId, string | null>> = {};
    let rest = grouped.combination(grouped.groups[row] as number);
    for (const { id, values: names, size } of places) {
      at[id] = names[rest % size] ?? null;
      rest = Math.floor(rest / size);
    }
    return { at, sums, values };
  });
}

/** The figures over everything that is selected. */
export function total(cube: Cube, figures: readonly FigureId[], where: Selection = everything): MetricRow {
  const [only] = measure(cube, { figures, where });
  if (only === undefined) throw new Error('a query without dimensions has one row');
  return only;
}
