/** Issues for a terminal: never more than fits a screen, and no line that a build server would obey. */
import { join } from 'node:path';
import type { Issue } from '../core/issue.ts';
import { toldIssues } from '../core/told-issues.ts';
import { disarmed } from './server-commands.ts';

/** At most `most` lines; `folder` is put before the names of the files. Issues with one hint share it, below the last. */
export function issueLines(issues: readonly Issue[], folder: string, most: number): string[] {
  const told = toldIssues(issues, (file) => join(folder, file));
  const lines: string[] = [];
  for (const [index, { text, hint }] of told.entries()) {
    const last = index === told.length - 1;
    // The room for a hint is kept where it is shared: the list may end before the last that shares it.
    const room = hint === null ? 1 : 2;
    if (lines.length + room > (last ? most : most - 1)) {
      const more = told.length - index;
      return [
        ...lines,
        ...hintLine(told[index - 1]?.hint === hint ? hint : null),
        `… and ${more} more ${more === 1 ? 'problem' : 'problems'} of other kinds or places.`,
      ];
    }
    lines.push(disarmed(text), ...hintLine(told[index + 1]?.hint === hint ? null : hint));
  }
  return lines;
}

function hintLine(hint: string | null): string[] {
  return hint === null ? [] : [disarmed(`  → ${hint}`)];
}
