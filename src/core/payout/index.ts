/** The payout bases: this list is what a drop may name. */
import type { PayoutBasis } from './basis.ts';
import { click } from './click.ts';
import { engagement } from './engagement.ts';
import { fixed } from './fixed.ts';
import { order } from './order.ts';
import { post } from './post.ts';
import { sale } from './sale.ts';

export const payoutBases = { post, order, engagement, click, sale, fixed } as const satisfies Record<
  string,
  PayoutBasis
>;

export type BasisId = keyof typeof payoutBases;
