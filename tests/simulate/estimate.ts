/** What an analyst can work out from the four tables; the tests hold it against truth.json. */
import { type ColumnTable, escape as closure, from, op } from 'arquero';
import { type Rows, readTable } from './drop-in-temp.ts';

export interface InfluencerReturn {
  readonly id: string;
  readonly roas: number;
  /** Relative standard error of the revenue: that of a sum of Poisson many orders of unequal size. */
  readonly error: number;
  /** Paid whatever was sold, so that the whole error of the revenue is in the return. */
  readonly flat: boolean;
}

/** Attributed revenue ÷ payouts of each influencer who was paid. */
export function influencerReturns(folder: string): readonly InfluencerReturn[] {
  const revenue = numbers(readTable(folder, 'tracking_data'), 'revenue')
    .groupby('influencer_id')
    .derive({ square: closure((row: { revenue: number }) => row.revenue ** 2) })
    .rollup({ revenue: op.sum('revenue'), squares: op.sum('square') });
  const spend = numbers(readTable(folder, 'payouts'), 'total_payout')
    .groupby('influencer_id', 'basis')
    .rollup({ spend: op.sum('total_payout') });
  const rows = spend.join(revenue, 'influencer_id').objects() as {
    influencer_id: string;
    basis: string;
    spend: number;
    revenue: number;
    squares: number;
  }[];
  return rows.map((row) => ({
    id: row.influencer_id,
    roas: row.revenue / row.spend,
    error: Math.sqrt(row.squares) / row.revenue,
    flat: row.basis !== 'order' && row.basis !== 'sale',
  }));
}

/** Rank correlation of Spearman. */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const ranks = from(pairs.map(([a, b]) => ({ a, b })))
    .orderby('a')
    .derive({ rankA: op.avg_rank() })
    .orderby('b')
    .derive({ rankB: op.avg_rank() });
  return Number(ranks.rollup({ rho: op.corr('rankA', 'rankB') }).get('rho'));
}

/** Mean revenue of a campaign's orders from a day on, against the days before. */
export function priceRatio(folder: string, campaign: string, day: string): number {
  const rows = readTable(folder, 'tracking_data').filter((row) => row.campaign === campaign);
  const means = numbers(rows, 'orders', 'revenue')
    .derive({ after: closure((row: { date: string }) => (row.date >= day ? 1 : 0)) })
    .groupby('after')
    .rollup({ orders: op.sum('orders'), revenue: op.sum('revenue') })
    .orderby('after')
    .objects() as { orders: number; revenue: number }[];
  const [before, after] = means.map(({ orders, revenue }) => revenue / orders);
  return (after ?? Number.NaN) / (before ?? Number.NaN);
}

/**
 * By how many orders a brand's organic sales of a day fall for one attributed order more, among
 * days of the same month and weekday: the part of the attributed orders that would have come anyway.
 */
export function displacedShare(folder: string, brand: string): number {
  const days = daily(folder, brand)
    .groupby('month', 'weekday')
    .derive({
      x: (row: { attributed: number }) => row.attributed - op.mean(row.attributed),
      y: (row: { organic: number }) => row.organic - op.mean(row.organic),
    })
    .derive({ xy: (row: { x: number; y: number }) => row.x * row.y, xx: (row: { x: number }) => row.x ** 2 })
    .ungroup()
    .rollup({ xy: op.sum('xy'), xx: op.sum('xx') });
  return -Number(days.get('xy')) / Number(days.get('xx'));
}

/**
 * A brand's orders a day without influencers, in some months against some others: the organic ones
 * and those that influencers took over from them.
 */
export function seasonalLift(
  folder: string,
  brand: string,
  months: readonly string[],
  against: readonly string[],
): number {
  const taken = displacedShare(folder, brand);
  const means = daily(folder, brand)
    .derive({
      side: closure(({ month }: Day) => (months.includes(month) ? 1 : against.includes(month) ? 0 : -1)),
      baseline: closure(({ organic, attributed }: Day) => organic + taken * attributed),
    })
    .groupby('side')
    .rollup({ baseline: op.mean('baseline') })
    .orderby('side');
  const found = new Map(
    means.objects().map((row) => [Reflect.get(row, 'side'), Reflect.get(row, 'baseline')]),
  );
  return Number(found.get(1)) / Number(found.get(0));
}

interface Day {
  /** YYYY-MM. */
  readonly month: string;
  readonly weekday: number;
  readonly organic: number;
  readonly attributed: number;
}

/** A brand's orders by day. */
function daily(folder: string, brand: string): ColumnTable {
  type Row = { influencer_id: string; orders: number; date: string };
  return numbers(
    readTable(folder, 'tracking_data').filter((row) => row.brand === brand),
    'orders',
  )
    .derive({
      attributed: closure((row: Row) => (row.influencer_id ? row.orders : 0)),
      organic: closure((row: Row) => (row.influencer_id ? 0 : row.orders)),
    })
    .groupby('date')
    .rollup({ attributed: op.sum('attributed'), organic: op.sum('organic') })
    .derive({
      month: closure((row: Row) => row.date.slice(0, 7)),
      weekday: closure((row: Row) => new Date(row.date).getUTCDay()),
    });
}

function numbers(rows: Rows, ...columns: readonly string[]): ColumnTable {
  return from(
    rows.map((row) => ({
      ...row,
      ...Object.fromEntries(columns.map((column) => [column, Number(row[column])])),
    })),
  );
}
