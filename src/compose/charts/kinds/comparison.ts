/** Bars of one figure along one dimension: the same reading for platforms, categories, brands, tiers … */
import { type Dimension, type DimensionId, dimensions } from '../../../core/measure/dimensions.ts';
import { type FigureId, figureLabel, figureNeeds, figureUnit } from '../../../core/measure/figures.ts';
import { type MetricRow, measure, total } from '../../../core/measure/measure.ts';
import { breakEvenRoas } from '../../break-even.ts';
import { type Chart, defineChart } from '../../chart.ts';
import { colours, platformColour } from '../../colours.ts';
import type { Context } from '../../context.ts';
import { type Bar, bars, type Line } from '../../draw/bars.ts';
import { hasEnoughOrders, LEAST_ORDERS } from '../../least-orders.ts';
import { nameCell } from '../../members.ts';
import { nameOf } from '../../names.ts';
import { atLeast, ofTold } from '../../part-told.ts';
import { pickOf } from '../../pick.ts';
import { csvAlong } from '../../take-away.ts';
import { withheldLast } from '../../told.ts';
import { unassignedSpend } from '../../unassigned.ts';
import { unrecordedOf } from '../../unrecorded.ts';
import type { Claim } from '../../view.ts';
import {
  allocationNote,
  counted,
  exactCell,
  payoutsOf,
  periodOf,
  semicolon,
  textColumn,
  whereOf,
} from '../../words.ts';

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
  'aov',
  'posts',
  'spend',
  'roas',
  'cpo',
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
    const told = found.some(({ at }) => at[by] !== null) ? found : [];
    const rows = withheldLast(context, told, ({ at }) => at[by] === null);
    const shown = rows.slice(0, SHOWN);
    const unit = figureUnit(figure);
    const whole = rows.reduce((sum, { values }) => sum + (values[figure] ?? 0), 0);
    const sum = (of: 'orders' | 'posts') => rows.reduce((all, { sums }) => all + (sums[of] ?? 0), 0);
    const breakEven = breakEvenRoas(cube);
    const name = (row: MetricRow) => nameOf(context, by, row.at[by] ?? null);
    const drawn: Bar[] = shown.map((row) => {
      const value = row.values[figure] ?? null;
      const share = unit === 'money' && whole > 0 ? [format.short((value ?? 0) / whole, 'rate')] : [];
      const roas =
        unit === 'money' && row.values.roas !== null
          ? [format.short(row.values.roas ?? null, 'multiple')]
          : [];
      return {
        name: name(row),
        value,
        colour:
          cube.withheld !== null && row.at[by] === null
            ? colours.faint
            : colourOf(by, row, figure, breakEven),
        labels: [format.short(value, unit), ...share, ...roas],
      };
    });
    const hasReturns =
      shown.some(({ values }) => values.roas !== null) && (figure === 'roas' || unit === 'money');
    const known = columns.filter((column) => rows.some(({ values }) => values[column] !== null));
    return {
      title: finding(context, by, figure, rows),
      subtitle: `${figureLabel(figure)}${unit === 'money' ? `, its share${hasReturns ? ' and ROAS' : ''}` : ''} by ${dimension.label.toLowerCase()}, ${periodOf(context)}${hasReturns ? semicolon(allocationNote(context, by)) : ''}`,
      alt: `Bars of ${figureLabel(figure).toLowerCase()} for ${counted(context, shown.length, dimension.label.toLowerCase(), dimension.plural)}, largest first: ${format.list(drawn.slice(0, 6).map((bar) => `${bar.name} ${bar.labels[0]}`))}.`,
      footnote: [
        ...(rows.length > shown.length
          ? [
              `${shown.length} largest of ${countedRows(context, by, rows)} drawn, all in the table on the page`,
            ]
          : []),
        ...sourcesOf(context, by, figure, { orders: sum('orders'), posts: sum('posts') }),
      ].join(' · '),
      method: figure,
      needs: { along: [by], measures: figureNeeds(figure), figures: [figure] },
      unrecorded: unrecordedOf(context, [by]),
      empty: `${figureLabel(figure)} is not ${cube.withheld === null ? 'recorded' : 'told'} by ${dimension.label.toLowerCase()} in this selection.`,
      picks: shown.map(({ at }) => pickOf(by, at[by] ?? null)),
      drawing: drawn.length === 0 ? null : bars(drawn, unit, linesOf(context, figure, rows.length)),
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
          nameCell(context, by, row.at[by] ?? null),
          ...known.map((column) => exactCell(context, row.values[column] ?? null, figureUnit(column))),
        ]),
        empty: `No ${dimension.plural}.`,
        ...csvAlong(context, by),
      },
    };
  });
}

