import { payByTier as partedByTier } from '../../core/measure/segments/pay-by-tier.ts';
import { defineChart } from '../chart.ts';
import type { Context } from '../context.ts';
import { heat } from '../draw/heat.ts';
import { paymentClaims } from '../insights/payment.ts';
import { nameOf } from '../names.ts';
import { whyNoRoas } from '../unpaid.ts';
import type { Claim } from '../view.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

/** What each way of paying returned among influencers of one size. */
export const payByTier = defineChart('pay-by-tier', (context) => {
  const { cube, where, format } = context;
  const { rule, rows, mixed } = partedByTier(cube, where);
  const tiers = [...new Set(rows.map(({ tier }) => nameOf(context, 'tier', tier)))];
  const bases = [...new Set(rows.map(({ basis }) => basis))].map((basis) => nameOf(context, 'basis', basis));
  const paid = rows.reduce((sum, { influencers }) => sum + influencers, 0);
  return {
    title: finding(context, paid),
    subtitle: `ROAS by what most of an influencer’s spend was paid for, and by follower tier, ${periodOf(context)}`,
    alt: `A table of ROAS for ${counted(context, tiers.length, 'follower tier')} and ${counted(context, bases.length, 'payout basis', 'payout bases')}: ${format.list(rows.slice(0, 6).map((row) => `${nameOf(context, 'tier', row.tier)} ${nameOf(context, 'basis', row.basis).toLowerCase()} ${format.short(row.roas, 'multiple')}`))}.`,
    footnote: [
      rule.replace(/\.$/, ''),
      ...(mixed > 0 ? [`${counted(context, mixed, 'influencer')} paid under more than one`] : []),
      'tracking_data, payouts',
    ].join(' · '),
    method: 'roas',
    needs: { along: ['influencer', 'tier', 'basis'], measures: ['spend'] },
    empty: `${whyNoRoas(context)}.`,
    drawing:
      rows.length === 0
        ? null
        : heat(
            rows.map((row) => ({
              row: nameOf(context, 'basis', row.basis),
              column: nameOf(context, 'tier', row.tier),
              value: row.roas,
            })),
            bases,
            tiers,
            'multiple',
          ),
    table: {
      caption: 'ROAS by follower tier and payout basis',
      columns: [
        textColumn('tier', 'Follower tier'),
        textColumn('basis', 'Payout basis'),
        { id: 'influencers', label: 'Influencers', unit: 'count' },
        { id: 'spend', label: 'Spend', unit: 'money' },
        { id: 'revenue', label: 'Attributed revenue', unit: 'money' },
        { id: 'orders', label: 'Attributed orders', unit: 'count' },
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
        { id: 'roi', label: 'ROI', unit: 'rate' },
      ],
      rows: rows.map((row) => [
        textCell(nameOf(context, 'tier', row.tier)),
        textCell(nameOf(context, 'basis', row.basis)),
        exactCell(context, row.influencers, 'count'),
        exactCell(context, row.spend, 'money'),
        exactCell(context, row.revenue, 'money'),
        exactCell(context, row.orders, 'count'),
        exactCell(context, row.roas, 'multiple'),
        exactCell(context, row.roi, 'rate'),
      ]),
      empty: 'No influencers.',
    },
  };
});

/** The comparison that rests on the most influencers. */
function finding(context: Context, paid: number): Claim {
  const [first] = paymentClaims(context).toSorted((a, b) => b.n - a.n);
  if (first !== undefined) return first;
  return {
    metric: 'roas',
    value: null,
    n: paid,
    where: '',
    text:
      paid === 0
        ? whyNoRoas(context)
        : 'Too few influencers of one size are paid per order and per post to compare the two',
  };
}
