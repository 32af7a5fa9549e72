import * as Plot from '@observablehq/plot';
import { estimateAll, type RungEstimate } from '../../core/incremental/index.ts';
import type { Known } from '../../core/incremental/rung.ts';
import { total } from '../../core/measure/measure.ts';
import { breakEvenRoas } from '../break-even.ts';
import { cut, cutBefore, nameMargin, plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { inside } from '../draw/inside.ts';
import type { Claim } from '../view.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

/** A baseline that the drop, or the selection, cannot carry. */
interface Missing {
  readonly name: string;
  readonly why: string;
}

interface Row {
  readonly id: RungEstimate['id'];
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly point: number | null;
}

/** Total against incremental ROAS: every baseline in one picture, each with what it assumes. */
export const incrementalRoas = defineChart('incremental-roas', (context) => {
  const { evidence, where, format, cube } = context;
  const estimates = estimateAll({ ...evidence, where });
  const rows = estimates.flatMap(rowOf);
  const missing = estimates.flatMap(({ rung, estimate }): Missing[] =>
    estimate.defined ? [] : [{ name: rung.label, why: `${estimate.needs}, ${estimate.has}` }],
  );
  const line = breakEvenRoas(cube);
  return {
    title: finding(context, rows),
    subtitle: `(Attributed revenue − baseline revenue) ÷ spend by baseline, ${periodOf(context)}; a line where only a band is known, words where the drop cannot carry it`,
    alt: `Incremental ROAS for ${counted(context, rows.length, 'baseline')}: ${format.list(rows.map((row) => `${row.name} ${words(context, row)}`))}.`,
    footnote: [
      ...breakEvenShare(context, estimates),
      `${counted(context, estimates.length - rows.length, 'baseline')} of ${estimates.length} cannot be carried by this drop; the table on the page says what each needs`,
      'tracking_data, payouts, posts',
    ].join(' · '),
    method: 'incremental',
    needs: { measures: ['spend'] },
    empty: 'No spend is recorded, so nothing can be held against it.',
    drawing:
      rows.length === 0
        ? null
        : (canvas, width) => {
            const narrow = width < 500;
            const names = estimates.map(({ rung }) => rung.label);
            const room = narrow ? 8 : nameMargin(names, width);
            return plot(canvas, width, {
              height: 52 + names.length * (narrow ? 46 : 36),
              marginLeft: room,
              marginRight: 16,
              marginTop: 24,
              x: {
                label: null,
                grid: true,
                zero: true,
                nice: true,
                ticks: narrow ? 4 : 8,
                tickFormat: (value: number) => format.tick(value, 'multiple'),
              },
              y: narrow
                ? { axis: null, domain: names }
                : { label: null, tickSize: 0, domain: names, tickFormat: (name: string) => cut(name, room) },
              marks: [
                Plot.ruleX([line], { stroke: colours.loss, strokeDasharray: '4 3' }),
                Plot.text(
                  [line],
                  inside({
                    x: (at: number) => at,
                    frameAnchor: 'top',
                    dy: -14,
                    text: () => `break-even ${format.tick(line, 'multiple')}`,
                    fill: colours.loss,
                  }),
                ),
                Plot.link(rows, {
                  x1: 'low',
                  x2: 'high',
                  y1: 'name',
                  y2: 'name',
                  stroke: colours.revenue,
                  strokeWidth: 5,
                  strokeOpacity: 0.4,
                }),
                Plot.dot(
                  rows.filter(({ point }) => point !== null),
                  { x: 'point', y: 'name', fill: colours.revenue, r: 5 },
                ),
                Plot.text(rows, {
                  y: 'name',
                  dy: -13,
                  fill: colours.ink,
                  stroke: colours.paper,
                  strokeWidth: 4,
                  ...(narrow
                    ? {
                        x: () => 0,
                        textAnchor: 'start' as const,
                        text: (row: Row) => cutBefore(row.name, `  ${words(context, row)}`, width),
                      }
                    : inside({ x: 'high', y: 'name', text: (row: Row) => words(context, row) })),
                }),
                // What the drop cannot carry says what it needs, where its number would stand.
                Plot.text(missing, {
                  x: 0,
                  y: 'name',
                  text: ({ name, why }: Missing) => (narrow ? cut(name, width) : cut(why, width - room - 16)),
                  textAnchor: 'start',
                  dx: narrow ? 0 : 6,
                  dy: narrow ? -13 : 0,
                  fill: narrow ? colours.ink : colours.soft,
                  stroke: colours.paper,
                  strokeWidth: 4,
                }),
                Plot.text(narrow ? missing : [], {
                  x: 0,
                  y: 'name',
                  text: ({ why }: Missing) => cut(why, width - 16),
                  textAnchor: 'start',
                  dx: 2,
                  dy: 4,
                  fill: colours.soft,
                  stroke: colours.paper,
                  strokeWidth: 4,
                }),
              ],
            });
          },
    table: {
      caption: 'Incremental ROAS by baseline',
      columns: [
        textColumn('baseline', 'Baseline'),
        { id: 'low', label: 'Low', unit: 'multiple' },
        { id: 'point', label: 'Estimate', unit: 'multiple' },
        { id: 'high', label: 'High', unit: 'multiple' },
        { id: 'revenue', label: 'Incremental revenue', unit: 'money' },
        textColumn('rests', 'Rests on'),
        textColumn('assumes', 'Assumes'),
      ],
      rows: estimates.map(({ rung, estimate }) => [
        textCell(rung.label),
        exactCell(context, estimate.defined ? estimate.low.iroas : null, 'multiple'),
        exactCell(context, estimate.defined ? (estimate.point?.iroas ?? null) : null, 'multiple'),
        exactCell(context, estimate.defined ? estimate.high.iroas : null, 'multiple'),
        exactCell(context, estimate.defined ? (estimate.point?.incrementalRevenue ?? null) : null, 'money'),
        textCell(
          estimate.defined
            ? [
                `${format.exact(estimate.sample.n, 'count')} ${estimate.sample.of}`,
                ...estimate.details.map(({ label, value, unit }) => `${label} ${format.short(value, unit)}`),
              ].join('; ')
            : `${estimate.needs}, ${estimate.has}`,
        ),
        textCell(rung.assumes),
      ]),
      empty: 'No baselines.',
    },
  };
});

/** What the chart finds, by itself. */
export function incrementalFinding(context: Context): Claim {
  return finding(context, estimateAll({ ...context.evidence, where: context.where }).flatMap(rowOf));
}

/** How much of the revenue could have come anyway before the spend is lost. */
function breakEvenShare({ format }: Context, estimates: readonly RungEstimate[]): string[] {
  const assumed = estimates.find(({ id }) => id === 'assumed_share')?.estimate;
  if (!assumed?.defined) return [];
  return assumed.details.map(({ label, value, unit }) => `${label} ${format.short(value, unit)}`);
}

function rowOf({ id, rung, estimate }: RungEstimate): Row[] {
  if (!estimate.defined) return [];
  const { low, high, point }: Known = estimate;
  if (low.iroas === null || high.iroas === null) return [];
  return [{ id, name: rung.label, low: low.iroas, high: high.iroas, point: point?.iroas ?? null }];
}

function words({ format }: Context, { low, high, point }: Row): string {
  const band = low === high ? '' : `${format.short(low, 'multiple')} to ${format.short(high, 'multiple')}`;
  return point === null ? band : `${format.short(point, 'multiple')}${band && ` (${band})`}`;
}

/** The first rung is what is attributed; the others say how much of it would have come anyway. */
function finding({ format, cube, where }: Context, [attributed, ...others]: readonly Row[]): Claim {
  const n = total(cube, ['orders'], where).sums.orders ?? 0;
  const claim = { metric: 'roas', n, where: '' } as const;
  if (attributed === undefined)
    return { ...claim, value: null, text: 'Incremental ROAS is not defined without spend' };
  const whole = format.short(attributed.high, 'multiple');
  if (others.length === 0)
    return {
      ...claim,
      value: attributed.high,
      text: `Of the ROAS of ${whole} nothing is known of what would have come anyway`,
    };
  const low = Math.min(...others.map((row) => row.low));
  const high = Math.max(...others.map((row) => row.high));
  const band = `${format.short(low, 'multiple')} and ${format.short(high, 'multiple')}`;
  // An assumption that nothing measured stands beside is no finding of its own.
  const isAssumed = others.every(({ id }) => id === 'assumed_share');
  const by = isAssumed
    ? 'the assumed organic share alone'
    : others.length === 1
      ? 'one baseline'
      : `${others.length} baselines`;
  const stands = low > breakEvenRoas(cube) ? ', above break-even throughout' : '';
  // Posts may lift organic sales as well: then a baseline finds more than was attributed.
  const text =
    high > attributed.high
      ? `Against a ROAS of ${whole}, incremental ROAS is between ${band} by ${by}${stands}`
      : `Of the ROAS of ${whole}, between ${band} is incremental by ${by}${stands}`;
  return {
    ...claim,
    value: low,
    where: 'incremental, by the lowest baseline',
    text,
    ...(isAssumed && { assumed: true }),
  };
}
