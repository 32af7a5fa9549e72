/** What a report says of the drops before and after its own. */
import type { Context } from './context.ts';

/**
 * Of an older drop, at the top of every page; '' = this is the newest. It names the drop that came next, not the
 * newest: that stays true, and the page as it was made, however many follow.
 */
export function replacedWords({ report, format }: Pick<Context, 'report' | 'format'>): string {
  const { replaced, drop } = report;
  if (replaced === undefined || drop === undefined) return '';
  return `Drop of ${format.day(drop)}, as it was; a newer one came on ${format.day(replaced.on)}.`;
}

/** Of an older drop, in the running head of its sheets, which may come apart from the first; '' = this is the newest. */
export function olderDrop({ report, format }: Pick<Context, 'report' | 'format'>): string {
  const { replaced, drop } = report;
  return replaced === undefined || drop === undefined ? '' : `drop of ${format.day(drop)}`;
}
