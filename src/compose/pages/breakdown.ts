import { type Dimension, type DimensionId, dimensions } from '../../core/measure/dimensions.ts';
import { type FigureId, figureLabel, figureUnit } from '../../core/measure/figures.ts';
import { type MetricRow, measure } from '../../core/measure/measure.ts';
import { breakEvenRoas } from '../break-even.ts';
import type { Context } from '../context.ts';
import type { Page } from '../page.ts';
import type { Claim } from '../view.ts';
import { allocationNote, counted, numberCell, textCell } from '../words.ts';

const columns = ['revenue', 'spend', 'roas', 'roi', 'orders', 'aov', 'cpo'] as const satisfies FigureId[];

/** A page that is one table of all figures along a dimension. */
export function breakdown({ id, label, by }: { id: string; label: string; by: DimensionId }): Page {
  return {
    id,
    path: id,
    label,
    compose: (context) => {
      const { cube, where } = context;
      const rows = measure(cube, { by: [by], figures: columns, where })
        .filter(({ sums }) => (sums.revenue ?? 0) !== 0 || (sums.spend ?? 0) !== 0)
        .sort(
          (a, b) =>
            (b.sums.revenue ?? 0) - (a.sums.revenue ?? 0) || (b.sums.spend ?? 0) - (a.sums.spend ?? 0),
        );
      const claim = finding(context, by, rows);
      // What no row records along the dimension would be a column of dashes.
      const shown = columns.filter((figure) => rows.some(({ values }) => values[figure] !== null));
      return {
        title: label,
        headline: claim,
        standfirst: [],
        blocks: [
          {
            kind: 'table',
            id: `${id}-table`,
            title: {
              ...claim,
              text: `All ${counted(context, rows.length, dimensions[by].label.toLowerCase(), dimensions[by].plural)}, by revenue`,
            },
            footnote: `tracking_data, payouts · ${allocationNote(context)}`,
            table: {
              caption: label,
              columns: [
                { id: by, label: dimensions[by].label, unit: 'text' },
                ...shown.map((figure) => ({
                  id: figure,
                  label: figureLabel(figure),
                  unit: figureUnit(figure),
                  bar: figure === 'revenue',
                })),
              ],
              rows: rows.map((row) => [
                textCell(nameOf(context, by, row)),
                ...shown.map((figure) => numberCell(context, row.values[figure] ?? null, figureUnit(figure))),
              ]),
              empty: `No ${dimensions[by].plural} with revenue or spend in this selection.`,
            },
          },
        ],
      };
    },
  };
}

/** The value as people know it: an influencer by name. */
function nameOf({ cube }: Context, by: DimensionId, row: MetricRow): string {
  const value = row.at[by] ?? null;
  if (value === null) return 'not recorded';
  if (by !== 'influencer') return value;
  return cube.names[cube.dictionaries.influencer.indexOf(value)] ?? value;
}

function finding(context: Context, by: DimensionId, rows: readonly MetricRow[]): Claim {
  const { label, plural }: Dimension = dimensions[by];
  const rated = rows.filter(({ values, at }) => (values.roas ?? null) !== null && at[by] !== null);
  const above = rated.filter(({ values }) => (values.roas ?? 0) > breakEvenRoas(context.cube));
  const claim = { metric: 'roas', n: rated.length, where: '' } as const;
  if (rated.length === 0) return largestSpend(context, by, rows);
  return {
    ...claim,
    value: above.length / rated.length,
    text: `${context.format.exact(above.length, 'count')} of ${counted(context, rated.length, label.toLowerCase(), plural)} returned more than break-even`,
  };
}

/** Where revenue isn't recorded along the dimension, spend alone has something to say. */
function largestSpend(context: Context, by: DimensionId, rows: readonly MetricRow[]): Claim {
  const { plural }: Dimension = dimensions[by];
  const total = rows.reduce((sum, { sums }) => sum + (sums.spend ?? 0), 0);
  const most = rows.toSorted((a, b) => (b.sums.spend ?? 0) - (a.sums.spend ?? 0))[0];
  const claim = { metric: 'spend', n: rows.length } as const;
  if (most === undefined || total === 0) {
    return { ...claim, value: null, where: '', text: `No ${plural} with revenue or spend` };
  }
  const share = (most.sums.spend ?? 0) / total;
  return {
    ...claim,
    value: share,
    where: `${by} ${most.at[by]}`,
    text: `${context.format.short(share, 'rate')} of spend went to ${nameOf(context, by, most)}, the most of ${counted(context, rows.length, dimensions[by].label.toLowerCase(), plural)}`,
  };
}
