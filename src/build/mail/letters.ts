/** A report → the mails that its definition asks for: to each person their own. */
import type { Context } from '../../compose/context.ts';
import {
  type Letter,
  type LinkedFile,
  noticeLetter,
  statementLetter,
  statementPage,
  summaryLetter,
} from '../../compose/mail/letter.ts';
import { hasPdf } from '../../compose/page.ts';
import { menuOf } from '../../compose/pages/index.ts';
import { isoDay } from '../../core/calendar.ts';
import type { DropFileSummary } from '../../core/drop.ts';
import type { MailSettings } from '../../core/mail-settings.ts';
import { isHidden } from '../../core/measure/carries.ts';
import { addressOf, fileAt, pdfPath, reportPdfPath } from '../address.ts';
import { hashOf } from '../cache/hash-of.ts';
import { Failure } from '../failure.ts';
import { fingerprints } from '../fingerprints.ts';
import { contextOf, type Prepared } from '../prepare.ts';
import type { Attachment } from './message.ts';
import { publishedFile, type StandingSite } from './standing-site.ts';

/** Bytes of PDFs that a mail carries; many servers take no more. */
export const MOST_ATTACHED = 10_000_000;

export interface Mail {
  /** The same for the same report, drop, person and kind of mail, whatever of the drop is told. Never sent along. */
  readonly key: string;
  /** Of what is told of the drop to whoever sees the mail, with which it travels. */
  readonly id: string;
  /** Whom it goes to. */
  readonly person: string;
  /** Whom it names as its readers. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly letter: Letter;
  readonly attachments: readonly Attachment[];
  readonly what: string;
  readonly report: string;
  /** Date of the drop; `null` = it has none. */
  readonly drop: string | null;
}

/** `link` is where the site is hosted; without it the address that the report itself names is taken. */
export async function mailsOf(
  { prepared, files }: Pick<Extract<Prepared, { prepared: unknown }>, 'prepared' | 'files'>,
  settings: MailSettings,
  site: StandingSite,
  link: string | null,
): Promise<Mail[]> {
  const { report } = prepared.source;
  const context = contextOf(prepared, site.base);
  const drop = report.drop === undefined ? null : isoDay(report.drop);
  // By its contents: a drop that was corrected is another one, whatever its date.
  const contents = (all: readonly Pick<DropFileSummary, 'file' | 'sha256'>[]) =>
    all.map(({ file, sha256 }) => [file, sha256]).sort();
  const named = (data: unknown, what: string, to: string) =>
    hashOf([report.slug, data, what, folded(to)]).slice(0, 40);
  const data = contents(files);
  const told = contents(fingerprints(prepared));
  // Of a locked report nothing is told: who guesses what its files say must not find it confirmed.
  const keys = site.locks.get(report.slug);
  const travelling = keys === undefined ? told : [keys.fingerprint, told];
  const mail = (what: string, rest: Addressed): Mail => ({
    ...rest,
    key: named(data, what, rest.person),
    id: named(travelling, what, rest.person),
    what,
    report: report.slug,
    drop,
  });
  return [
    ...(await summaries(context, settings, site, reportAddress(context, link))).map((one) =>
      mail('report', one),
    ),
    ...(await statements(context, settings, site)).map(({ id, ...one }) => mail(`statement of ${id}`, one)),
  ];
}

type Addressed = Pick<Mail, 'person' | 'to' | 'cc' | 'letter' | 'attachments'>;

