/** How closely two figures of influencers go together, in words. */
import type { Formatter } from '../core/format/formatter.ts';
import type { FigureId } from '../core/measure/figures.ts';

/** From which rank correlation on a relation is called none, slight, clear or strong. */
const WEAK = 0.1;
const CLEAR = 0.3;
const STRONG = 0.6;

/** Standard errors of a rank correlation, 1 ÷ √(n − 1) each, below which chance alone would show as much (19 times of 20). */
const CHANCE = 1.96;

/** "More followers go clearly with higher ROAS": `more` is what there is more of, in the plural, over `n` influencers. */
export function relation(more: string, rank: number, of: string, n: number): string {
  const size = Math.abs(rank);
  const start = more.charAt(0).toUpperCase() + more.slice(1);
  if (!isRelated(rank)) return `${start} say nothing about ${of}`;
  const way = rank > 0 ? 'higher' : 'lower';
  if (size * Math.sqrt(n - 1) < CHANCE) return `${start} go with ${way} ${of}, which may be chance`;
  const strength = size < CLEAR ? 'slightly' : size < STRONG ? 'clearly' : 'strongly';
  return `${start} go ${strength} with ${way} ${of}`;
}

export function isRelated(rank: number): boolean {
  return Math.abs(rank) >= WEAK;
}

/** Two decimals, the sign before them; a dash where it is not defined. */
export function correlationText(format: Pick<Formatter, 'short'>, rank: number | null): string {
  return format.short(rank === null ? null : Number(rank.toFixed(2)), 'multiple').replace('×', '');
}

/** What there is more of, as such a sentence says it. */
export const moreOf = {
  followers: 'more followers',
  engagement_rate: 'higher engagement rates',
  revenue: 'larger revenues',
  spend: 'larger payouts',
} as const satisfies Partial<Record<FigureId, string>>;
