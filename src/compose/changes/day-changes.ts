/** Days that are new, and past days that are told otherwise than before. */
import { isoDay } from '../../core/calendar.ts';
import {
  type Restated,
  restated,
  type Tracked,
  type TrackedChange,
  type TrackedDay,
} from '../../core/compare/restated.ts';
import type { Amount } from '../../core/money.ts';
import { signed } from '../change.ts';
import { nameOf } from '../names.ts';
import type { Block, Cell, Claim, Column } from '../view.ts';
import { counted, dotted, exactCell, textCell, textColumn } from '../words.ts';
import { type Compared, LISTED, listedNote, since } from './compared.ts';

export function dayChanges({ now, earlier }: Compared): Restated {
  return restated(earlier.cube, now.cube);
}

/** How much of the past was told otherwise, or that none was. */
export function restatedClaim(compared: Compared, { span, days, total }: Restated): Claim {
  const { now } = compared;
  const { format } = now;
  const claim = { metric: 'revenue', n: days.length, ...since(compared) } as const;
  if (span === null)
    return { ...claim, text: 'The two drops have no day with orders in common', value: null };
  const until = `up to ${format.day(span.to)}`;
  if (days.length === 0) return { ...claim, text: `No day ${until} was restated`, value: 0 };
  const revenue = total.after.revenue - total.before.revenue;
  const orders = total.after.orders - total.before.orders;
  const organic = total.after.organic - total.before.organic;
  const money = (change: Amount) => signed(change, format.exact(Math.abs(change), 'money'));
  const share =
    total.before.revenue === 0
      ? ''
      : ` (${signed(revenue, format.short(Math.abs(revenue / total.before.revenue), 'rate'))})`;
  const parts = [
    `${money(revenue)} of attributed revenue${share}`,
    ...(orders === 0 ? [] : [`${signed(orders, counted(now, Math.abs(orders), 'order'))}`]),
    ...(organic === 0 ? [] : [`${money(organic)} of organic revenue`]),
  ];
  return {
    ...claim,
    text: `${counted(now, days.length, 'day')} ${until} ${days.length === 1 ? 'was' : 'were'} restated: ${format.list(parts)}`,
    value: revenue,
  };
}

/** Days of which this drop alone knows, and of which the earlier one alone did. */
export function newDaysClaims(compared: Compared, { newDays, leftDays }: Restated): Claim[] {
  const { now } = compared;
  const told = (days: readonly TrackedDay[], words: readonly [one: string, many: string]): Claim[] => {
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return [];
    const sum = (figure: keyof Tracked) => days.reduce((all, { tracked }) => all + tracked[figure], 0);
    const [revenue, orders, organic] = [sum('revenue'), sum('orders'), sum('organic')];
    const money = (amount: Amount) => now.format.short(amount, 'money');
    const parts = [
      ...(revenue === 0 && orders === 0 && organic !== 0
        ? []
        : [`${money(revenue)} of attributed revenue from ${counted(now, orders, 'order')}`]),
      ...(organic === 0 ? [] : [`${money(organic)} of organic revenue`]),
    ];
    return [
      {
        text: `${counted(now, days.length, 'day')} with orders ${days.length === 1 ? words[0] : words[1]}, ${now.format.period(first.day, last.day)}: ${now.format.list(parts)}`,
        metric: 'revenue',
        value: revenue,
        n: orders,
        ...since(compared),
      },
    ];
  };
  return [
    ...told(newDays, ['is new', 'are new']),
    ...told(leftDays, ['is no longer told of', 'are no longer told of']),
  ];
}

