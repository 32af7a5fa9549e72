import { total } from '../measure/measure.ts';
import { everything } from '../measure/selection.ts';
import type { GroupTotals } from './group-totals.ts';
import { certain, effectOf, lacking, type Rung } from './rung.ts';
import { selectedNames } from './selected.ts';

const TEST = /^(?:test|treatment|treated|exposed)$/i;
const CONTROL = /^(?:control|hold-?out|unexposed)$/i;

/** The one rung that asks no assumption of the world, only that users were parted by chance. */
export const testControl: Rung = {
  label: 'Test against control',
  baseline: 'revenue per user of the control group',
  formula: '(revenue of the test group − revenue per control user × test users) ÷ spend',
  assumes:
    'that chance parted the users, that both groups are in the file with all their users, buyers or not, and that only the test group met influencers',
  needs: 'a column group in the tracking data, with test and control',
  estimate: ({ cube, where, groups }) => {
    if (groups === null) return lacking('a column group in the tracking data, with test and control', 'none');
    const test = pooled(groups, TEST);
    const control = pooled(groups, CONTROL);
    if (test.users === 0 || control.users === 0) {
      const names = groups.groups.map(({ name }) => `“${name}”`).join(', ') || 'no group with users';
      return lacking('users in a group test and in a group control', names);
    }
    if (Object.keys(where).length > 0) {
      return lacking(
        'the whole drop, as users are counted once for all of it',
        `a selection by ${selectedNames(where)}`,
      );
    }
    const { spend } = total(cube, ['spend'], everything).sums;
    const baseline = control.revenue * (test.users / control.users);
    return certain(effectOf(test.revenue, baseline, spend), {
      sample: { n: test.users + control.users, of: 'users' },
      details: [
        { label: 'Test users', value: test.users, unit: 'count' },
        { label: 'Control users', value: control.users, unit: 'count' },
        { label: 'Revenue per test user', value: test.revenue / test.users, unit: 'money' },
        { label: 'Revenue per control user', value: control.revenue / control.users, unit: 'money' },
        { label: 'Users in more than one group', value: groups.inSeveral, unit: 'count' },
      ],
    });
  },
};

function pooled({ groups }: GroupTotals, name: RegExp): { users: number; revenue: number } {
  const own = groups.filter((group) => name.test(group.name));
  return {
    users: own.reduce((sum, { users }) => sum + users, 0),
    revenue: own.reduce((sum, { revenue }) => sum + revenue, 0),
  };
}
