import { disarmed } from '../../src/build/server-commands.ts';
import type { ReadResult } from '../../src/core/ingest/read-drop.ts';
import type { Issue } from '../../src/core/issue.ts';
import { decimal } from '../../src/core/money.ts';
import { countsOf } from '../../src/core/told-issues.ts';

/** What was read of a drop, and whether it can be published; `drop` is how messages name it. */
export function closingLines(
  { rows, accepted, leftOut }: Omit<ReadResult, 'drop'>,
  issues: readonly Issue[],
  drop: string,
  refused: boolean,
): string[] {
  const counts = Object.entries(rows).map(([table, counted]) => {
    const out = counted.read - counted.accepted;
    return `${table}: ${counted.read} ${counted.read === 1 ? 'row' : 'rows'} read, ${counted.accepted} accepted${out > 0 ? `, ${out} left out` : ''}`;
  });
  const money = (what: 'revenue' | 'payouts'): string[] => {
    if (accepted === null) return [];
    const out = leftOut[what] === 0 ? '' : `, ${decimal(leftOut[what])} left out`;
    return [
      `${what}: ${decimal(accepted[what] + leftOut[what])} read, ${decimal(accepted[what])} accepted${out}`,
    ];
  };
  const verdict = refused ? 'The drop is refused.' : 'The drop can be published.';
  return [
    ...counts,
    ...money('revenue'),
    ...money('payouts'),
    disarmed(`${countsOf(issues)} in ${drop}. ${verdict}`),
  ];
}
