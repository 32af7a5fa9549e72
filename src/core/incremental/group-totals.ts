/** Users and revenue of each group of an experiment, summed in the build: no user leaves it. */
import type { Drop } from '../drop.ts';
import type { Amount } from '../money.ts';

export interface GroupTotals {
  readonly groups: readonly {
    readonly name: string;
    /** Distinct users, those without orders included. */
    readonly users: number;
    /** Attributed and organic. */
    readonly revenue: Amount;
  }[];
  /** Users with rows in more than one group. */
  readonly inSeveral: number;
}

/** `null` without a column `group`. */
export function groupTotals({ tracking, groupUsers }: Drop): GroupTotals | null {
  const { group } = tracking;
  if (group === null || groupUsers === null) return null;
  const revenue = new Float64Array(group.values.length);
  group.codes.forEach((code, row) => {
    if (code >= 0) revenue[code] = (revenue[code] ?? 0) + (tracking.revenue[row] ?? 0);
  });
  const groups = group.values.map((name, code) => ({
    name,
    users: groupUsers.byGroup[code] ?? 0,
    revenue: revenue[code] ?? 0,
  }));
  return {
    groups: groups.filter(({ users }) => users > 0).sort((a, b) => (a.name < b.name ? -1 : 1)),
    inSeveral: groupUsers.inSeveral,
  };
}
