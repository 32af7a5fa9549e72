/**
 * What two drops say of the same days. Tracking rows are people's orders and are not told apart: their sums are,
 * by day and campaign, so that nothing cancels out unseen within a day.
 */
import { parseIsoDay } from '../calendar.ts';
import type { Cube } from '../measure/cube.ts';
import type { DimensionId } from '../measure/dimensions.ts';
import { measure } from '../measure/measure.ts';
import type { Selection } from '../measure/selection.ts';
import type { Amount } from '../money.ts';

export interface Tracked {
  /** Attributed. */
  readonly revenue: Amount;
  readonly orders: number;
  readonly organic: Amount;
}

export interface TrackedChange<At> {
  readonly at: At;
  readonly before: Tracked;
  readonly after: Tracked;
}

export interface Restated {
  /** First and last day that both drops cover; `null` = there is none, and nothing can be restated. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** Days of it that the newer drop tells otherwise, in their order. */
  readonly days: readonly TrackedChange<number>[];
  /** Campaigns that differ over the span; `null` = orders that name none. */
  readonly campaigns: readonly TrackedChange<string | null>[];
  /** The whole span, on both sides. */
  readonly total: TrackedChange<null>;
  /** Days with orders of which one drop alone knows, in their order. */
  readonly newDays: readonly TrackedDay[];
  readonly leftDays: readonly TrackedDay[];
}

export interface TrackedDay {
  readonly day: number;
  readonly tracked: Tracked;
}

const nothing: Tracked = { revenue: 0, orders: 0, organic: 0 };

export function restated(before: Cube, after: Cube): Restated {
  const [old, now] = [byDay(before), byDay(after)];
  const span = sharedSpan([...old.keys()], [...now.keys()]);
  const isShared = (day: number) => span !== null && day >= span.from && day <= span.to;
  const [oldCells, nowCells] = [byDayAndCampaign(before), byDayAndCampaign(after)];
  const differing = new Set<number>();
  for (const key of new Set([...oldCells.keys(), ...nowCells.keys()])) {
    const day = parseIsoDay(key.slice(0, ISO_DAY)) ?? 0;
    const isOther = !isSame(oldCells.get(key) ?? nothing, nowCells.get(key) ?? nothing);
    if (isShared(day) && isOther) differing.add(day);
  }
  const shared = (days: ReadonlyMap<number, Tracked>) => sumOf([...days].filter(([day]) => isShared(day)));
  const apart = (days: ReadonlyMap<number, Tracked>) =>
    [...days]
      .filter(([day]) => !isShared(day))
      .sort(([a], [b]) => a - b)
      .map(([day, tracked]) => ({ day, tracked }));
  return {
    span,
    days: [...differing]
      .sort((a, b) => a - b)
      .map((at) => ({ at, before: old.get(at) ?? nothing, after: now.get(at) ?? nothing })),
    campaigns:
      span === null ? [] : differences(along(before, 'campaign', span), along(after, 'campaign', span)),
    total: { at: null, before: shared(old), after: shared(now) },
    newDays: apart(now),
    leftDays: apart(old),
  };
}

/** A drop of the last ninety days says nothing of those before. */
function sharedSpan(old: readonly number[], now: readonly number[]): Restated['span'] {
  if (old.length === 0 || now.length === 0) return null;
  const from = Math.max(least(old), least(now));
  const to = most(old);
  return from > to ? null : { from, to };
}

function least(days: readonly number[]): number {
  return days.reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY);
}

function most(days: readonly number[]): number {
  return days.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
}

const ISO_DAY = '2025-07-01'.length;
const figures = ['revenue', 'orders', 'organic_revenue'] as const;

function along(cube: Cube, by: DimensionId, where: Selection = {}): Map<string | null, Tracked> {
  return new Map(
    measure(cube, { by: [by], figures, where }).map(({ at, sums }) => [at[by] ?? null, trackedOf(sums)]),
  );
}

function byDay(cube: Cube): Map<number, Tracked> {
  return new Map(
    [...along(cube, 'day')].flatMap(([day, tracked]) => {
      const known = day === null ? null : parseIsoDay(day);
      return known === null || isSame(tracked, nothing) ? [] : [[known, tracked] as const];
    }),
  );
}

function byDayAndCampaign(cube: Cube): Map<string, Tracked> {
  return new Map(
    measure(cube, { by: ['day', 'campaign'], figures }).flatMap(({ at, sums }) =>
      at.day ? [[`${at.day} ${at.campaign ?? ''}`, trackedOf(sums)] as const] : [],
    ),
  );
}

function trackedOf(sums: Readonly<Record<(typeof figures)[number], number | null>>): Tracked {
  return { revenue: sums.revenue ?? 0, orders: sums.orders ?? 0, organic: sums.organic_revenue ?? 0 };
}

function differences<At>(before: Map<At, Tracked>, after: Map<At, Tracked>): TrackedChange<At>[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((at) => ({ at, before: before.get(at) ?? nothing, after: after.get(at) ?? nothing }))
    .filter((one) => !isSame(one.before, one.after));
}

function isSame(a: Tracked, b: Tracked): boolean {
  return a.revenue === b.revenue && a.orders === b.orders && a.organic === b.organic;
}

function sumOf(days: readonly (readonly [number, Tracked])[]): Tracked {
  return days.reduce(
    (sum, [, { revenue, orders, organic }]) => ({
      revenue: sum.revenue + revenue,
      orders: sum.orders + orders,
      organic: sum.organic + organic,
    }),
    nothing,
  );
}
