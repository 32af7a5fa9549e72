/** What the reader answered, as it is shown: brought while the files are read. */
import type { Context } from '../../compose/context.ts';
import { isOffered } from '../../compose/filters/choices.ts';
import { html } from '../../compose/markup/html.ts';
import type { Paint } from '../../compose/markup/paint.ts';
import { readingHtml } from '../../compose/markup/reading.ts';
import { memberDimensions, memberPaths } from '../../compose/members.ts';
import { overview } from '../../compose/pages/overview.ts';
import { filterIds } from '../../core/filter-ids.ts';
import { createFormatter } from '../../core/format/formatter.ts';
import { contextOf } from './context-of.ts';
import { inSteps } from './in-steps.ts';
import type { Done } from './messages.ts';
import { type OwnPlaces, OwnReport } from './own-report.ts';

/** What was found, as markup. */
export function foundText({ report, preparation }: Done): string {
  const { read, issues, prepared } = preparation;
  const nothing = html``;
  const paint: Paint = {
    format: createFormatter(report),
    root: '#',
    draw: () => nothing,
    rowsWritten: (rows) => rows,
    markdown: () => nothing,
  };
  return readingHtml({ read, issues, refused: prepared === null }, paint).text;
}

/**
 * What the report is composed from; `null` when the files are refused. What its first page asks is asked here in
 * steps, between which the page answers.
 */
export async function wholeOf({ report, preparation }: Done): Promise<Context | null> {
  if (preparation.prepared === null) return null;
  const whole = contextOf(preparation.prepared, report);
  const composed = overview.steps.map((step) => () => step(whole));
  await inSteps([
    ...filterIds.map((id) => () => isOffered(whole, id)),
    ...memberDimensions.map((by) => () => memberPaths(whole, by)),
    ...composed,
    ...composed,
  ]);
  return whole;
}

export function openReport(whole: Context, places: OwnPlaces): OwnReport {
  return new OwnReport(whole, places);
}
