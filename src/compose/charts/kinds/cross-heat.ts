/** One figure along two dimensions at once, as a table of shaded cells. */
import { type Dimension, type DimensionId, dimensions } from '../../../core/measure/dimensions.ts';
import { figureLabel, figureUnit } from '../../../core/measure/figures.ts';
import { type MetricRow, measure } from '../../../core/measure/measure.ts';
import { ratio } from '../../../core/measure/metric.ts';
import { isRelated } from '../../../core/measure/related.ts';
import { type Chart, defineChart } from '../../chart.ts';
import type { Context } from '../../context.ts';
import { heat } from '../../draw/heat.ts';
import { hasEnoughOrders, LEAST_ORDERS } from '../../least-orders.ts';
import { nameOf } from '../../names.ts';
import { pickOf } from '../../pick.ts';
import { unrecordedOf } from '../../unrecorded.ts';
import type { Claim } from '../../view.ts';
import {
  allocationNote,
  counted,
  exactCell,
  periodOf,
  semicolon,
  textCell,
  textColumn,
} from '../../words.ts';

interface Cross {
  readonly id: string;
  readonly rows: DimensionId;
  readonly across: DimensionId;
  /** `conversion`: orders of the cell ÷ reach of its column, as reach isn't recorded along the rows. */
  readonly figure: 'roas' | 'revenue' | 'conversion';
}

/** As many rows as can be compared; the table behind has all. */
const SHOWN = 16;

export function crossHeat({ id, rows: down, across, figure }: Cross): Chart {
  return defineChart(id, (context) => {
    const { cube, where, format } = context;
    const found = measure(cube, {
      by: [down, across],
      figures: ['revenue', 'spend', 'orders', 'roas'],
      where,
    }).filter(
      ({ at, sums }) =>
        at[down] !== null && at[across] !== null && ((sums.revenue ?? 0) > 0 || (sums.spend ?? 0) > 0),
    );
    const reach = new Map(
      measure(cube, { by: [across], figures: ['reach'], where }).map(({ at, sums }) => [
        at[across],
        sums.reach,
      ]),
    );
    const isTogether = isRelated(cube, 'conversion_rate', [down, across], where);
    const cellValue = (row: MetricRow) =>
      figure === 'conversion'
        ? isTogether
          ? ratio(row.sums.orders, reach.get(row.at[across]) ?? null)
          : null
        : (row.values[figure] ?? null);
    const unit = figure === 'conversion' ? 'rate' : figureUnit(figure);
    const label = figure === 'conversion' ? 'Orders ÷ reach of the platform' : figureLabel(figure);
    const order = ranked(found, down);
    const columns = ranked(found, across);
    const shown = order.slice(0, SHOWN);
    const [one, other]: Dimension[] = [dimensions[down], dimensions[across]];
    return {
      title: finding(context, { id, rows: down, across, figure }, found, cellValue),
      subtitle: `${label} by ${one?.label.toLowerCase()} and ${other?.label.toLowerCase()}, ${periodOf(context)}${figure === 'roas' ? semicolon(allocationNote(context, down)) : ''}`,
      alt: `A table of ${label} for ${counted(context, shown.length, one?.label.toLowerCase() ?? '', one?.plural)} and ${counted(context, columns.length, other?.label.toLowerCase() ?? '', other?.plural)}; the numbers stand in the table behind it.`,
      footnote: [
        ...(order.length > shown.length
          ? [`${shown.length} with the most revenue of ${order.length} drawn, all in the table on the page`]
          : []),
        figure === 'conversion' ? 'tracking_data, posts' : 'tracking_data, payouts',
      ].join(' · '),
      method: figure === 'conversion' ? 'conversion_rate' : figure,
      needs: {
        along: [down, across],
        measures: figure === 'roas' ? ['spend'] : [],
        figures: figure === 'conversion' ? ['conversion_rate'] : [],
      },
      unrecorded: unrecordedOf(context, [down, across]),
      empty: `${label} is not recorded by ${one?.label.toLowerCase()} and ${other?.label.toLowerCase()}.`,
      picks: found.map(({ at }) => pickOf(down, at[down] ?? null)),
      drawing:
        found.length === 0
          ? null
          : heat(
              found.map((row) => ({
                row: nameOf(context, down, row.at[down] ?? null),
                column: nameOf(context, across, row.at[across] ?? null),
                value: cellValue(row),
              })),
              shown.map((value) => nameOf(context, down, value)),
              columns.map((value) => nameOf(context, across, value)),
              unit,
            ),
      table: {
        caption: `${label} by ${one?.label.toLowerCase()} and ${other?.label.toLowerCase()}`,
        columns: [
          textColumn(down, one?.label ?? down),
          textColumn(across, other?.label ?? across),
          { id: 'revenue', label: 'Attributed revenue', unit: 'money' },
          { id: 'orders', label: 'Attributed orders', unit: 'count' },
          { id: 'value', label, unit },
        ],
        rows: found.map((row) => [
          textCell(nameOf(context, down, row.at[down] ?? null)),
          textCell(nameOf(context, across, row.at[across] ?? null)),
          exactCell(context, row.sums.revenue, 'money'),
          exactCell(context, row.sums.orders, 'count'),
          exactCell(context, cellValue(row), unit),
        ]),
        empty: format.list(['No rows']),
      },
    };
  });
}

/** Values of a dimension by their revenue, most first. */
function ranked(rows: readonly MetricRow[], by: DimensionId): string[] {
  const revenue = new Map<string, number>();
  for (const { at, sums } of rows) {
    const value = at[by] ?? '';
    revenue.set(value, (revenue.get(value) ?? 0) + (sums.revenue ?? 0));
  }
  return [...revenue].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([value]) => value);
}

function finding(
  context: Context,
  { rows: down, across, figure }: Cross,
  found: readonly MetricRow[],
  cellValue: (row: MetricRow) => number | null,
): Claim {
  const sound = found.filter((row) => cellValue(row) !== null && hasEnoughOrders(row));
  const best = sound.toSorted((a, b) => (cellValue(b) ?? 0) - (cellValue(a) ?? 0))[0];
  const metric = figure === 'conversion' ? 'conversion_rate' : figure;
  if (best === undefined) {
    return {
      metric,
      value: null,
      n: 0,
      where: '',
      text: `No combination has ${LEAST_ORDERS} orders, which a comparison needs`,
    };
  }
  const names = `${nameOf(context, down, best.at[down] ?? null)} on ${nameOf(context, across, best.at[across] ?? null)}`;
  const value = cellValue(best);
  const unit = figure === 'conversion' ? 'rate' : figureUnit(figure);
  const verb = {
    roas: 'returned the most',
    revenue: 'brought the most revenue',
    conversion: 'turned the most of its reach into orders',
  }[figure];
  return {
    metric,
    value,
    n: sound.length,
    where: names,
    text: `${names} ${verb}, ${context.format.short(value, unit)}`,
  };
}
