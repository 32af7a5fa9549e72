import { alerts } from '../insights/alerts.ts';
import { decisionClaim } from '../insights/decision-claim.ts';
import { campaignsDecided, influencersDecided } from '../insights/decision-tables.ts';
import { strengthRule } from '../insights/finding.ts';
import { findings } from '../insights/findings.ts';
import { decided, decisions } from '../insights/recommendations.ts';
import type { Page } from '../page.ts';
import { returnClaim } from '../summary.ts';
import { isTold, toldBlocks } from '../told.ts';
import type { ProseBlock } from '../view.ts';

/** What to do, and what the figures say that leads there; everyone's decision at the end, as the longest. */
export const insights = {
  id: 'insights',
  path: 'insights',
  label: 'Insights',
  filters: { except: [] },
  compose: (context) => ({
    title: 'Insights',
    headline: isTold(context.cube, decided) ? decisionClaim(context) : returnClaim(context),
    standfirst: [],
    blocks: toldBlocks(context, [
      ...[...decisions(context), alerts(context), ...findings(context)].map((section) => ({
        kind: 'findings' as const,
        ...section,
        empty: 'Nothing to report.',
      })),
      ...(context.published ? [takeAlong] : []),
      {
        kind: 'definitions',
        id: 'strength',
        title: 'How much a finding bears',
        entries: [{ id: 'strength-rule', term: 'Strength', lines: [['Rule', strengthRule]] }],
      },
      campaignsDecided(context),
      influencersDecided(context),
    ]),
  }),
} as const satisfies Page;

const takeAlong: ProseBlock = {
  kind: 'prose',
  id: 'take-along',
  title: 'Take it along',
  markdown: '[The same in words, as Markdown](../downloads/insights.md)',
};
