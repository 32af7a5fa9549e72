/** Holds payouts against what they are paid for. The stated amount always counts; differences are said. */
import type { Drop } from '../drop.ts';
import { decimal, UNIT } from '../money.ts';
import type { PayoutBase, PayoutBasis, PayoutFacts } from '../payout/basis.ts';
import { type BasisId, payoutBases } from '../payout/index.ts';
import type { Code } from './codes.ts';
import type { Found, IssueLog } from './issue-log.ts';
import { shown } from './shown.ts';

/** Where a row of the payouts stands. */
export type PayoutPlace = (row: number, column: string) => Pick<Found, 'file' | 'line' | 'column' | 'field'>;

/** Rates are rounded to cents: so far, in currency units, may rate × base be off. */
const OFF_PER_UNIT = 0.005;
const OFF = 0.005;

type Tables = Pick<Drop, 'influencers' | 'posts' | 'tracking' | 'payouts'>;

export function reconcilePayouts(tables: Tables, placeOf: PayoutPlace, log: IssueLog): void {
  const { influencers, payouts } = tables;
  if (payouts.rows === 0) return;
  const people = tally(tables);
  const say = (
    row: number | null,
    code: Code,
    column: string,
    value: string,
    message: string,
    hint: string,
  ): void =>
    log.add({
      code,
      // What is missing stands nowhere: it is said of the newest file.
      ...placeOf(row ?? payouts.rows - 1, column),
      ...(row === null && { line: null }),
      value: shown(value),
      message,
      hint,
    });
  const rowsOf = Map.groupBy(
    payouts.influencer_id.codes.keys(),
    (row) => payouts.influencer_id.codes[row] ?? -1,
  );
  for (const [code, person] of people.entries()) {
    const id = influencers.id.values[code] ?? '';
    const rows = rowsOf.get(code);
    if (rows === undefined) {
      if (person.orders > 0 || person.revenue > 0) {
        say(
          null,
          'payout-absent',
          'influencer_id',
          id,
          `"${shown(id)}" has sales, but no payout: not the same as a payout of 0.`,
          'Add the payout; 0 if there truly is none.',
        );
      }
      continue;
    }
    const [first = 0] = rows;
    const stated = statedOrders(payouts, rows);
    if (stated !== null && stated !== person.orders) {
      say(
        first,
        'payout-orders-mismatch',
        'orders',
        String(stated),
        `The payouts of "${shown(id)}" speak of ${stated} orders, the tracking data of ${person.orders}.`,
        'Check which of the two is right.',
      );
    }
    for (const same of Map.groupBy(rows, (row) => payouts.basis.codes[row] ?? -1).values()) {
      const basis = payoutBases[payouts.basis.values[payouts.basis.codes[same[0] ?? 0] ?? 0] as BasisId];
      if (basis.id === 'post' && person.posts === 0) {
        for (const row of same) {
          if (!((payouts.total_payout[row] ?? 0) > 0)) continue;
          say(
            row,
            'payout-without-posts',
            'influencer_id',
            id,
            `"${shown(id)}" is paid per post, but has no posts.`,
            'Check whether posts are missing.',
          );
        }
      } else checkRates(payouts, same, basis, person, say);
    }
  }
}

type Say = (row: number, code: Code, column: string, value: string, message: string, hint: string) => void;

function checkRates(
  payouts: Drop['payouts'],
  rows: readonly number[],
  basis: PayoutBasis,
  person: Person,
  say: Say,
): void {
  const checked = rows.filter((row) => !Number.isNaN(payouts.rate?.[row] ?? Number.NaN));
  const misses = checked.flatMap((row) => {
    const orders = payouts.orders?.[row] ?? Number.NaN;
    const bases = basis.due(factsOf(person, Number.isNaN(orders) ? null : orders));
    const total = payouts.total_payout[row] ?? 0;
    const rate = payouts.rate?.[row] ?? 0;
    return bases === null || bases.some((base) => fits(total, rate, base))
      ? []
      : [{ row, total, rate, base: bases[0] }];
  });
  if (misses.length > 1 && sharesBase(payouts, checked, basis, person)) return;
  for (const { row, total, rate, base } of misses) {
    if (base === undefined) continue;
    const expected = decimal(Math.round(rate * amountOf(base)));
    const by = base.unit === 'money' ? `a revenue of ${decimal(base.value)}` : String(base.value);
    say(
      row,
      'payout-mismatch',
      'total_payout',
      decimal(total),
      `The payout is ${decimal(total)}; ${decimal(rate)} × ${by} (${basis.base}) is ${expected}. The payout as stated counts.`,
      'Check the rate and the payout.',
    );
  }
}

/** Whether several payouts of an influencer are for parts of one base, such as posts by campaign or by month. */
export function sharesBase(
  payouts: Drop['payouts'],
  rows: readonly number[],
  basis: PayoutBasis,
  person: Person,
): boolean {
  const bases = basis.due(factsOf(person, null)) ?? [];
  let units = 0;
  let off = 0;
  for (const row of rows) {
    const rate = payouts.rate?.[row] ?? 0;
    if (rate === 0) continue;
    const part = (payouts.total_payout[row] ?? 0) / rate;
    units += part;
    off += ((OFF_PER_UNIT * part + OFF) * UNIT) / rate;
  }
  return bases.some((base) => Math.abs(units - amountOf(base)) <= off + 1e-9);
}

export function fits(total: number, rate: number, base: PayoutBase): boolean {
  const size = amountOf(base);
  return Math.abs(rate * size - total) <= (OFF_PER_UNIT * Math.abs(size) + OFF) * UNIT + 1e-6;
}

export function amountOf({ value, unit }: PayoutBase): number {
  return unit === 'money' ? value / UNIT : value;
}

function statedOrders({ orders }: Drop['payouts'], rows: readonly number[]): number | null {
  const known = rows.map((row) => orders?.[row] ?? Number.NaN).filter((count) => !Number.isNaN(count));
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

export interface Person {
  posts: number;
  engagements: number;
  clicks: number | null;
  orders: number;
  revenue: number;
}

export function factsOf({ posts, engagements, clicks, revenue }: Person, orders: number | null): PayoutFacts {
  return { orders, posts, engagements, clicks, revenue };
}

/** What the drop records of each influencer. */
export function tally({ influencers, posts, tracking }: Tables): Person[] {
  const clicks = posts.clicks === null && tracking.clicks === null ? null : 0;
  const people = influencers.id.values.map(
    (): Person => ({ posts: 0, engagements: 0, clicks, orders: 0, revenue: 0 }),
  );
  for (let row = 0; row < posts.rows; row++) {
    const person = people[posts.influencer_id.codes[row] ?? -1];
    if (person === undefined) continue;
    person.posts++;
    person.engagements += (posts.likes[row] ?? 0) + (posts.comments[row] ?? 0);
    if (person.clicks !== null) person.clicks += posts.clicks?.[row] || 0;
  }
  for (let row = 0; row < tracking.rows; row++) {
    const person = people[tracking.influencer_id?.codes[row] ?? -1];
    if (person === undefined) continue;
    person.orders += tracking.orders[row] ?? 0;
    person.revenue += tracking.revenue[row] ?? 0;
    if (person.clicks !== null) person.clicks += tracking.clicks?.[row] || 0;
  }
  return people;
}
