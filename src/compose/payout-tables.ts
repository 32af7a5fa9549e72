/** Payouts by their status, and every one of them. */
import { isoDay } from '../core/calendar.ts';
import type { DimensionId } from '../core/measure/dimensions.ts';
import { ratio } from '../core/measure/metric.ts';
import { type Amount, UNIT } from '../core/money.ts';
import type { Context } from './context.ts';
import { nameCell } from './members.ts';
import { nameOf } from './names.ts';
import { type PayoutRecord, payoutRecords } from './records.ts';
import { csvOf } from './take-away.ts';
import type { Cell, Column, TableBlock } from './view.ts';
import { counted, exactCell, textCell, textColumn } from './words.ts';

/** How much is paid and how much is still to be, where payouts say so. */
export function statusTable(context: Context): TableBlock {
  const { format } = context;
  const records = payoutRecords(context);
  const known = (records ?? []).some(({ status }) => status !== null) ? (records ?? []) : [];
  const groups = [...Map.groupBy(known, ({ status }) => status)]
    .map(([status, rows]) => ({ status, rows, paid: sumOf(rows) }))
    .sort((a, b) => b.paid - a.paid);
  const whole = sumOf(known);
  const areSums = context.cube.withheld !== null;
  const one = areSums ? 'sum' : 'payout';
  const unstated = areSums ? 'told without a status' : 'without a status';
  const words = groups.map(
    ({ status, rows, paid }) =>
      `${format.short(paid, 'money')} ${status === null ? unstated : status.toLowerCase()} (${counted(context, rows.length, one)})`,
  );
  return {
    kind: 'table',
    id: 'payout-status',
    needs: { listed: 'payouts' },
    title: {
      text:
        groups.length === 0
          ? 'Payouts state no status'
          : `Of ${format.short(whole, 'money')}: ${format.list(words)}`,
      metric: 'spend',
      value: groups.length === 0 ? null : whole,
      n: known.length,
      where: groups.length === 0 ? '' : 'payouts as the file states them',
    },
    footnote: 'as payouts state it · payouts',
    table: {
      caption: 'Payouts by status',
      columns: [
        textColumn('status', 'Status'),
        { id: 'payouts', label: areSums ? 'Sums' : 'Payouts', unit: 'count' },
        { id: 'paid', label: 'Amount', unit: 'money', bar: true },
        { id: 'share', label: 'Share', unit: 'rate' },
        { id: 'influencers', label: 'Influencers', unit: 'count' },
        textColumn('days', 'Dated'),
      ],
      rows: groups.map(({ status, rows, paid }) => [
        textCell(status ?? (areSums ? 'not told' : 'not stated')),
        exactCell(context, rows.length, 'count'),
        exactCell(context, paid, 'money'),
        exactCell(context, ratio(paid, whole), 'rate'),
        exactCell(context, new Set(rows.map(({ influencer }) => influencer)).size, 'count'),
        textCell(daysOf(context, rows)),
      ]),
      empty: records === null ? notRecorded : 'The payouts of this selection state no status.',
    },
  };
}

const notRecorded = 'Payouts do not record what is selected, so none can be listed.';

function sumOf(rows: readonly PayoutRecord[]): Amount {
  return rows.reduce((sum, { paid }) => sum + paid, 0);
}

function daysOf({ format }: Context, rows: readonly PayoutRecord[]): string {
  const days = rows.flatMap(({ day }) => day ?? []);
  if (days.length === 0) return 'without dates';
  const [from, to] = days.reduce(
    ([least, most], day) => [Math.min(least, day), Math.max(most, day)],
    [days[0] ?? 0, days[0] ?? 0],
  );
  return format.period(from, to);
}

interface RecordColumn extends Column {
  cell(payout: PayoutRecord): Cell;
  /** A column that no payout fills is left out. */
  readonly of?: keyof PayoutRecord;
}

/** Every payout, newest first. Of one influencer the name goes without saying. */
export function payoutRecordsTable(context: Context, id: string, along: DimensionId | null): TableBlock {
  const { format } = context;
  const records = payoutRecords(context);
  const rows = (records ?? []).toSorted(
    (a, b) => (b.day ?? Number.NEGATIVE_INFINITY) - (a.day ?? Number.NEGATIVE_INFINITY) || b.paid - a.paid,
  );
  const date: RecordColumn = {
    ...{ id: 'date', label: 'Date', unit: 'day', of: 'day' },
    cell: ({ day }) => textCell(day === null ? 'no date' : isoDay(day)),
  };
  const all: readonly RecordColumn[] = [
    ...(along === 'influencer'
      ? [date]
      : [
          {
            ...textColumn('influencer', 'Influencer'),
            cell: ({ influencer }: PayoutRecord) => nameCell(context, 'influencer', influencer || null),
          },
          date,
        ]),
    {
      ...textColumn('basis', 'Basis'),
      cell: ({ basis }) => textCell(nameOf(context, 'basis', basis)),
    },
    {
      ...{ id: 'rate', label: 'Rate', unit: 'money', of: 'rate' },
      cell: (payout) => rateCell(context, payout),
    },
    {
      ...{ id: 'orders', label: 'Orders stated', unit: 'count', of: 'orders' },
      cell: ({ orders }) => exactCell(context, orders, 'count'),
    },
    {
      ...{ id: 'paid', label: 'Payout', unit: 'money', bar: true },
      cell: ({ paid }) => exactCell(context, paid, 'money'),
    },
    {
      ...textColumn('campaign', 'Campaign'),
      of: 'campaign',
      cell: ({ campaign }) => orDash(context, campaign),
    },
    { ...textColumn('status', 'Status'), of: 'status', cell: ({ status }) => orDash(context, status) },
  ];
  const columns = all.filter(
    ({ of }, at) => at === 0 || of === undefined || rows.some((row) => row[of] !== null),
  );
  const paid = sumOf(rows);
  const areSums = context.cube.withheld !== null;
  return {
    kind: 'table',
    id,
    needs: { listed: 'payouts' },
    title: {
      text:
        records === null
          ? 'Payouts are not recorded along what is selected'
          : rows.length === 0
            ? 'No payout in this selection'
            : `${areSums ? `Payouts in ${counted(context, rows.length, 'sum')}` : counted(context, rows.length, 'payout')}, ${format.exact(paid, 'money')} in all`,
      metric: 'spend',
      value: records === null ? null : paid,
      n: rows.length,
      where: 'payouts as the file states them',
    },
    footnote: 'newest first · orders as the payout states them · payouts',
    table: {
      caption: areSums ? 'Payouts as they are told' : 'Payouts one by one',
      columns: columns.map(({ cell: _, of: __, ...column }) => column),
      rows: rows.map((row) => columns.map((column) => column.cell(row))),
      empty: records === null ? notRecorded : 'No payout in this selection.',
      ...csvOf(context, 'payouts'),
    },
  };
}

/** A rate for sales is a share of revenue where it is below one unit of currency; otherwise it is money. */
function rateCell(context: Context, { basis, rate }: PayoutRecord): Cell {
  const isShare = basis === 'sale' && rate !== null && rate < UNIT;
  return isShare
    ? { text: context.format.table(rate / UNIT, 'rate'), value: rate }
    : exactCell(context, rate, 'money');
}

function orDash({ format }: Context, text: string | null): Cell {
  return textCell(text ?? format.short(null, 'count'));
}
