/** The few findings that decide what to do next, for who reads no further than the first page. */
import { incrementalRoas } from '../charts/incremental-roas.ts';
import type { Context } from '../context.ts';
import type { FindingsBlock } from '../view.ts';
import { alerts } from './alerts.ts';
import { bestSeller } from './best.ts';
import { decisionClaim } from './decision-claim.ts';
import { type Finding, finding } from './finding.ts';
import { paymentClaims } from './payment.ts';

/** As many as are read at a glance. */
const MOST = 6;

export function inShort(context: Context): FindingsBlock {
  const [payment] = paymentClaims(context).toSorted((a, b) => b.n - a.n);
  const incremental = incrementalRoas.compose(context).title;
  const all: Finding[] = [
    finding(decisionClaim(context), 'insights/#decide-influencers'),
    ...(incremental.value === null ? [] : [finding(incremental, 'returns/#incremental-roas')]),
    ...alerts(context).findings,
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
