import type { Context } from '../context.ts';
import { filesTable, fingerprintsTable, moneyTable, payoutsTable } from '../drop-tables.ts';
import { issuesTable } from '../issues-table.ts';
import type { Page } from '../page.ts';
import type { Claim } from '../view.ts';
import { leastClaim, withheldBlock } from '../withheld-claims.ts';
import { counted } from '../words.ts';

/** What was read, what was left out, whether it adds up, and what the reader noticed. */
export const data = {
  id: 'data',
  path: 'data',
  label: 'Data',
  compose: (context) => ({
    title: 'Data',
    headline: rowsClaim(context),
    standfirst: [...leastClaim(context), ...freshnessClaim(context), ...leftOutClaim(context)],
    blocks: [
      ...withheldBlock(context),
      filesTable(context),
      moneyTable(context),
      ...payoutsTable(context),
      ...issuesTable(context),
      ...fingerprintsTable(context),
    ],
  }),
} as const satisfies Page;

/** How many rows this report rests on, and how many were left out. */
export function rowsClaim(context: Context): Claim {
  const all = Object.values(context.drop.rows);
  const read = all.reduce((sum, rows) => sum + rows.read, 0);
  const left = all.reduce((sum, rows) => sum + rows.rejected + rows.rejectedByCascade, 0);
  return {
    text: `${counted(context, read, 'row')} read from ${counted(context, context.drop.files.length, 'file')}, ${left === 0 ? 'none left out' : `${counted(context, left, 'row')} left out`}`,
    metric: 'rows',
    value: read,
    n: read,
    where: '',
  };
}

function freshnessClaim(context: Context): Claim[] {
  const { newest, age } = context.drop.freshness;
  if (newest === null) return [];
  const since =
    age === null
      ? ''
      : age === 0
        ? ', the day of the drop'
        : `, ${counted(context, age, 'day')} before the drop`;
  return [
    {
      text: `The newest date is ${context.format.day(newest)}${since}.`,
      metric: 'rows',
      value: age,
      n: 1,
      where: '',
    },
  ];
}

function leftOutClaim(context: Context): Claim[] {
  const { revenue, payouts } = context.drop.leftOut ?? { revenue: 0, payouts: 0 };
  if (revenue === 0 && payouts === 0) return [];
  const { format } = context;
  return [
    {
      text: `Left out with its rows: ${format.exact(revenue, 'money')} of revenue and ${format.exact(payouts, 'money')} of payouts, as far as they could be read.`,
      metric: 'revenue',
      value: revenue,
      n: Object.values(context.drop.rows).reduce(
        (sum, rows) => sum + rows.rejected + rows.rejectedByCascade,
        0,
      ),
      where: 'rows left out',
    },
  ];
}
