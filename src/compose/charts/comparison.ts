/** Bars of one figure along one dimension: the same reading for platforms, categories, brands, tiers … */
import { type Dimension, type DimensionId, dimensions } from '../../core/measure/dimensions.ts';
import { type FigureId, figureLabel, figureUnit } from '../../core/measure/figures.ts';
import { type MetricRow, measure } from '../../core/measure/measure.ts';
import { breakEvenRoas } from '../break-even.ts';
import { type Chart, defineChart } from '../chart.ts';
import { colours, platformColour } from '../colours.ts';
import type { Context } from '../context.ts';
import { type Bar, bars } from '../draw/bars.ts';
import { hasEnoughOrders, LEAST_ORDERS } from '../least-orders.ts';
import { nameOf } from '../names.ts';
import { unassignedSpend } from '../unassigned.ts';
import type { Claim } from '../view.ts';
import { allocationNote, counted, exactCell, periodOf, semicolon, textCell, textColumn } from '../words.ts';

interface Comparison {
  readonly id: string;
  readonly by: DimensionId;
  /** What the bars show and are sorted by. */
  readonly figure: 'revenue' | 'roas' | 'engagement_rate' | 'conversion_rate' | 'spend';
}

/** As many as a reader compares at a glance; the table behind the chart has all. */
const SHOWN = 15;

const columns = [
  'revenue',
  'orders',
  'posts',
  'spend',
  'roas',
  'reach',
  'engagement_rate',
  'conversion_rate',
] as const satisfies FigureId[];

export function comparison({ id, by, figure }: Comparison): Chart {
  return defineChart(id, (context) => {
    const { cube, where, format } = context;
    const dimension: Dimension = dimensions[by];
    const found = measure(cube, { by: [by], figures: columns, where })
      .filter(({ values }) => values[figure] !== null && (figure === 'roas' || (values[figure] ?? 0) > 0))
      .sort((a, b) => (b.values[figure] ?? 0) - (a.values[figure] ?? 0));
    // A dimension that no row records is not recorded, rather than one large blank.
    const rows = found.some(({ at }) => at[by] !== null) ? found : [];
    const shown = rows.slice(0, SHOWN);
    const unit = figureUnit(figure);
    const total = rows.reduce((sum, { values }) => sum + (values[figure] ?? 0), 0);
    const orders = rows.reduce((sum, { sums }) => sum + (sums.orders ?? 0), 0);
    const breakEven = breakEvenRoas(cube);
    const name = (row: MetricRow) => nameOf(context, by, row.at[by] ?? null);
    const drawn: Bar[] = shown.map((row) => {
      const value = row.values[figure] ?? null;
      const share = unit === 'money' && total > 0 ? [format.short((value ?? 0) / total, 'rate')] : [];
      const roas =
        figure === 'revenue' && row.values.roas !== null
          ? [format.short(row.values.roas ?? null, 'multiple')]
          : [];
      return {
        name: name(row),
        value,
        colour: colourOf(by, row, figure, breakEven),
        labels: [format.short(value, unit), ...share, ...roas],
      };
    });
    const known = columns.filter((column) => rows.some(({ values }) => values[column] !== null));
    return {
      title: finding(context, by, figure, rows),
      subtitle: `${figureLabel(figure)}${figure === 'revenue' ? ', its share and ROAS' : ''} by ${dimension.label.toLowerCase()}, ${periodOf(context)}${figure === 'roas' ? semicolon(allocationNote(context, by)) : ''}`,
      alt: `Bars of ${figureLabel(figure).toLowerCase()} for ${counted(context, shown.length, dimension.label.toLowerCase(), dimension.plural)}, largest first: ${format.list(drawn.slice(0, 6).map((bar) => `${bar.name} ${bar.labels[0]}`))}.`,
      footnote: [
        ...(rows.length > shown.length
          ? [`${shown.length} largest of ${rows.length} drawn, all in the table`]
          : []),
        ...sourcesOf(context, by, figure, orders),
      ].join(' · '),
      method: figure,
      empty: `${figureLabel(figure)} is not recorded by ${dimension.label.toLowerCase()} in this drop.`,
      drawing:
        drawn.length === 0
          ? null
          : bars(
              drawn,
              unit,
              figure === 'roas' ? [{ value: breakEven, name: 'break-even', colour: colours.loss }] : [],
            ),
      table: {
        caption: `${figureLabel(figure)} by ${dimension.label.toLowerCase()}`,
        columns: [
          textColumn(by, dimension.label),
          ...known.map((column) => ({
            id: column,
            label: figureLabel(column),
            unit: figureUnit(column),
            bar: column === figure,
          })),
        ],
        rows: rows.map((row) => [
          textCell(name(row)),
          ...known.map((column) => exactCell(context, row.values[column] ?? null, figureUnit(column))),
        ]),
        empty: `No ${dimension.plural}.`,
      },
    };
  });
}