/** How many there are to be drawn; what is withheld is none of them. */
function countedRows({ cube }: Context, by: DimensionId, rows: readonly MetricRow[]): string {
  if (cube.withheld === null) return String(rows.length);
  return `${rows.filter(({ at }) => at[by] !== null).length} that are told`;
}

/** What a ratio is held against: break-even, and the same ratio over everything. */
function linesOf({ cube, where }: Context, figure: Comparison['figure'], compared: number): Line[] {
  if (figureUnit(figure) === 'money') return [];
  const all = total(cube, [figure], where).values[figure] ?? null;
  return [
    ...(figure === 'roas' ? [{ value: breakEvenRoas(cube), name: 'break-even', colour: colours.loss }] : []),
    ...(all === null || compared < 2 ? [] : [{ value: all, name: 'overall', colour: colours.quiet }]),
  ];
}

/** What the figure rests on: how many rows, of which files. */
function sourcesOf(
  context: Context,
  by: DimensionId,
  figure: Comparison['figure'],
  { orders, posts }: Readonly<Record<'orders' | 'posts', number>>,
): string[] {
  if (figure === 'engagement_rate') return [counted(context, posts, 'post'), 'posts'];
  if (figure === 'spend') return [payoutsOf(context), 'payouts'];
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
  const where = whereOf(by, best.at[by]);
  const many = counted(context, rows.length, dimension.label.toLowerCase(), dimension.plural);
  if (rows.length === 1) {
    return {
      ...claim,
      value,
      where,
      text: `${figure === 'engagement_rate' ? '' : ofTold(context, by)}${name} is the only ${dimension.label.toLowerCase()}: ${figureLabel(figure)} ${format.short(value, figureUnit(figure))}`,
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
      text: `${ofTold(context, by)}${name} returned the most for its spend, ${format.short(value, 'multiple')}; ${rest}`,
    };
  }
  if (figure === 'conversion_rate') {
    return {
      ...claim,
      value,
      where,
      text: `${ofTold(context, by)}${name} turned the most of its reach into orders, ${format.short(value, 'rate')}`,
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
  const whole = all.reduce((sum, { values }) => sum + (values[figure] ?? 0), 0);
  const share = (row: MetricRow) => format.short((row.values[figure] ?? 0) / whole, 'rate');
  const second = rows[1];
  const next = second ? `, ${share(second)} ${inSentence(context, by, second)}` : '';
  if (by === 'basis') {
    return {
      ...claim,
      value,
      where,
      text: `${share(best)} of spend was paid ${inSentence(context, by, best)}${next}`,
    };
  }
  const least = figure === 'revenue' ? atLeast(context, by) : '';
  const after = second ? `, ${nameOf(context, by, second.at[by] ?? null)} ${least}${share(second)}` : '';
  return {
    ...claim,
    value,
    where,
    text: `${name} ${figure === 'revenue' ? 'brought' : 'took'} ${least}${share(best)} of ${figure}${after}`,
  };
}

/** "per order": a way of paying within a sentence. */
function inSentence(context: Context, by: DimensionId, row: MetricRow): string {
  return nameOf(context, by, row.at[by] ?? null).toLowerCase();
}
