/** Revenue of a day in each month, and on each weekday: sums divided by the days there were. */
import { isoMonth, isoWeekday } from '../../core/calendar.ts';
import { type Chart, defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { columns } from '../draw/columns.ts';
import { nameOf } from '../names.ts';
import { dailySums } from '../time.ts';
import type { Claim } from '../view.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

interface Bucket {
  readonly value: string;
  readonly days: number;
  readonly revenue: number;
  /** Revenue ÷ days. */
  readonly mean: number;
}

const bucketOf = { month: isoMonth, weekday: (day: number) => String(isoWeekday(day)) } as const;

export function seasonality(by: 'month' | 'weekday'): Chart {
  return defineChart(`seasonality-${by}`, (context) => {
    const found = buckets(context, by);
    const total = found.reduce((sum, { revenue }) => sum + revenue, 0);
    const days = found.reduce((sum, bucket) => sum + bucket.days, 0);
    return {
      title: finding(context, by, found, days === 0 ? 0 : total / days),
      subtitle: `Attributed revenue per day by ${by}, ${periodOf(context)}`,
      alt: `Columns of attributed revenue per day for ${counted(context, found.length, by)}, beside the mean of all days.`,
      footnote: `${counted(context, days, 'day')} · tracking_data`,
      method: 'revenue',
      empty: 'No tracked orders in this selection, so there is no season to see.',
      drawing:
        total === 0
          ? null
          : columns(
              found.map(({ value, mean }) => ({
                name:
                  by === 'month'
                    ? context.format
                        .axisDate(new Date(`${value}-01T00:00:00Z`), 'month', false)
                        .replace('\n', ' ')
                    : nameOf(context, by, value).slice(0, 3),
                value: mean,
                colour: colours.revenue,
              })),
              'money',
              [{ value: total / days, name: 'mean', colour: colours.quiet }],
            ),
      table: {
        caption: `Revenue by ${by}`,
        columns: [
          textColumn(by, by === 'month' ? 'Month' : 'Weekday'),
          { id: 'days', label: 'Days', unit: 'count' },
          { id: 'revenue', label: 'Attributed revenue', unit: 'money', bar: true },
          { id: 'mean', label: 'Per day', unit: 'money' },
        ],
        rows: found.map(({ value, days: n, revenue, mean }) => [
          textCell(nameOf(context, by, value)),
          exactCell(context, n, 'count'),
          exactCell(context, revenue, 'money'),
          exactCell(context, mean, 'money'),
        ]),
        empty: 'No days.',
      },
    };
  });
}

function buckets({ cube, where }: Context, by: 'month' | 'weekday'): Bucket[] {
  const sums = dailySums(cube, ['revenue'], where);
  const revenue = sums.of('revenue') ?? [];
  const found = new Map<string, { days: number; revenue: number }>();
  sums.days.forEach((day, at) => {
    const key = bucketOf[by](day);
    const bucket = found.get(key) ?? { days: 0, revenue: 0 };
    bucket.days++;
    bucket.revenue += revenue[at] ?? 0;
    found.set(key, bucket);
  });
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, bucket]) => ({ value, ...bucket, mean: bucket.revenue / bucket.days }));
}

function finding(context: Context, by: 'month' | 'weekday', found: readonly Bucket[], mean: number): Claim {
  const claim = { metric: 'revenue', n: found.length } as const;
  const best = found.toSorted((a, b) => b.mean - a.mean)[0];
  if (best === undefined || best.mean === 0)
    return { ...claim, value: 0, where: '', text: 'No revenue was tracked' };
  const name = nameOf(context, by, best.value);
  return {
    ...claim,
    value: best.mean,
    where: `${by} ${best.value}`,
    text: `${name}${by === 'weekday' ? 's' : ''} brought ${context.format.short(best.mean, 'money')} a day, ${context.format.short(best.mean / mean - 1, 'rate')} above the mean`,
  };
}
