/** Prints the pages that have a PDF, and takes from the cache what was printed of the same page before. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { FilterState } from '../compose/filters/filter-state.ts';
import { hasPdf, ofNewest } from '../compose/page.ts';
import { addressOf, fileAt, pdfPath, reportPdfPath } from './address.ts';
import { browserSeen } from './browser-seen.ts';
import { type Cache, keyOf } from './cache/cache.ts';
import { hashOf, hashOfBytes } from './cache/hash-of.ts';
import { type MadePages, pageFile } from './make-pages.ts';
import { pageFacts } from './page-facts.ts';
import { contextOf, type PreparedReport } from './prepare.ts';
import type { PrintJob } from './print.ts';
import { selectedPages } from './selection.ts';
import { type BuiltPage, wholeReport } from './whole-report.ts';

export interface PdfOptions {
  readonly staging: string;
  readonly base: string;
  /** Prints the page of every influencer as well. */
  readonly statements: boolean;
  readonly filter: FilterState | null;
  readonly cache: Cache;
  /** Of the sources that print. */
  readonly code: string;
  tell(words: string): void;
}

export interface MadePdfs {
  readonly pdfs: number;
  /** The browser that printed them; `null` = there was nothing to print. */
  readonly browser: { readonly seen: string; readonly version: string } | null;
}

interface Print {
  readonly job: PrintJob;
  /** Path of the PDF, below the site. */
  readonly file: string;
  /** Of the page, what it shows, and what is said of it. */
  readonly content: string;
}

export async function makePdfs(
  reports: readonly PreparedReport[],
  made: readonly MadePages[],
  options: PdfOptions,
): Promise<MadePdfs> {
  const prints = reports.flatMap((report, at) => printsOf(report, made[at]?.pages ?? [], options));
  if (prints.length === 0) return { pdfs: 0, browser: null };
  const { staging, cache, code, tell } = options;
  const seen = await browserSeen();
  const keyFor = ({ content }: Print, version: string) => keyOf('pdf', code, version, content);
  const known = cache.browser(seen);
  const without = (version: string) =>
    prints.filter((print) => !cache.find(keyFor(print, version), {}, staging));
  let missing = known === null ? prints : without(known);
  const counted = () => {
    const reused = prints.length - missing.length;
    return reused === 0 ? '' : `, ${reused} as before`;
  };
  tell(`${prints.length}${counted()}`);
  if (missing.length === 0 && known !== null)
    return { pdfs: prints.length, browser: { seen, version: known } };

  // Taken up where there is something to print.
  const [{ launchBrowser }, { printPages }, { startServer }] = await Promise.all([
    import('./chrome.ts'),
    import('./print.ts'),
    import('./serve.ts'),
  ]);
  const browser = await launchBrowser();
  const server = await startServer(staging, { base: options.base });
  try {
    const version = await browser.version();
    // Another one than what was seen of it let expect: nothing of that one's is taken.
    if (version !== known) missing = without(version);
    const byFile = new Map(missing.map((print) => [print.job.file, print]));
    let done = prints.length - missing.length;
    await printPages(
      browser,
      server.origin,
      missing.map(({ job }) => job),
      (job) => {
        const print = byFile.get(job.file);
        if (print) {
          const bytes = readFileSync(job.file);
          cache.keep(keyFor(print, version), {}, [], [{ path: print.file, bytes }]);
        }
        tell(`${++done} of ${prints.length}${counted()}`);
      },
    );
    return { pdfs: prints.length, browser: { seen, version } };
  } finally {
    await browser.close().catch(() => undefined);
    await server.close();
  }
}

function printsOf(prepared: PreparedReport, pages: MadePages['pages'], options: PdfOptions): Print[] {
  const { staging, base, statements, filter } = options;
  const { report } = prepared.source;
  const folder = join(staging, report.place);
  const older = report.earlierDrops?.length ? join(folder, 'drops') : null;
  const shown = pages.length === 0 ? '' : shownHash(folder, older);
  const date = printDate(prepared);
  const printOf = (path: string, pdf: string, html: string, how: Pick<PrintJob, 'html' | 'onOneSheet'>) => {
    const { title, description } = pageFacts(html);
    const place = { path: addressOf(base, report.place, path), address: addressOf(base, report.place, pdf) };
    const facts = { title, subject: description, language: report.locale };
    const job = { ...place, ...facts, ...how, date, file: join(folder, pdf) };
    const content = hashOf([place, facts, how.onOneSheet, date.getTime(), hashOfBytes(html), shown]);
    return { job, file: fileAt(report.place, pdf), content };
  };
  const chapters: BuiltPage[] = [];
  const prints = pages
    .filter((page) => hasPdf(page, statements))
    .map((page) => {
      const html = readFileSync(join(staging, pageFile(report.place, page)), 'utf8');
      if (page.parent === undefined) chapters.push({ page, html });
      // A statement is one sheet: what is sent to the one influencer.
      return printOf(page.path, pdfPath(page.id), html, { onOneSheet: page.unprinted === true });
    });
  const context = contextOf(prepared, base);
  const html = wholeReport(context, base, chapters);
  const selected = filter === null || !ofNewest(report) ? [] : selectedPages(context, filter, chapters);
  // The longest first, so that no tab waits for it at the end.
  return [
    printOf(WHOLE, reportPdfPath(report.slug), html, { html }),
    ...prints,
    ...selected.map((page) => printOf(page.pdf, page.pdf, page.html, { html: page.html })),
  ];
}

/** Where the printer is shown a whole report; there is no such page on the site. */
const WHOLE = 'whole';

/** A PDF carries a date. The clock would make every build differ, so it is the drop's, or the last day in it. */
function printDate({ source: { report }, cube }: PreparedReport): Date {
  return new Date((report.drop ?? cube.firstDay + Math.max(0, cube.days - 1)) * 86_400_000);
}

/** What no printed page loads: other pages, files to take away, and scripts, which don't run on paper. */
const APART = ['.html', '.pdf', '.json', '.csv', '.xlsx', '.md', '.js'];

/** Of pictures, fonts and styles, by name and content; those of older drops lie `without`. */
function shownHash(folder: string, without: string | null): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !APART.includes(extname(entry.name)))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => without === null || !file.startsWith(without + sep));
  return hashOf(files.sort().map((file) => [relative(folder, file), hashOfBytes(readFileSync(file))]));
}