/** What the figure rests on: how many rows, of which files. */
function sourcesOf(
  context: Context,
  by: DimensionId,
  figure: Comparison['figure'],
  orders: number,
): string[] {
  if (figure === 'engagement_rate') return ['posts'];
  if (figure === 'spend') return [counted(context, context.drop.rows.payouts.accepted, 'payout'), 'payouts'];
  const files = figure === 'conversion_rate' ? 'tracking_data, posts' : 'tracking_data, payouts';
  const unassigned = figure === 'conversion_rate' ? [] : unassignedSpend(context, by);
  return [counted(context, orders, 'attributed order'), ...unassigned, files];
}

function colourOf(by: DimensionId, row: MetricRow, figure: FigureId, breakEven: number): string {
  if (by === 'platform') return platformColour(row.at.platform ?? null);
  if (figure === 'roas') return (row.values.roas ?? 0) >= breakEven ? colours.revenue : colours.loss;
  return figure === 'spend' ? colours.spend : colours.revenue;
}

function finding(
  context: Context,
  by: DimensionId,
  figure: Comparison['figure'],
  all: readonly MetricRow[],
): Claim {
  const named = all.filter((row) => row.at[by] !== null);
  const rows = figure === 'roas' ? named.filter(hasEnoughOrders) : named;
  const { cube, format } = context;
  const dimension: Dimension = dimensions[by];
  const [best] = rows;
  const n = rows.reduce(
    (sum, { sums }) => sum + ((figure === 'engagement_rate' ? sums.posts : sums.orders) ?? 0),
    0,
  );
  const claim = { metric: figure, n } as const;
  if (best === undefined) {
    return {
      ...claim,
      value: null,
      where: '',
      text:
        named.length > rows.length
          ? `No ${dimension.label.toLowerCase()} has ${LEAST_ORDERS} orders, which a comparison of ROAS needs`
          : `${figureLabel(figure)} is not defined by ${dimension.label.toLowerCase()}`,
    };
  }
  const name = nameOf(context, by, best.at[by] ?? null);
  const value = best.values[figure] ?? null;
  const where = `${by} ${name}`;
  const many = counted(context, rows.length, dimension.label.toLowerCase(), dimension.plural);
  if (rows.length === 1) {
    return {
      ...claim,
      value,
      where,
      text: `${name} is the only ${dimension.label.toLowerCase()}: ${figureLabel(figure)} ${format.short(value, figureUnit(figure))}`,
    };
  }
  if (figure === 'roas') {
    const under = rows.filter(({ values }) => (values.roas ?? 0) < breakEvenRoas(cube)).length;
    const rest =
      under === 0
        ? 'none fell below break-even'
        : `${format.exact(under, 'count')} of ${many} fell below break-even`;
    return {
      ...claim,
      value,
      where,
      text: `${name} returned the most for its spend, ${format.short(value, 'multiple')}; ${rest}`,
    };
  }
  if (figure === 'conversion_rate') {
    return {
      ...claim,
      value,
      where,
      text: `${name} turned the most of its reach into orders, ${format.short(value, 'rate')}`,
    };
  }
  if (figure === 'engagement_rate') {
    return {
      ...claim,
      value,
      where,
      text: `${name} engaged the most of those it reached, ${format.short(value, 'rate')}`,
    };
  }
  const total = all.reduce((sum, { values }) => sum + (values[figure] ?? 0), 0);
  const verb = figure === 'revenue' ? 'brought' : 'took';
  const second = rows[1];
  const next = second
    ? `, ${nameOf(context, by, second.at[by] ?? null)} ${format.short((second.values[figure] ?? 0) / total, 'rate')}`
    : '';
  return {
    ...claim,
    value,
    where,
    text: `${name} ${verb} ${format.short((value ?? 0) / total, 'rate')} of ${figure}${next}`,
  };
}
