/** Decisions, each by a rule that is shown: for influencers by quadrant, for campaigns by ROAS. */
import { type QuadrantId, quadrants } from '../../core/measure/segments/quadrants.ts';
import { breakEvenRoas } from '../break-even.ts';
import type { Context } from '../context.ts';
import { hasEnoughOrders, LEAST_ORDERS } from '../least-orders.ts';
import { nameOf } from '../names.ts';
import { activeRows } from '../tables.ts';
import { unassignedSpend } from '../unassigned.ts';
import { counted } from '../words.ts';
import { type Finding, type Section, strengthOf } from './finding.ts';

const verbs: Readonly<Record<QuadrantId, string>> = {
  invest: 'Invest more in',
  keep: 'Keep',
  renegotiate: 'Renegotiate with',
  stop: 'Stop with',
};
const order: readonly QuadrantId[] = ['invest', 'keep', 'renegotiate', 'stop'];

/** As many names as a sentence bears. */
const NAMED = 5;

export function influencerDecisions(context: Context): Section {
  const { cube, where, format } = context;
  const found = quadrants(cube, where);
  return {
    id: 'decide-influencers',
    title: 'Influencers: what to do',
    rule: found.rule,
    findings: order.flatMap((id): Finding[] => {
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
          where: id,
          evidence: 'influencers/#leaderboard',
          strength: strengthOf(orders),
        },
      ];
    }),
  };
}

export function campaignDecisions(context: Context): Section {
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
  const groups = Map.groupBy(rows, ({ values }) => decide(values.roas ?? 0));
  return {
    id: 'decide-campaigns',
    title: 'Campaigns: what to do',
    rule: `Campaigns with spend and at least ${LEAST_ORDERS} orders. Invest from ${report.targets.roas === undefined ? 'twice break-even' : 'the target'}, ${format.short(target, 'multiple')}, on; keep above break-even, ${format.short(line, 'multiple')}; renegotiate above half of it; stop below.${unassignedSpend(
      context,
      'campaign',
    )
      .map((words) => ` ${words}.`)
      .join('')}`,
    findings: order.flatMap((id): Finding[] => {
      const group = groups.get(id) ?? [];
      if (group.length === 0) return [];
      const n = group.reduce((sum, { sums }) => sum + (sums.orders ?? 0), 0);
      const names = group.map(
        ({ at, values }) => `${at.campaign} (${format.short(values.roas ?? null, 'multiple')})`,
      );
      return [
        {
          text: `${verbs[id].replace(' with', '')} ${counted(context, group.length, 'campaign')}: ${format.list(names)}.`,
          metric: 'roas',
          value: group[0]?.values.roas ?? null,
          n,
          where: id,
          evidence: 'campaigns/#roas-by-campaign',
          strength: strengthOf(n),
        },
      ];
    }),
  };
}
