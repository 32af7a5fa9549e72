/** What the list of all reports says of each. */
import { overview } from '../compose/pages/overview.ts';
import { periodOf } from '../compose/words.ts';
import { addressOf } from './address.ts';
import { contextOf, type PreparedReport } from './prepare.ts';

export interface ListedReport {
  readonly title: string;
  readonly address: string;
  readonly headline: string;
  readonly period: string;
  /** Search engines may list it. */
  readonly index: boolean;
}

export function listReports(reports: readonly PreparedReport[], base: string): ListedReport[] {
  return reports.map((prepared) => {
    const context = contextOf(prepared, base);
    const { title, slug, index } = context.report;
    return {
      title,
      address: addressOf(base, slug, ''),
      headline: overview.compose(context).headline.text,
      period: periodOf(context),
      index,
    };
  });
}
