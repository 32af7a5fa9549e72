/** What a mail says of the drop before: sentences of the page of what changed, and no others. */
import { alertChanges } from '../changes/alert-changes.ts';
import { comparedIn } from '../changes/compared.ts';
import { dayChanges, newDaysClaims, restatedClaim } from '../changes/day-changes.ts';
import { figureChange, revenueChange } from '../changes/figure-changes.ts';
import { rowChanges, rowsClaim } from '../changes/row-changes.ts';
import type { Context } from '../context.ts';
import type { Claim, FigureView } from '../view.ts';

export interface Since {
  /** The day of the drop before, in words. */
  readonly day: string;
  readonly claims: readonly Pick<Claim, 'text'>[];
}

/** `null` where there is no drop before. */
export function sinceBefore(context: Context): Since | null {
  const compared = comparedIn(context);
  if (compared === null) return null;
  const days = dayChanges(compared);
  const { added, resolved, unjudged } = alertChanges(compared);
  const named = (word: string, claims: readonly Claim[]) =>
    claims.map(({ text }) => ({ text: `${word}: ${text}` }));
  return {
    day: compared.thenDay,
    claims: [
      revenueChange(compared),
      ...newDaysClaims(compared, days),
      restatedClaim(compared, days),
      rowsClaim(compared, rowChanges(compared)),
      ...named('New alert', added),
      ...named(`Resolved, as it stood on ${compared.thenDay}`, resolved),
      ...named(`Cannot be judged now, as it stood on ${compared.thenDay}`, unjudged),
    ],
  };
}

/** Figures with what became of each since the drop before; as they are where there is none. */
export function figuresSince(context: Context, figures: readonly FigureView[]): readonly FigureView[] {
  const compared = comparedIn(context);
  if (compared === null) return figures;
  return figures.map((figure) => ({ ...figure, change: figureChange(compared, figure.id) }));
}
