/** The totals of a drop as exact decimal strings: what a reader of the check compares with the source. */
import { isoMonth } from '../calendar.ts';
import { type AmountColumn, type Drop, NO_DAY, type TextColumn } from '../drop.ts';
import { type Amount, UNIT } from '../money.ts';

type Keyed<T> = readonly (readonly [name: string, value: T])[];

export interface Totals {
  readonly influencers: number;
  readonly posts: number;
  readonly reach: number;
  readonly likes: number;
  readonly comments: number;
  /** Over all tracking rows; attributed ones name an influencer. */
  readonly orders: number;
  readonly revenue: string;
  readonly attributed_orders: number;
  readonly attributed_revenue: string;
  readonly total_payout: string;
  /** Attributed revenue ÷ payouts, six places; `null` without payouts. */
  readonly roas: string | null;
  readonly revenue_by_campaign: Keyed<string>;
  readonly revenue_by_product: Keyed<string>;
  readonly revenue_by_month: Keyed<string>;
  readonly reach_by_platform: Keyed<number>;
  readonly by_influencer: readonly InfluencerTotals[];
}

export interface InfluencerTotals {
  readonly id: string;
  readonly posts: number;
  readonly orders: number;
  readonly revenue: string;
  readonly payout: string;
  readonly roas: string | null;
  /** (likes + comments) ÷ reach, six places; `null` without reach. */
  readonly engagement_rate: string | null;
}

/** A sum of amounts, with the most decimals that any of them is written with. */
class Sum {
  units: Amount = 0;
  places = 2;

  add(units: Amount, places: number): void {
    this.units += units;
    if (places > this.places) this.places = places;
  }

  text(): string {
    const digits = Math.abs(this.units).toFixed(0).padStart(5, '0');
    return `${this.units < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4).slice(0, this.places)}`;
  }
}

const NONE = '(none)';

export function totals({ influencers, posts, tracking, payouts }: Drop): Totals {
  const revenue = new Sum();
  const attributed = new Sum();
  let attributedOrders = 0;
  const people = influencers.id.values.map(() => new Person());
  for (let row = 0; row < tracking.rows; row++) {
    const amount = tracking.revenue[row] ?? 0;
    const orders = tracking.orders[row] ?? 0;
    const places = tracking.places[row] ?? 0;
    revenue.add(amount, places);
    const person = people[tracking.influencer_id?.codes[row] ?? -1];
    if (person === undefined) continue;
    attributed.add(amount, places);
    attributedOrders += orders;
    person.orders += orders;
    person.revenue.add(amount, places);
  }
  for (let row = 0; row < posts.rows; row++) {
    const person = people[posts.influencer_id.codes[row] ?? -1];
    if (person === undefined) continue;
    person.posts++;
    person.reach += posts.reach[row] ?? 0;
    person.engagements += (posts.likes[row] ?? 0) + (posts.comments[row] ?? 0);
  }
  const payout = new Sum();
  for (let row = 0; row < payouts.rows; row++) {
    const [amount = 0, places = 0] = [payouts.total_payout[row], payouts.places[row]];
    payout.add(amount, places);
    people[payouts.influencer_id.codes[row] ?? -1]?.payout.add(amount, places);
  }
  return {
    influencers: influencers.rows,
    posts: posts.rows,
    reach: sum(posts.reach),
    likes: sum(posts.likes),
    comments: sum(posts.comments),
    orders: sum(tracking.orders),
    revenue: revenue.text(),
    attributed_orders: attributedOrders,
    attributed_revenue: attributed.text(),
    total_payout: payout.text(),
    roas: quotient(attributed.units, payout.units),
    revenue_by_campaign: revenueBy(tracking, tracking.campaign?.codes, named(tracking.campaign)),
    revenue_by_product: revenueBy(tracking, tracking.product?.codes, named(tracking.product)),
    revenue_by_month: revenueBy(tracking, tracking.date, month),
    reach_by_platform: reachByPlatform(posts),
    by_influencer: people
      .map((person, code) => person.totals(influencers.id.values[code] ?? ''))
      .sort((a, b) => byId(a.id, b.id)),
  };
}

class Person {
  posts = 0;
  orders = 0;
  reach = 0;
  engagements = 0;
  readonly revenue = new Sum();
  readonly payout = new Sum();

  totals(id: string): InfluencerTotals {
    return {
      id,
      posts: this.posts,
      orders: this.orders,
      revenue: this.revenue.text(),
      payout: this.payout.text(),
      roas: quotient(this.revenue.units, this.payout.units),
      engagement_rate: quotient(this.engagements * UNIT, this.reach * UNIT),
    };
  }
}

/** Revenue by what `keys` holds of each row; keys of one name are one. */
function revenueBy(
  { revenue, places }: Drop['tracking'],
  keys: Int32Array | undefined,
  nameOf: (key: number) => string,
): Keyed<string> {
  const byKey = new Map<number, Sum>();
  for (let row = 0; row < revenue.length; row++) {
    const key = keys?.[row] ?? -1;
    let found = byKey.get(key);
    if (found === undefined) {
      found = new Sum();
      byKey.set(key, found);
    }
    found.add(revenue[row] ?? 0, places[row] ?? 0);
  }
  const byName = new Map<string, Sum>();
  for (const [key, part] of byKey) {
    const name = nameOf(key);
    const whole = byName.get(name) ?? new Sum();
    whole.add(part.units, part.places);
    byName.set(name, whole);
  }
  return inOrder([...byName].map(([name, whole]) => [name, whole.text()]));
}

function reachByPlatform({ rows, platform, reach }: Drop['posts']): Keyed<number> {
  const nameOf = named(platform);
  const sums = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const name = nameOf(platform.codes[row] ?? -1);
    sums.set(name, (sums.get(name) ?? 0) + (reach[row] ?? 0));
  }
  return inOrder([...sums]);
}

function named(column: TextColumn | null): (code: number) => string {
  return (code) => column?.values[code] ?? NONE;
}

function month(day: number): string {
  return day === NO_DAY ? NONE : isoMonth(day);
}

function sum(values: AmountColumn): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The quotient with six places, half up, exact; `null` when there is nothing to divide by. */
function quotient(a: number, b: number): string | null {
  if (b === 0) return null;
  const negative = a < 0 !== b < 0 && a !== 0;
  const [top, bottom] = [BigInt(Math.abs(a)), BigInt(Math.abs(b))];
  const scaled = (top * 2_000_000n + bottom) / (bottom * 2n);
  const digits = scaled.toString().padStart(7, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

function inOrder<T>(entries: (readonly [string, T])[]): Keyed<T> {
  return entries.sort(([a], [b]) => byCodePoint(a, b));
}

/** Numbers by their value, however long; other ids behind them. */
function byId(a: string, b: string): number {
  const [numberA, numberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numberA !== numberB) return numberA ? -1 : 1;
  if (numberA && a.length !== b.length) return a.length - b.length;
  return byCodePoint(a, b);
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
