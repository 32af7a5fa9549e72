/** The few findings that decide what to do next, for who reads no further than the first page. */
import { incrementalRoas } from '../charts/incremental-roas.ts';
import { revenueByPlatform } from '../charts/revenue-by-platform.ts';
import type { Context } from '../context.ts';
import { isTold } from '../told.ts';
import type { FindingsBlock } from '../view.ts';
import { alerts } from './alerts.ts';
import { bestSeller } from './best.ts';
import { decisionClaim } from './decision-claim.ts';
import { type Finding, finding } from './finding.ts';
import { paymentClaims } from './payment.ts';
import { decided } from './recommendations.ts';

/** As many as are read at a glance. */
const MOST = 6;

export function inShort(context: Context): FindingsBlock {
  const [payment] = paymentClaims(context).toSorted((a, b) => b.n - a.n);
  const incremental = incrementalRoas.compose(context).title;
  const platforms = revenueByPlatform.compose(context);
  const isPaid = isTold(context.cube, decided);
  const all: Finding[] = [
    ...(isPaid ? [finding(decisionClaim(context), 'insights/#decide-influencers')] : []),
    ...(incremental.value === null || !isPaid ? [] : [finding(incremental, 'returns/#incremental-roas')]),
    ...alerts(context).findings,
    ...(isPaid || !isTold(context.cube, platforms.needs ?? {})
      ? []
      : [finding(platforms.title, '#revenue-by-platform')]),
    ...bestSeller(context, 'product').map((claim) => finding(claim, 'campaigns/#revenue-by-product')),
    ...(payment === undefined ? [] : [finding(payment, 'payouts/#pay-by-tier')]),
  ];
  return {
    kind: 'findings',
    id: 'in-short',
    title: 'In short',
    rule: '',
    findings: all.slice(0, MOST),
    empty: 'Nothing to report.',
  };
}
