/** Decisions, each by a rule that is shown: for influencers by quadrant, for campaigns by ROAS. */
import type { MetricRow } from '../../core/measure/measure.ts';
import { type QuadrantId, quadrants } from '../../core/measure/segments/quadrants.ts';
import { breakEvenRoas } from '../break-even.ts';
import type { Context } from '../context.ts';
import { hasEnoughOrders, LEAST_ORDERS } from '../least-orders.ts';
import { nameOf } from '../names.ts';
import { activeRows } from '../tables.ts';
import { isTold, type Needs } from '../told.ts';
import { unassignedSpend } from '../unassigned.ts';
import { counted } from '../words.ts';
import { decisionOrder } from './decisions.ts';
import { type Finding, type Section, strengthOf } from './finding.ts';

const verbs: Readonly<Record<QuadrantId, string>> = {
  invest: 'Invest more in',
  keep: 'Keep',
  renegotiate: 'Renegotiate with',
  stop: 'Stop with',
};

/** As many names as a sentence bears. */
const NAMED = 5;

/** What is decided by what was paid. */
export const decided = { along: ['influencer'], measures: ['spend'] } as const satisfies Needs;

/** The same of campaigns. */
export const judged = { along: ['influencer', 'campaign'], measures: ['spend'] } as const satisfies Needs;

/** Nothing where payouts are not told. */
export function decisions(context: Context): Section[] {
  const { cube } = context;
  return [
    ...(isTold(cube, decided) ? [influencerDecisions(context)] : []),
    ...(isTold(cube, judged) ? [campaignDecisions(context)] : []),
  ];
}

function influencerDecisions(context: Context): Section {
  const { cube, where, format } = context;
  const found = quadrants(cube, where);
  return {
    id: 'decide-influencers',
    title: 'Influencers: what to do',
    rule: found.rule,
    findings: decisionOrder.flatMap((id): Finding[] => {
      const { members, influencers, spend, roas, orders } = found.quadrants[id];
      if (influencers === 0) return [];
      const names = members.slice(0, NAMED).map((member) => nameOf(context, 'influencer', member));
      const rest =
        influencers > NAMED
          ? `, ${names.join(', ')} and ${influencers - NAMED} more`
          : `, ${format.list(names)}`;
      return [
        {
          text: `${verbs[id]} ${counted(context, influencers, 'influencer')}${rest}: ${format.short(roas, 'multiple')} on ${format.short(spend, 'money')} of spend.`,
          metric: 'roas',
          value: roas,
          n: orders,
          where: `${id}: influencers`,
          evidence: 'insights/#influencers-decided',
          strength: strengthOf(orders),
        },
      ];
    }),
  };
}

export interface CampaignDecisions {
  readonly rule: string;
  /** Highest ROAS first. */
  readonly decided: readonly { readonly row: MetricRow; readonly decision: QuadrantId }[];
}

/** Campaigns by their ROAS against the target and break-even; those with few orders are not judged. */
export function decideCampaigns(context: Context): CampaignDecisions {
  const { cube, format, report } = context;
  const line = breakEvenRoas(cube);
  const target = report.targets.roas ?? 2 * line;
  const rows = activeRows(context, 'campaign', ['roas', 'orders', 'spend'], 'roas').filter(
    (row) => row.at.campaign !== null && typeof row.values.roas === 'number' && hasEnoughOrders(row),
  );
  const decide = (roas: number): QuadrantId => {
    if (roas >= target) return 'invest';
    if (roas > line) return 'keep';
    return roas > line / 2 ? 'renegotiate' : 'stop';
  };
  const unassigned = unassignedSpend(context, 'campaign').map((words) => ` ${words}.`);
  return {
    rule: `Campaigns with spend and at least ${LEAST_ORDERS} orders. Invest from ${report.targets.roas === undefined ? 'twice break-even' : 'the target'}, ${format.short(target, 'multiple')}, on; keep above break-even, ${format.short(line, 'multiple')}; renegotiate above half of it; stop below.${unassigned.join('')}`,
    decided: rows.map((row) => ({ row, decision: decide(row.values.roas ?? 0) })),
  };
}

function campaignDecisions(context: Context): Section {
  const { format } = context;
  const { rule, decided } = decideCampaigns(context);
  return {
    id: 'decide-campaigns',
    title: 'Campaigns: what to do',
    rule,
    findings: decisionOrder.flatMap((id): Finding[] => {
      const group = decided.filter(({ decision }) => decision === id).map(({ row }) => row);
      if (group.length === 0) return [];
      const add = (of: 'revenue' | 'spend' | 'orders') =>
        group.reduce((sum, { sums }) => sum + (sums[of] ?? 0), 0);
      const n = add('orders');
      const roas = add('revenue') / add('spend');
      const names = group.map(
        ({ at, values }) => `${at.campaign} (${format.short(values.roas ?? null, 'multiple')})`,
      );
      return [
        {
          text: `${verbs[id].replace(' with', '')} ${counted(context, group.length, 'campaign')}, ${format.short(roas, 'multiple')} on ${format.short(add('spend'), 'money')} of spend: ${format.list(names)}.`,
          metric: 'roas',
          value: roas,
          n,
          where: `${id}: campaigns`,
          evidence: 'insights/#campaigns-decided',
          strength: strengthOf(n),
        },
      ];
    }),
  };
}
