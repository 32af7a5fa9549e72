/** Revenue of a day in each month of the year, and on each weekday. */

import { type Season, seasonality as seasonsOf } from '../../../core/measure/segments/seasonality.ts';
import { type Chart, defineChart } from '../../chart.ts';
import { colours } from '../../colours.ts';
import type { Context } from '../../context.ts';
import { columns } from '../../draw/columns.ts';
import { ofTold } from '../../part-told.ts';
import { isRevenueKnown, noRevenue } from '../../unsold.ts';
import type { Claim } from '../../view.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../../words.ts';

type Part = 'month' | 'weekday';

export function seasonality(by: Part): Chart {
  return defineChart(`seasonality-${by}`, (context) => {
    const { cube, where } = context;
    const { months, weekdays, days, years } = seasonsOf(cube, where);
    const seasons = by === 'month' ? months : weekdays;
    const total = seasons.reduce((sum, { revenue }) => sum + revenue, 0);
    return {
      title: finding(context, by, seasons),
      subtitle: `Attributed revenue per day by ${by === 'month' ? 'month of the year' : 'weekday'}, ${periodOf(context)}`,
      alt: `Columns of attributed revenue per day for ${counted(context, seasons.length, by)}, beside the mean of all days.`,
      footnote: [
        counted(context, days, 'day'),
        ...(by === 'month' && years < 2
          ? ['with fewer than two years a season cannot be told from a trend']
          : []),
        'tracking_data',
      ].join(' · '),
      method: 'revenue',
      needs: { along: [by] },
      empty: `${noRevenue(context, 'No tracked orders in this selection')}, so there is no season to see.`,
      drawing:
        total === 0
          ? null
          : columns(
              seasons.map((season) => ({
                name: shortNameOf(context, by, season),
                value: season.revenuePerDay,
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
          { id: 'perDay', label: 'Per day', unit: 'money' },
          { id: 'index', label: 'Against the mean', unit: 'multiple' },
        ],
        rows: (isRevenueKnown(context) ? seasons : []).map((season) => [
          textCell(nameOf(context, by, season)),
          exactCell(context, season.days, 'count'),
          exactCell(context, season.revenue, 'money'),
          exactCell(context, season.revenuePerDay, 'money'),
          exactCell(context, season.index, 'multiple'),
        ]),
        empty: 'No days.',
      },
    };
  });
}

function nameOf({ format }: Context, by: Part, { part }: Season): string {
  return by === 'month' ? format.monthOfYear(part) : format.weekday(part);
}

function shortNameOf({ format }: Context, by: Part, { part }: Season): string {
  return by === 'month' ? format.monthOfYear(part, 'short') : format.weekday(part, 'short');
}

function finding(context: Context, by: Part, seasons: readonly Season[]): Claim {
  const n = seasons.reduce((sum, { orders }) => sum + orders, 0);
  const claim = { metric: 'revenue', n } as const;
  const best = seasons.toSorted((a, b) => b.revenuePerDay - a.revenuePerDay)[0];
  if (best === undefined || best.index === null || best.revenuePerDay === 0) {
    const value = isRevenueKnown(context) ? 0 : null;
    return { ...claim, value, where: '', text: noRevenue(context, 'No revenue was tracked') };
  }
  const { format } = context;
  const told = ofTold(context, by);
  const name = nameOf(context, by, best);
  // Only English days have an English plural.
  const many = by === 'weekday' && /^[A-Z][a-z]+day$/.test(name) ? `${name}s` : name;
  if (seasons.filter(({ revenue }) => revenue > 0).length === 1) {
    return {
      ...claim,
      value: best.revenue,
      where: `every ${name}`,
      text: `${told}${told ? 'all' : 'All'} tracked revenue fell in ${by === 'month' ? name : `one weekday, ${name}`}`,
    };
  }
  return {
    ...claim,
    value: best.revenuePerDay,
    where: `a day of ${name}`,
    text: `${told}${many} brought ${format.short(best.revenuePerDay, 'money')} a day, ${format.short(best.index - 1, 'rate')} above the mean`,
  };
}
