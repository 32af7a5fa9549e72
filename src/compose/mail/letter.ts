/** What a mail says, before it is text or HTML: the sentences and figures of a page, and no others. */

import { colourUses } from '../brand-colours.ts';
import type { Context } from '../context.ts';
import { alerts } from '../insights/alerts.ts';
import { memberPaths } from '../members.ts';
import type { Page } from '../page.ts';
import { rowsClaim } from '../pages/data.ts';
import { influencerPage } from '../pages/influencer-page.ts';
import { overview } from '../pages/overview.ts';
import type { Claim, FigureView, PageView } from '../view.ts';
import { dotted, periodOf } from '../words.ts';
import { figuresSince, type Since, sinceBefore } from './since.ts';

export interface Letter {
  readonly subject: string;
  readonly language: string;
  /** Whose report it is; '' = a report without a brand. */
  readonly brand: string;
  readonly title: string;
  /** Days that it covers, in words. */
  readonly period: string;
  readonly headline: Pick<Claim, 'text'>;
  readonly standfirst: readonly Claim[];
  readonly figures: readonly FigureView[];
  /** What needs a look; `null` = none are told, which is not that there are none. */
  readonly alerts: readonly Claim[] | null;
  /** What changed since the drop before; `null` = there is none, or it is not told. */
  readonly since: Since | null;
  /** Drop and rows. */
  readonly restsOn: string;
  /** The hosted report; `null` = its address isn't known, or not for this reader. */
  readonly link: string | null;
  /** PDFs that were too much to attach, as links. */
  readonly files: readonly LinkedFile[];
  /** Of links and lines. */
  readonly accent: string;
}

export interface LinkedFile {
  readonly name: string;
  readonly address: string;
}

/** Figures of a mail, the first of the page: what is read on a phone without turning a sheet. */
const FIGURES = 6;

/** The report in short. */
export function summaryLetter(context: Context, link: string | null): Letter {
  const { report } = context;
  const view = overview.compose(context);
  return {
    ...common(context, view),
    figures: figuresSince(context, figuresOf(view)),
    subject: `${report.title}: ${view.headline.text}`,
    title: report.title,
    alerts: alerts(context).findings,
    since: sinceBefore(context),
    restsOn: dotted(dropWords(context), rowsClaim(context).text),
    link,
  };
}

/** Of a locked report: that there is a drop, and where. A mail lies open where its reader's password is not asked for. */
export function noticeLetter(context: Context, link: string | null): Letter {
  const { report, format } = context;
  const drop = report.drop === undefined ? 'A new drop' : `The drop of ${format.day(report.drop)}`;
  return {
    ...addressed(context),
    subject: `${report.title}: ${drop.charAt(0).toLowerCase()}${drop.slice(1)} is published`,
    brand: '',
    title: report.title,
    period: '',
    headline: { text: `${drop} is published` },
    standfirst: [],
    figures: [],
    alerts: null,
    since: null,
    restsOn: 'The report opens with its password.',
    link,
  };
}

/**
 * What a statement says, for the one influencer: nothing that stands on no sheet of theirs, and no link to a
 * report that tells of the others. `page` is theirs.
 */
export function statementLetter(context: Context, page: Page): Letter {
  const { report } = context;
  const view = page.compose(context);
  return {
    ...common(context, view),
    subject: `Statement for ${page.label}: ${report.title}`,
    title: `Statement for ${page.label}`,
    standfirst: [],
    alerts: null,
    since: null,
    restsOn: dotted(report.title, dropWords(context)),
    link: null,
  };
}

/** The page that an influencer's statement is printed from; `null` = there is none of that id. */
export function statementPage(context: Context, influencer: string): Page | null {
  const path = memberPaths(context, 'influencer').get(influencer);
  return path === undefined ? null : influencerPage(context, influencer, path);
}

function common(context: Context, view: PageView) {
  const { report } = context;
  const { headline, standfirst } = view;
  return {
    ...addressed(context),
    brand: report.brand?.name ?? '',
    period: periodOf(context),
    headline,
    standfirst,
    figures: figuresOf(view),
  };
}

function figuresOf({ blocks }: PageView): readonly FigureView[] {
  const figures = blocks.flatMap((block): readonly FigureView[] =>
    block.kind === 'figures' ? block.figures : [],
  );
  return figures.slice(0, FIGURES);
}

function addressed({ report }: Context) {
  return {
    language: report.locale,
    files: [],
    accent: colourUses(report).find(({ variable }) => variable === 'accent')?.light ?? '',
  };
}

function dropWords({ report, format }: Context): string {
  return report.drop === undefined ? '' : `Drop of ${format.day(report.drop)}`;
}