/** Nothing where no day was restated: the page says so at its top. */
export function restatedTables(compared: Compared, found: Restated): Block[] {
  const { now, thenDay, nowDay } = compared;
  const { days, campaigns } = found;
  if (days.length === 0) return [];
  const hasOrganic = days.some(({ before, after }) => before.organic !== after.organic);
  const columns: Column[] = [
    { id: 'revenue-then', label: 'Revenue then', unit: 'money' },
    { id: 'revenue-now', label: 'Revenue now', unit: 'money' },
    { id: 'revenue-change', label: 'Change', unit: 'money' },
    { id: 'orders-then', label: 'Orders then', unit: 'count' },
    { id: 'orders-now', label: 'Orders now', unit: 'count' },
    ...(hasOrganic ? [{ id: 'organic', label: 'Organic change', unit: 'money' } satisfies Column] : []),
  ];
  const cells = ({ before, after }: TrackedChange<unknown>): Cell[] => [
    exactCell(now, before.revenue, 'money'),
    exactCell(now, after.revenue, 'money'),
    changeCell(compared, after.revenue - before.revenue),
    exactCell(now, before.orders, 'count'),
    exactCell(now, after.orders, 'count'),
    ...(hasOrganic ? [changeCell(compared, after.organic - before.organic)] : []),
  ];
  const sum = sumOf(days);
  return [
    {
      kind: 'table',
      id: 'restated-days',
      title: largestClaim(compared, days),
      footnote: dotted(
        listedNote(compared, days.length, 'the largest'),
        `attributed revenue and orders, then in the drop of ${thenDay}, now in that of ${nowDay}; a day counts where any campaign of it differs · tracking_data`,
      ),
      table: {
        caption: 'Past days that were restated',
        columns: [{ id: 'day', label: 'Day', unit: 'day' }, ...columns],
        rows: [
          ...largest(days).map((one) => [textCell(isoDay(one.at)), ...cells(one)]),
          [textCell('All restated days'), ...cells(sum)],
        ],
        empty: 'No day was restated.',
      },
    },
    ...(campaigns.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            id: 'restated-campaigns',
            title: {
              text: campaignWords(compared, campaigns),
              metric: 'rows' as const,
              as: 'count' as const,
              value: campaigns.length,
              n: days.length,
              ...since(compared),
            },
            footnote: dotted(
              listedNote(compared, campaigns.length, 'the largest'),
              'all days that both drops cover · tracking_data',
            ),
            table: {
              caption: 'What was restated, by campaign',
              columns: [textColumn('campaign', 'Campaign'), ...columns],
              rows: campaigns
                .toSorted((a, b) => sizeOf(b) - sizeOf(a))
                .slice(0, LISTED)
                .map((one) => [textCell(nameOf(now, 'campaign', one.at)), ...cells(one)]),
              empty: 'No campaign.',
            },
          },
        ]),
  ];
}

/** Those that are listed, in the order of days. */
function largest(days: Restated['days']): Restated['days'] {
  return days
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, LISTED)
    .sort((a, b) => a.at - b.at);
}

/** Orders that name none are no campaign. */
function campaignWords({ now }: Compared, campaigns: Restated['campaigns']): string {
  const named = campaigns.filter(({ at }) => at !== null).length;
  const parts = [
    ...(named === 0 ? [] : [counted(now, named, 'campaign')]),
    ...(named === campaigns.length ? [] : [`${named === 0 ? 'O' : 'o'}rders of no campaign`]),
  ];
  const single = named === 1 && parts.length === 1;
  return `${now.format.list(parts)} ${single ? 'is' : 'are'} behind what was restated`;
}

function largestClaim(compared: Compared, days: Restated['days']): Claim {
  const { format } = compared.now;
  const [most] = days.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const claim = { n: days.length, ...since(compared) };
  if (most === undefined || sizeOf(most) === 0) {
    const text = 'No day changed in revenue, only in orders or in the campaigns that they name';
    return { ...claim, text, metric: 'revenue', value: 0 };
  }
  const { before, after } = most;
  const isOrganic = Math.abs(after.organic - before.organic) > Math.abs(after.revenue - before.revenue);
  const figure = isOrganic ? 'organic' : 'revenue';
  const money = (tracked: Tracked) => format.exact(tracked[figure], 'money');
  return {
    ...claim,
    text: `${format.day(most.at)} was restated the most: ${money(before)} of ${isOrganic ? 'organic' : 'attributed'} revenue then, ${money(after)} now`,
    metric: isOrganic ? 'organic_revenue' : 'revenue',
    value: after[figure] - before[figure],
  };
}

function changeCell({ now: { format } }: Compared, change: Amount): Cell {
  return { text: signed(change, format.exact(Math.abs(change), 'money')), value: change };
}

function sizeOf({ before, after }: TrackedChange<unknown>): number {
  return Math.abs(after.revenue - before.revenue) + Math.abs(after.organic - before.organic);
}

function sumOf(days: readonly TrackedChange<number>[]): TrackedChange<null> {
  const add = (side: 'before' | 'after') =>
    days.reduce(
      (sum, day) => ({
        revenue: sum.revenue + day[side].revenue,
        orders: sum.orders + day[side].orders,
        organic: sum.organic + day[side].organic,
      }),
      { revenue: 0, orders: 0, organic: 0 },
    );
  return { at: null, before: add('before'), after: add('after') };
}
