/** What the list of all reports says of each. */
import { overview } from '../compose/pages/overview.ts';
import type { FigureView } from '../compose/view.ts';
import { periodOf } from '../compose/words.ts';
import type { Report } from '../core/report.ts';
import { addressOf } from './address.ts';
import { openName } from './lock/unlock-page.ts';
import { contextOf, type PreparedReport } from './prepare.ts';

export interface ListedReport {
  readonly title: string;
  /** Whose report it is; '' = a report without a brand, or one that is called so. */
  readonly brand: string;
  readonly address: string;
  readonly headline: string;
  /** Days that it covers, in words. */
  readonly period: string;
  /** The day of the newest drop, in words; '' = not stated. */
  readonly drop: string;
  /** The first of its key figures, as the report shows them. */
  readonly figures: readonly Pick<FigureView, 'id' | 'label' | 'short'>[];
  /** Search engines may list it. */
  readonly index: boolean;
  /** It opens with its password, so nothing is said of it. */
  readonly isLocked: boolean;
}

/** Of each report: one line of them on a wide screen. */
const FIGURES = 4;

export function listReports(reports: readonly PreparedReport[], base: string): ListedReport[] {
  return reports.map((prepared) => {
    if (prepared.source.report.access === 'password') return lockedReport(prepared.source.report, base);
    const context = contextOf(prepared, base);
    const { title, brand, place, drop, earlierDrops = [], index } = context.report;
    const view = overview.compose(context);
    const figures = view.blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []));
    return {
      title,
      brand: brand === undefined || brand.name === title ? '' : brand.name,
      address: addressOf(base, place, ''),
      headline: view.headline.text,
      period: periodOf(context),
      drop: drop === undefined ? '' : dropWords(context.format.day(drop), earlierDrops.length),
      figures: figures.slice(0, FIGURES).map(({ id, label, short }) => ({ id, label, short })),
      index,
      isLocked: false,
    };
  });
}

/** The day of the drop, and how many there are. */
function dropWords(day: string, earlier: number): string {
  return earlier === 0 ? day : `${day}, the newest of ${earlier + 1}`;
}

function lockedReport({ slug, place }: Report, base: string): ListedReport {
  const nothing = { brand: '', headline: '', period: '', drop: '', figures: [], index: false };
  return { ...nothing, title: openName(slug), address: addressOf(base, place, ''), isLocked: true };
}
