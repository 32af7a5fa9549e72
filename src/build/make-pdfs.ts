/** Prints the pages that have a PDF, and takes from the cache what was printed of the same page before. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { addressOf, pdfPath } from './address.ts';
import { browserSeen } from './browser-seen.ts';
import { type Cache, keyOf } from './cache/cache.ts';
import { hashOf, hashOfBytes } from './cache/hash-of.ts';
import { type MadePages, pageFile } from './make-pages.ts';
import { pageFacts } from './page-facts.ts';
import type { PreparedReport } from './prepare.ts';
import type { PrintJob } from './print.ts';

export interface PdfOptions {
  readonly staging: string;
  readonly base: string;
  /** Prints the page of every influencer as well. */
  readonly statements: boolean;
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
  const { cache, code, tell } = options;
  const seen = await browserSeen();
  const keyFor = ({ content }: Print, version: string) => keyOf('pdf', code, version, content);
  const known = cache.browser(seen);
  let missing =
    known === null ? prints : prints.filter((print) => !reuse(print, keyFor(print, known), cache));
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
  const server = await startServer(options.staging, { base: options.base });
  try {
    const version = await browser.version();
    // Another one than what was seen of it let expect: nothing of that one's is taken.
    if (version !== known) missing = prints.filter((print) => !reuse(print, keyFor(print, version), cache));
    const byFile = new Map(missing.map((print) => [print.job.file, print]));
    let done = prints.length - missing.length;
    await printPages(
      browser,
      server.origin,
      missing.map(({ job }) => job),
      (job) => {
        const print = byFile.get(job.file);
        if (print) cache.keep(keyFor(print, version), {}, [], readFileSync(job.file));
        tell(`${++done} of ${prints.length}${counted()}`);
      },
    );
    return { pdfs: prints.length, browser: { seen, version } };
  } finally {
    await browser.close().catch(() => undefined);
    await server.close();
  }
}

function reuse({ job }: Print, key: string, cache: Cache): boolean {
  const bytes = cache.find(key, {});
  if (bytes === null) return false;
  mkdirSync(dirname(job.file), { recursive: true });
  writeFileSync(job.file, bytes);
  return true;
}

function printsOf(
  { source: { report }, cube }: PreparedReport,
  pages: MadePages['pages'],
  { staging, base, statements }: PdfOptions,
): Print[] {
  const folder = join(staging, report.slug);
  const printed = pages.filter(({ unprinted }) => statements || !unprinted);
  const shown = printed.length === 0 ? '' : shownHash(folder);
  // A PDF carries a date. The clock would make every build differ, so it is the drop's, or the last day in it.
  const date = new Date((report.drop ?? cube.firstDay + Math.max(0, cube.days - 1)) * 86_400_000);
  return printed.map((page) => {
    const html = readFileSync(join(staging, pageFile(report.slug, page)));
    const { title, description } = pageFacts(html.toString());
    const place = {
      path: addressOf(base, report.slug, page.path),
      address: addressOf(base, report.slug, pdfPath(page.id)),
    };
    const facts = { title, subject: description, language: report.locale };
    const job = { ...place, ...facts, date, file: join(folder, pdfPath(page.id)) };
    return { job, content: hashOf([place, facts, date.getTime(), hashOfBytes(html), shown]) };
  });
}

/** What no printed page loads: other pages, files to take away, and scripts, which don't run on paper. */
const APART = ['.html', '.pdf', '.json', '.csv', '.xlsx', '.md', '.js'];

/** Of pictures, fonts and styles, by name and content. */
function shownHash(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !APART.includes(extname(entry.name)))
    .map(({ parentPath, name }) => join(parentPath, name));
  return hashOf(files.sort().map((file) => [relative(folder, file), hashOfBytes(readFileSync(file))]));
}
