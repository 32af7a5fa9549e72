/** The few findings that decide what to do next, for who reads no further than the first page. */
import { incrementalFinding } from '../charts/incremental-roas.ts';
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
  const findings: Finding[] = [];
  for (const found of findingsOf(context)) if (findings.push(found) === MOST) break;
  return {
    kind: 'findings',
    id: 'in-short',
    title: 'In short',
    rule: '',
    findings,
    empty: 'Nothing to report.',
  };
}

/** What matters most comes first; what is not read is not computed. */
function* findingsOf(context: Context): Generator<Finding, undefined> {
  const isPaid = isTold(context.cube, decided);
  if (isPaid) {
    yield finding(decisionClaim(context), 'insights/#decide-influencers');
    const incremental = incrementalFinding(context);
    if (incremental.value !== null) yield finding(incremental, 'returns/#incremental-roas');
  }
  yield* alerts(context).findings;
  if (!isPaid) {
    const { needs = {}, title } = revenueByPlatform.compose(context);
    if (isTold(context.cube, needs)) yield finding(title, '#revenue-by-platform');
  }
  for (const claim of bestSeller(context, 'product')) yield finding(claim, 'campaigns/#revenue-by-product');
  const [payment] = paymentClaims(context).toSorted((a, b) => b.n - a.n);
  if (payment !== undefined) yield finding(payment, 'payouts/#pay-by-tier');
}
