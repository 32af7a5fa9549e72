import { quadrants } from '../../core/measure/segments/quadrants.ts';
import type { Context } from '../context.ts';
import { alerts } from '../insights/alerts.ts';
import { strengthRule } from '../insights/finding.ts';
import { findings } from '../insights/findings.ts';
import { campaignDecisions, influencerDecisions } from '../insights/recommendations.ts';
import type { Page } from '../page.ts';
import type { Claim } from '../view.ts';

/** What to do, and what the figures say that leads there. */
export const insights = {
  id: 'insights',
  path: 'insights',
  label: 'Insights',
  filters: { except: [] },
  compose: (context) => ({
    title: 'Insights',
    headline: headline(context),
    standfirst: [],
    blocks: [
      ...[
        influencerDecisions(context),
        campaignDecisions(context),
        alerts(context),
        ...findings(context),
      ].map((section) => ({
        kind: 'findings' as const,
        ...section,
        empty: 'Nothing to report.',
      })),
      {
        kind: 'prose',
        id: 'take-along',
        title: 'Take it along',
        markdown: '[The same in words, as Markdown](../downloads/insights.md)',
      },
      {
        kind: 'definitions',
        id: 'strength',
        title: 'How much a finding bears',
        entries: [{ id: 'strength-rule', term: 'Strength', lines: [['Rule', strengthRule]] }],
      },
    ],
  }),
} as const satisfies Page;

function headline({ cube, where, format }: Context): Claim {
  const { invest, keep, renegotiate, stop } = quadrants(cube, where).quadrants;
  const all = invest.influencers + keep.influencers + renegotiate.influencers + stop.influencers;
  const claim = { metric: 'roas', value: invest.influencers, n: all, where: '' } as const;
  if (all === 0) return { ...claim, text: 'No influencer was paid, so there is nothing to decide' };
  const n = (count: number) => format.exact(count, 'count');
  const text = `Of ${n(all)} influencers, invest more in ${n(invest.influencers)}, keep ${n(keep.influencers)}, renegotiate with ${n(renegotiate.influencers)} and stop with ${n(stop.influencers)}`;
  return { ...claim, text };
}
