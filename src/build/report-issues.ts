/** Issues for a terminal: never more than fits a screen, and no line that a build server would obey. */
import { join } from 'node:path';
import type { Issue } from '../core/issue.ts';
import { toldIssues } from '../core/told-issues.ts';
import { disarmed } from './server-commands.ts';

/** At most `most` lines; `folder` is put before the names of the files. */
export function issueLines(issues: readonly Issue[], folder: string, most: number): string[] {
  const blocks = toldIssues(issues, (file) => join(folder, file)).map(({ text, hint }) =>
    hint === null ? [disarmed(text)] : [disarmed(text), disarmed(`  → ${hint}`)],
  );
  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = index === blocks.length - 1;
    if (lines.length + block.length > (last ? most : most - 1)) {
      const more = blocks.length - index;
      return [
        ...lines,
        `… and ${more} more ${more === 1 ? 'problem' : 'problems'} of other kinds or places.`,
      ];
    }
    lines.push(...block);
  }
  return lines;
}
