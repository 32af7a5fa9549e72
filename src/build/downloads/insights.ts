import type { Context } from '../../compose/context.ts';
import { insightsMarkdown } from '../../compose/insights/markdown.ts';
import type { DownloadFile } from './index.ts';

export const INSIGHTS = 'insights.md';

/** The findings, alerts and decisions of the Insights page, to take along. */
export function insightsFile(context: Context): DownloadFile {
  return {
    name: INSIGHTS,
    type: 'text/markdown; charset=utf-8',
    bytes: async () => new TextEncoder().encode(insightsMarkdown(context)),
  };
}
