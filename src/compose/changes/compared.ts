/** Two drops of one report, side by side. */
import type { Context } from '../context.ts';
import type { Claim } from '../view.ts';

export interface Compared {
  readonly now: Context;
  readonly earlier: Context;
  /** The day of the older drop, in words. */
  readonly thenDay: string;
  readonly nowDay: string;
}

/** `null` where there is no drop before, or it was not asked for. */
export function comparedIn(now: Context): Compared | null {
  const earlier = now.earlier();
  if (earlier === null) return null;
  const dayOf = ({ report, format }: Context) => (report.drop === undefined ? '' : format.day(report.drop));
  return { now, earlier, thenDay: dayOf(earlier), nowDay: dayOf(now) };
}

/** What a claim of two drops is about: its number is no figure of either. */
export function since({ thenDay }: Compared): Pick<Claim, 'where'> {
  return { where: `since the drop of ${thenDay}` };
}

/** Rows of a list of changes that a page shows. */
export const LISTED = 50;

/** Says how many of a list are shown, where that is not all. */
export function listedNote({ now: { format } }: Compared, rows: number, words = 'the first'): string {
  return rows > LISTED ? `${words} ${LISTED} of ${format.exact(rows, 'count')}` : '';
}

/** Kinds of a change, as the lists name them. */
export const kinds = { added: 'New', gone: 'Gone', changed: 'Changed' } as const;
