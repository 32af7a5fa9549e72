/** What the cells of one row say of each other. */

import type { Batch } from './batch.ts';
import { cellText } from './batch.ts';
import type { BoundColumn } from './bind-columns.ts';
import type { Finding } from './finding.ts';
import type { Problems } from './problems.ts';
import { negativeCount } from './values/count.ts';

const likesExceedReach: Finding = {
  code: 'likes-exceed-reach',
  say: (value) => `The reach of ${value} is below the post's likes and comments.`,
  hint: 'Possible when a post is shared on; check the reach.',
};

const revenueWithoutOrders: Finding = {
  code: 'revenue-without-orders',
  say: (value) => `The row has revenue, but ${value} orders.`,
  hint: 'Check the orders of the row.',
};

const refund: Finding = {
  code: 'value-refund',
  say: (value) => `${value} is below 0: counted as a refund.`,
  hint: null,
};

const signsDiffer: Finding = {
  code: 'number-sign-mismatch',
  say: (value) => `${value}: orders and revenue have different signs.`,
  hint: 'A refund has both below 0; correct the one that is wrong.',
};

type NumberColumn = { readonly field: number; readonly out: Float64Array };

/** The check for the rows of a batch, by the columns that the file has. */
export function rowCheck(columns: readonly BoundColumn[]): (batch: Batch, problems: Problems) => void {
  const number = (name: string): NumberColumn | null => {
    const found = columns.find((column) => column.name === name);
    return found?.kind === 'count' || found?.kind === 'amount'
      ? { field: found.field, out: found.column.out }
      : null;
  };
  const reach = number('reach');
  const likes = number('likes');
  const comments = number('comments');
  const orders = number('orders');
  const revenue = number('revenue');
  const payout = number('total_payout');
  return (batch, problems) => {
    if (reach && likes && comments) checkReach(batch, problems, reach, likes.out, comments.out);
    if (orders && revenue) checkSale(batch, problems, orders, revenue);
    if (payout) checkPayout(batch, problems, payout);
  };
}

function checkReach(
  batch: Batch,
  problems: Problems,
  reach: NumberColumn,
  likes: Float64Array,
  comments: Float64Array,
): void {
  for (let row = 0; row < batch.rows; row++) {
    if ((likes[row] as number) + (comments[row] as number) > (reach.out[row] as number)) {
      problems.add(row, reach.field, likesExceedReach, cellText(batch, row, reach.field));
    }
  }
}

function checkSale(batch: Batch, problems: Problems, orders: NumberColumn, revenue: NumberColumn): void {
  for (let row = 0; row < batch.rows; row++) {
    const count = orders.out[row] as number;
    const amount = revenue.out[row] as number;
    if ((count > 0 && amount >= 0) || (count === 0 && amount === 0)) continue;
    const add = (column: NumberColumn, finding: Finding): void =>
      problems.add(row, column.field, finding, cellText(batch, row, column.field));
    if (count < 0 && !(amount < 0)) {
      add(orders, negativeCount);
      if (amount > 0) add(orders, { ...signsDiffer, severity: 'error' });
    } else if (amount < 0) {
      add(revenue, refund);
      if (count > 0) add(revenue, { ...signsDiffer, severity: 'warning' });
    } else if (count === 0 && amount > 0) add(orders, revenueWithoutOrders);
  }
}

function checkPayout(batch: Batch, problems: Problems, payout: NumberColumn): void {
  for (let row = 0; row < batch.rows; row++) {
    if ((payout.out[row] as number) < 0) {
      problems.add(row, payout.field, refund, cellText(batch, row, payout.field));
    }
  }
}
