/** The insights as Markdown, to take along: the same sentences as on the page, with what they rest on. */
import type { Context } from '../context.ts';
import { markdownText } from '../markdown-text.ts';
import { periodOf } from '../words.ts';
import { alerts } from './alerts.ts';
import { type Finding, type Section, strengthRule } from './finding.ts';
import { findings } from './findings.ts';
import { decisions } from './recommendations.ts';

/** All sections, in the order in which they are read: decisions last. */
function insightSections(context: Context): Section[] {
  return [...findings(context), alerts(context), ...decisions(context)];
}

export function insightsMarkdown(context: Context): string {
  const { report } = context;
  const sections = insightSections(context).map(({ title, rule, findings: all }) =>
    [
      `## ${title}`,
      ...(rule === '' ? [] : [`*${markdownText(rule)}*`]),
      all.length === 0
        ? 'Nothing to report.'
        : all.map((finding) => `- ${sentence(context, finding)}`).join('\n'),
    ].join('\n\n'),
  );
  return `${[`# ${markdownText(report.title)}: insights`, `${periodOf(context)}. ${strengthRule}`, ...sections].join('\n\n')}\n`;
}

function sentence({ format }: Context, { text, n, strength }: Finding): string {
  return `${markdownText(text)} (n = ${format.exact(n, 'count')}, ${strength})`;
}
