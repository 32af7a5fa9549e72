/** The key figures of every report as Markdown, beside those of an earlier build where there is one. */

import { keyFigures } from '../../compose/key-figures.ts';
import { markdownText } from '../../compose/markdown-text.ts';
import { figureLabel, figureUnit } from '../../core/measure/figures.ts';
import { exact, exactChange } from './exact.ts';
import type { Told } from './told.ts';

/** A report of a build. */
export interface ToldReport {
  readonly slug: string;
  /** `null` = it says no figures. */
  readonly told: Told | null;
  /** Why there are none, as a sentence. */
  readonly problem: string | null;
}

export interface Earlier {
  readonly reports: readonly ToldReport[];
  /** Why there is nothing to compare with, as a sentence; `null` = there is. */
  readonly problem: string | null;
}

/** `earlier` is `null` where nothing is to be compared. */
export function figuresMarkdown(now: readonly ToldReport[], earlier: Earlier | null): string {
  const compared = earlier !== null && earlier.problem === null;
  const of = (slug: string) => earlier?.reports.find((report) => report.slug === slug);
  const gone = compared ? earlier.reports.filter(({ slug }) => !now.some((one) => one.slug === slug)) : [];
  const parts = [
    ...(earlier?.problem ? [markdownText(earlier.problem)] : []),
    ...now.map((report) => section(report, compared, of(report.slug))),
    ...gone.map(({ slug, told }) => `**${markdownText(told?.title ?? slug)}** is no longer there.`),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section({ slug, told, problem }: ToldReport, compared: boolean, before?: ToldReport): string {
  const head = `## ${markdownText(told?.title ?? slug)}`;
  if (told === null) return `${head}\n\n${markdownText(problem ?? 'It says no figures.')}`;
  const old = before?.told ?? null;
  if (!compared || old === null) {
    const remark = compared ? [before ? 'The published one says no figures.' : 'It is new.'] : [];
    return [head, [when(told), ...remark].join(' '), table(['', 'now'], rows(told, null))].join('\n\n');
  }
  const said = `Now: ${when(told)} Before: ${when(old)}`;
  const other = old.currency === told.currency ? [] : ['The currency is another: amounts are not compared.'];
  return [head, said, ...other, table(['', 'before', 'now', 'change'], rows(told, old))].join('\n\n');
}

function when({ drop, period, currency }: Told): string {
  const days = period === null ? 'no days' : `${period.from} to ${period.to}`;
  const dropped = drop === null ? '' : `drop of ${drop}, `;
  return markdownText(
    `${dropped}${days}, ${currency === null ? 'no currency stated' : `amounts in ${currency}`}.`,
  );
}

function rows(now: Told, before: Told | null): string[][] {
  return keyFigures.map((id) => {
    const unit = figureUnit(id);
    const after = now.totals[id] ?? null;
    if (before === null) return [figureLabel(id), exact(after, unit)];
    const old = before.totals[id] ?? null;
    const comparable = unit !== 'money' || before.currency === now.currency;
    return [
      figureLabel(id),
      exact(old, unit),
      exact(after, unit),
      comparable ? exactChange(old, after, unit) : exactChange(null, null, unit),
    ];
  });
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...body.map(line)].join('\n');
}
