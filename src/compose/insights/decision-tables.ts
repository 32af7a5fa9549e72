/** Every influencer and campaign with its decision: what the recommendations sum up. */

import { type QuadrantId, quadrants } from '../../core/measure/segments/quadrants.ts';
import type { Context } from '../context.ts';
import { nameCell } from '../members.ts';
import { activeRows } from '../tables.ts';
import { csvOf } from '../take-away.ts';
import { whyNoRoas } from '../unpaid.ts';
import type { Cell, Column, TableBlock } from '../view.ts';
import { counted, exactCell, textCell, textColumn } from '../words.ts';
import { decisionNames, decisionOrder } from './decisions.ts';
import { decideCampaigns, judged, decided as needs } from './recommendations.ts';

const figures: readonly Column[] = [
  { id: 'spend', label: 'Spend', unit: 'money' },
  { id: 'revenue', label: 'Attributed revenue', unit: 'money' },
  { id: 'roas', label: 'ROAS', unit: 'multiple' },
  { id: 'orders', label: 'Attributed orders', unit: 'count' },
];

export function influencersDecided(context: Context): TableBlock {
  const { cube, where } = context;
  const { quadrants: parted, rule } = quadrants(cube, where);
  const rows = new Map(
    activeRows(context, 'influencer', ['roas', 'orders'], 'revenue').map((row) => [row.at.influencer, row]),
  );
  const decided = decisionOrder.flatMap((id) => parted[id].members.map((member) => ({ member, id })));
  return {
    kind: 'table',
    id: 'influencers-decided',
    needs,
    title: {
      text:
        decided.length === 0
          ? whyNoRoas(context)
          : `The decision on each of ${counted(context, decided.length, 'influencer')}`,
      metric: 'rows',
      as: 'count',
      value: decided.length,
      n: decided.length,
      where: '',
    },
    footnote: rule,
    table: {
      caption: 'Influencers by decision',
      columns: [textColumn('influencer', 'Influencer'), textColumn('decision', 'Decision'), ...figures],
      rows: decided.map(({ member, id }): Cell[] => {
        const row = rows.get(member);
        return [
          nameCell(context, 'influencer', member),
          decisionCell(id),
          exactCell(context, row?.sums.spend ?? null, 'money'),
          exactCell(context, row?.sums.revenue ?? null, 'money'),
          exactCell(context, row?.values.roas ?? null, 'multiple'),
          exactCell(context, row?.sums.orders ?? null, 'count'),
        ];
      }),
      empty: `${whyNoRoas(context)}, so there is nothing to decide.`,
      ...csvOf(context, 'influencers'),
    },
  };
}

export function campaignsDecided(context: Context): TableBlock {
  const { rule, decided } = decideCampaigns(context);
  return {
    kind: 'table',
    id: 'campaigns-decided',
    needs: judged,
    title: {
      text:
        decided.length === 0
          ? 'No campaign has spend and orders enough to decide'
          : `The decision on each of ${counted(context, decided.length, 'campaign')}`,
      metric: 'rows',
      as: 'count',
      value: decided.length,
      n: decided.length,
      where: '',
    },
    footnote: rule,
    table: {
      caption: 'Campaigns by decision',
      columns: [textColumn('campaign', 'Campaign'), textColumn('decision', 'Decision'), ...figures],
      rows: decided.map(({ row, decision }): Cell[] => [
        nameCell(context, 'campaign', row.at.campaign ?? null),
        decisionCell(decision),
        exactCell(context, row.sums.spend, 'money'),
        exactCell(context, row.sums.revenue, 'money'),
        exactCell(context, row.values.roas ?? null, 'multiple'),
        exactCell(context, row.sums.orders, 'count'),
      ]),
      empty: 'No campaign has spend and orders enough to decide.',
      ...csvOf(context, 'campaigns'),
    },
  };
}

function decisionCell(id: QuadrantId): Cell {
  return textCell(decisionNames[id]);
}
