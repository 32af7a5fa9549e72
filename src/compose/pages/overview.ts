import { measure, total } from '../../core/measure/measure.ts';
import { breakEvenRoas, profitableShare } from '../break-even.ts';
import { charts } from '../charts/index.ts';
import type { Context } from '../context.ts';
import { figureView } from '../figure.ts';
import type { Page } from '../page.ts';
import type { Block, Claim } from '../view.ts';
import { counted, periodOf } from '../words.ts';

const keyFigures = [
  'revenue',
  'orders',
  'spend',
  'roas',
  'roi',
  'influencers',
  'reach',
  'engagement_rate',
  'aov',
  'cpo',
] as const;

/** Did the money work, and where did it come from. */
export const overview = {
  id: 'overview',
  path: '',
  label: 'Overview',
  compose: (context) => ({
    title: 'Overview',
    headline: headline(context),
    standfirst: [...platformClaims(context), ...organicClaim(context), ...targetClaim(context)],
    blocks: [
      {
        kind: 'figures',
        id: 'key-figures',
        title: `Key figures, ${periodOf(context)}`,
        figures: keyFigures.map((id) => figureView(context, id)),
      },
      charts.dailyRevenue.compose(context),
      charts.dailyRoas.compose(context),
      charts.revenueByPlatform.compose(context),
      charts.campaignRevenueSpend.compose(context),
      ...commentary(context),
    ],
  }),
} as const satisfies Page;

function headline(context: Context): Claim {
  const { cube, where, format } = context;
  const { roas } = total(cube, ['roas'], where).values;
  const { profitable, paid } = profitableShare(cube, where);
  const claim = { metric: 'roas', value: roas ?? null, n: paid, where: '' } as const;
  if (roas === null || roas === undefined) {
    return { ...claim, text: 'No payout is recorded, so there is no return on spend to report' };
  }
  const unit = format.exact(10_000, 'money').replace(/[.,]00/, '');
  const earned = format.exact(Math.round(roas * 10_000), 'money');
  return {
    ...claim,
    text: `Every ${unit} paid to influencers returned ${earned}; ${format.exact(profitable, 'count')} of ${format.exact(paid, 'count')} paid for themselves`,
  };
}

function platformClaims({ cube, where, format }: Context): Claim[] {
  const rows = measure(cube, { by: ['platform'], figures: ['revenue', 'roas'], where });
  const rated = rows
    .filter(({ at, values }) => at.platform !== null && values.roas !== null)
    .sort((a, b) => (b.values.roas ?? 0) - (a.values.roas ?? 0));
  const [best] = rated;
  const worst = rated.at(-1);
  if (best === undefined || worst === undefined || best === worst) return [];
  return [
    {
      text: `${best.at.platform} returned the most for its spend, ${format.short(best.values.roas ?? null, 'multiple')}; ${worst.at.platform} the least, ${format.short(worst.values.roas ?? null, 'multiple')}.`,
      metric: 'roas',
      value: best.values.roas ?? null,
      n: rated.length,
      where: `platform ${best.at.platform}`,
    },
  ];
}

function organicClaim(context: Context): Claim[] {
  const { cube, where, format } = context;
  const { revenue, organic_revenue, organic_rows } = total(
    cube,
    ['revenue', 'organic_revenue', 'organic_rows'],
    where,
  ).sums;
  if (revenue === null || organic_revenue === null || organic_rows === null || organic_rows === 0) return [];
  return [
    {
      text: `${counted(context, organic_rows, 'tracking row')} ${organic_rows === 1 ? 'names' : 'name'} no influencer: ${format.short(organic_revenue, 'money')} of organic revenue, shown apart and counted in no return.`,
      metric: 'organic_revenue',
      value: organic_revenue,
      n: organic_rows,
      where: '',
    },
  ];
}

function targetClaim({ cube, where, format, report }: Context): Claim[] {
  const target = report.targets.roas;
  const row = total(cube, ['roas'], where);
  const roas = row.values.roas ?? null;
  if (roas === null) return [];
  const line = breakEvenRoas(cube);
  const claim = { metric: 'roas', value: roas, n: row.sums.spend === null ? 0 : 1, where: '' } as const;
  const against = `Break-even is a ROAS of ${format.short(line, 'multiple')}`;
  if (target === undefined) return [{ ...claim, text: `${against}.` }];
  const met = roas >= target ? 'met' : 'missed';
  return [{ ...claim, text: `${against}; the target of ${format.short(target, 'multiple')} was ${met}.` }];
}

function commentary({ report }: Context): Block[] {
  if (report.commentary.trim() === '') return [];
  return [{ kind: 'prose', id: 'commentary', title: 'Commentary', markdown: report.commentary }];
}
