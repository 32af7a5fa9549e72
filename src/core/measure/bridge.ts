/**
 * Splits the difference of two ROAS into mix and rate: how much came of spending elsewhere, and how much
 * of each group returning more or less than before. After Kitagawa (1955), at the midpoint, so that
 * neither side is the base; the parts add up to the difference.
 */
import type { Amount } from '../money.ts';

/** Of one group on one side; money in ten-thousandths. */
export interface BridgeSide {
  readonly revenue: Amount;
  readonly spend: Amount;
}

export interface BridgePart {
  readonly group: string | null;
  /** Of the difference, in multiples of spend: the change of the group's share of spend. */
  readonly mix: number;
  /** The change of the group's own ROAS; for revenue that no spend stands beside, that revenue. */
  readonly rate: number;
}

export interface Bridge {
  readonly before: number;
  readonly after: number;
  readonly mix: number;
  readonly rate: number;
  readonly parts: readonly BridgePart[];
}

/** `null` where either side has no spend, and so no ROAS. A group that is missing on a side stood at 0 there. */
export function bridge(
  before: ReadonlyMap<string | null, BridgeSide>,
  after: ReadonlyMap<string | null, BridgeSide>,
): Bridge | null {
  const [first, last] = [sumOf(before), sumOf(after)];
  if (first.spend === 0 || last.spend === 0) return null;
  const groups = [...new Set([...before.keys(), ...after.keys()])];
  const parts = groups.map((group) =>
    partOf(group, before.get(group), first.spend, after.get(group), last.spend),
  );
  return {
    before: first.revenue / first.spend,
    after: last.revenue / last.spend,
    mix: parts.reduce((sum, { mix }) => sum + mix, 0),
    rate: parts.reduce((sum, { rate }) => sum + rate, 0),
    parts,
  };
}

const nothing: BridgeSide = { revenue: 0, spend: 0 };

function partOf(
  group: string | null,
  before: BridgeSide = nothing,
  allBefore: Amount,
  after: BridgeSide = nothing,
  allAfter: Amount,
): BridgePart {
  const contribution = after.revenue / allAfter - before.revenue / allBefore;
  const [shareBefore, shareAfter] = [before.spend / allBefore, after.spend / allAfter];
  if (before.spend === 0 && after.spend === 0) return { group, mix: 0, rate: contribution };
  // Paid on one side only, a group has one ROAS: what it adds or takes away is a matter of where money went.
  if (before.spend === 0) {
    const mix = shareAfter * (after.revenue / after.spend);
    return { group, mix, rate: contribution - mix };
  }
  if (after.spend === 0) {
    const mix = -shareBefore * (before.revenue / before.spend);
    return { group, mix, rate: contribution - mix };
  }
  const [roasBefore, roasAfter] = [before.revenue / before.spend, after.revenue / after.spend];
  return {
    group,
    mix: (shareAfter - shareBefore) * ((roasBefore + roasAfter) / 2),
    rate: (roasAfter - roasBefore) * ((shareBefore + shareAfter) / 2),
  };
}

function sumOf(side: ReadonlyMap<string | null, BridgeSide>): BridgeSide {
  return [...side.values()].reduce(
    (sum, { revenue, spend }) => ({ revenue: sum.revenue + revenue, spend: sum.spend + spend }),
    nothing,
  );
}
