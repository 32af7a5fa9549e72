import { total } from '../measure/measure.ts';
import { certain, effectOf, lacking, type Rung } from './rung.ts';
import { selectedNames } from './selected.ts';

/**
 * The most that the orders with a link or code can mean. Only a rung that looks at organic rows as well
 * can come out higher: where posts also sell to people who use no link.
 */
export const attributed: Rung = {
  label: 'Attributed: the upper bound',
  baseline: 'nothing',
  formula: '(attributed revenue − 0) ÷ spend',
  assumes: 'that nobody who came by an influencer would have bought anyway, and nobody else came',
  needs: 'tracking rows that name an influencer',
  estimate: ({ cube, where }) => {
    const { revenue, orders, spend } = total(cube, ['revenue', 'orders', 'spend'], where).sums;
    if (revenue === null) return lacking('revenue along what is selected', `none by ${selectedNames(where)}`);
    return certain(effectOf(revenue, 0, spend), {
      sample: { n: orders ?? 0, of: 'attributed orders' },
      details: [],
    });
  },
};
