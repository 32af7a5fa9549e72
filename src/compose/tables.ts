/** Tables of figures along a dimension: what every page is checked against. */
import { type Dimension, type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { type FigureId, figureLabel, figureUnit } from '../core/measure/figures.ts';
import { type MetricRow, measure } from '../core/measure/measure.ts';
import type { Context } from './context.ts';
import { nameCell } from './members.ts';
import { thatAreTold } from './part-told.ts';
import { csvAlong } from './take-away.ts';
import { withheldLast } from './told.ts';
import type { Claim, TableBlock } from './view.ts';
import { allocationNote, counted, dotted, numberCell, textColumn } from './words.ts';

interface DimensionTable {
  readonly id: string;
  readonly by: DimensionId;
  readonly figures: readonly FigureId[];
  /** Sorted by it, most first; it has the bars. */
  readonly sort: FigureId;
  /** In the order of the dimension instead, as months are. */
  readonly ordered?: true;
}

/** Rows with revenue, spend or posts in the selection, sorted. */
export function activeRows(
  { cube, where }: Context,
  by: DimensionId,
  figures: readonly FigureId[],
  sort: FigureId,
): MetricRow[] {
  return measure(cube, { by: [by], figures: [...figures, 'revenue', 'spend', 'posts'], where })
    .filter(({ sums }) => [sums.revenue, sums.spend, sums.posts].some((sum) => (sum ?? 0) !== 0))
    .sort(
      (a, b) => (b.values[sort] ?? Number.NEGATIVE_INFINITY) - (a.values[sort] ?? Number.NEGATIVE_INFINITY),
    );
}

export function dimensionTable(
  context: Context,
  { id, by, figures, sort, ordered }: DimensionTable,
): TableBlock {
  const { label, plural }: Dimension = dimensions[by];
  const sorted = activeRows(context, by, figures, sort);
  const inOrder = ordered
    ? sorted.toSorted((a, b) => ((a.at[by] ?? '') < (b.at[by] ?? '') ? -1 : 1))
    : sorted;
  const rows = withheldLast(context, inOrder, ({ at }) => at[by] === null);
  // What no row records along the dimension would be a column of dashes.
  const shown = figures.filter((figure) => rows.some(({ values }) => values[figure] !== null));
  // What names none has a row, and is none of them.
  const named = rows.filter(({ at }) => at[by] !== null).length;
  const told = thatAreTold(context, by);
  const title: Claim = {
    text:
      named === 0
        ? told
          ? `Of no ${label.toLowerCase()} are orders told`
          : `No ${label.toLowerCase()} is named`
        : named === 1
          ? `One ${label.toLowerCase()}${told && ' that is told'}`
          : `All ${counted(context, named, label.toLowerCase(), plural)}${told}${ordered ? '' : `, by ${figureLabel(sort).toLowerCase()}`}`,
    metric: 'rows',
    as: 'count',
    value: named,
    n: rows.length,
    where: '',
  };
  return {
    kind: 'table',
    id,
    needs: { along: [by] },
    title,
    footnote: dotted('tracking_data, payouts, posts', allocationNote(context, by)),
    table: {
      caption: title.text,
      columns: [
        textColumn(by, label),
        ...shown.map((figure) => ({
          id: figure,
          label: figureLabel(figure),
          unit: figureUnit(figure),
          bar: figure === sort,
        })),
      ],
      rows: rows.map((row) => [
        nameCell(context, by, row.at[by] ?? null),
        ...shown.map((figure) => numberCell(context, row.values[figure] ?? null, figureUnit(figure))),
      ]),
      empty: `No ${plural} with revenue, spend or posts in this selection.`,
      ...csvAlong(context, by),
    },
  };
}
