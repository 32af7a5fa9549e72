/** Makes the whole site in a folder of its own: pages by Astro, PDFs by a browser that visits them. */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { allPages } from '../compose/pages/index.ts';
import { addressOf, pdfPath } from './address.ts';
import { cacheFolder } from './cache-folder.ts';
import { launchBrowser } from './chrome.ts';
import { handOver, isPrinted } from './handoff.ts';
import { contextOf, type PreparedReport } from './prepare.ts';
import { type PrintJob, printPages } from './print.ts';
import type { Progress } from './progress.ts';
import { makeScratch } from './scratch.ts';
import { startServer } from './serve.ts';
import { siteConfig } from './site-config.ts';
import { typefacesOf } from './typefaces/report-typefaces.ts';

export interface SiteOptions {
  readonly root: string;
  /** Where to make it; the caller publishes it from there. */
  readonly staging: string;
  /** Path that the site will be served under, such as /reports/. */
  readonly base: string;
  readonly progress: Progress;
  /** Prints the page of every influencer as well. */
  readonly statements: boolean;
}

/** Throws a Failure when a page cannot be made or printed. Returns the number of PDFs. */
export async function makeSite(reports: readonly PreparedReport[], options: SiteOptions): Promise<number> {
  const { progress, staging, base } = options;
  await progress.step('Pages', async (tell) => {
    let made = 0;
    for (const [at, report] of reports.entries()) {
      await makePages(reports, report, options);
      made += allPages(contextOf(report, base)).length;
      tell(`${made}, report ${at + 1} of ${reports.length}`);
    }
  });
  const jobs = reports.flatMap((report) => printJobs(report, options));
  await progress.step('PDFs', async (tell) => {
    const browser = await launchBrowser();
    const server = await startServer(staging, { base });
    try {
      let done = 0;
      await printPages(browser, server.origin, jobs, () => tell(`${++done} of ${jobs.length}`));
    } finally {
      await browser.close().catch(() => undefined);
      await server.close();
    }
  });
  return jobs.length;
}

/**
 * Every report has its pages, fonts and scripts in a folder of its own, which can be moved or mailed whole.
 * The list of all reports is made along with each of them and kept from the first.
 */
async function makePages(
  reports: readonly PreparedReport[],
  current: PreparedReport,
  { root, staging, base, statements }: SiteOptions,
): Promise<void> {
  const { slug } = current.source.report;
  handOver({ reports, current, typefaces: await typefacesOf(current, root), base, statements });
  const config = await siteConfig(root);
  // Below the project, where Astro keeps what it works with in the same folder: elsewhere two builds at once
  // would share that, and mix.
  const outDir = await makeScratch(cacheFolder(root), 'pages');
  await build({
    ...config,
    root,
    base,
    outDir,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, assets: `${slug}/_assets` },
  });
  await cp(join(outDir, slug), join(staging, slug), { recursive: true });
  if (current === reports[0]) await cp(join(outDir, 'index.html'), join(staging, 'index.html'));
  await rm(outDir, { recursive: true });
}

function printJobs(prepared: PreparedReport, { staging, base }: SiteOptions): PrintJob[] {
  const context = contextOf(prepared, base);
  const { report, cube } = context;
  // A PDF carries a date. The clock would make every build differ, so it is the drop's, or the last day in it.
  const date = new Date((report.drop ?? cube.firstDay + Math.max(0, cube.days - 1)) * 86_400_000);
  return allPages(context)
    .filter(isPrinted)
    .map((page) => {
      const view = page.compose(context);
      return {
        path: addressOf(base, report.slug, page.path),
        file: join(staging, report.slug, pdfPath(page.id)),
        address: addressOf(base, report.slug, pdfPath(page.id)),
        title: `${view.title} · ${report.title}`,
        subject: view.headline.text,
        language: report.locale,
        date,
      };
    });
}