async function summaries(
  context: Context,
  { to, cc, pdfs }: MailSettings,
  site: StandingSite,
  address: string | null,
): Promise<Addressed[]> {
  const main = distinct(to);
  const others = distinct(cc).filter((one) => !main.some((person) => folded(person) === folded(one)));
  if (main.length + others.length === 0) return [];
  const paths = pdfs.map((id) => pathOf(context, id));
  if (context.report.access === 'password')
    return toEach(main, others, { letter: noticeLetter(context, address), attachments: [] });
  const attachments = await Promise.all(paths.map((path) => attached(context, site, path)));
  const bytes = attachments.reduce((sum, { content }) => sum + content.length, 0);
  const tooLarge = bytes > MOST_ATTACHED;
  if (tooLarge && address === null)
    throw new Failure(
      `The PDFs of "${context.report.slug}" have ${megabytes(bytes)}, more than the ${megabytes(MOST_ATTACHED)} that a mail carries, and it is not known where they can be linked to. Nothing was sent.\n  → Give the address of the site with --link, or fewer PDFs in mail.pdfs.`,
    );
  const files = tooLarge
    ? paths.map((path): LinkedFile => ({ name: nameOf(context, path), address: `${address}${path}` }))
    : [];
  const letter = { ...summaryLetter(context, address), files };
  return toEach(main, others, { letter, attachments: tooLarge ? [] : attachments });
}

function toEach(
  main: readonly string[],
  others: readonly string[],
  rest: Pick<Addressed, 'letter' | 'attachments'>,
): Addressed[] {
  return [
    ...main.map((person) => ({ ...rest, person, to: [person], cc: [] })),
    ...others.map((person) => ({ ...rest, person, to: main, cc: [person] })),
  ];
}

async function statements(
  context: Context,
  settings: MailSettings,
  site: StandingSite,
): Promise<(Addressed & { readonly id: string })[]> {
  const people = Object.entries(settings.statements || {});
  // Numbered anew, another influencer may go by the id that is named.
  if (people.length > 0 && isHidden(context.cube, 'names'))
    throw new Failure(
      `mail.statements of "${context.report.slug}" names influencers, and the report hides who they are. Nothing was sent.\n  → Make an internal report of the same data, and send statements from that.`,
    );
  if (people.length > 0 && !site.statements)
    throw new Failure(
      `mail.statements of "${context.report.slug}" asks for statements, and the site was built without. Nothing was sent.\n  → Build it with them: npm run report -- --statements`,
    );
  const all = people.map(async ([id, person]) => {
    const page = statementPage(context, id);
    if (page === null)
      throw new Failure(
        `mail.statements of "${context.report.slug}" names an influencer "${id}" who has no statement in this drop. Nothing was sent.\n  → Use the ids of influencers.csv, of those with orders, posts or payouts.`,
      );
    const attachments = [await attached(context, site, pdfPath(page.id))];
    return { id, person, to: [person], cc: [], letter: statementLetter(context, page), attachments };
  });
  return await Promise.all(all);
}

function pathOf({ report, cube }: Context, id: string): string {
  if (id === 'whole') return reportPdfPath(report.slug);
  const printed = menuOf({ report, cube })
    .filter((page) => hasPdf(page, false))
    .map((page) => page.id);
  if (printed.includes(id)) return pdfPath(id);
  throw new Failure(
    `reports/${report.slug}/index.md [mail.pdfs] There is no PDF "${id}". Nothing was sent.\n  → Use ${['whole', ...printed].join(', ')}.`,
  );
}

async function attached(context: Context, site: StandingSite, path: string): Promise<Attachment> {
  const { place } = context.report;
  const content = await publishedFile(site, context.report, path);
  if (content === null)
    throw new Failure(
      `${fileAt(place, path)} is not in the site. Nothing was sent.\n  → Build it again: npm run report`,
    );
  return { filename: nameOf(context, path), content };
}

/** Files of several reports lie in one folder of whoever saves them. */
function nameOf({ report }: Context, path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.startsWith(report.slug) ? name : `${report.slug}-${name}`;
}

/** Where the report is hosted, with a slash at its end; `null` = not known. */
function reportAddress({ report }: Context, link: string | null): string | null {
  if (link === null) return report.url === undefined ? null : withSlash(report.url);
  const site = new URL(link);
  return `${site.origin}${addressOf(site.pathname, report.place, '')}`;
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

/** Capitals make no other person. */
function folded(address: string): string {
  return address.toLowerCase();
}

function distinct(addresses: readonly string[]): string[] {
  return [...new Map(addresses.toReversed().map((one) => [folded(one), one])).values()].reverse();
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
