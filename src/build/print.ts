// Prints built pages to PDF in a browser that may load them and nothing else.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import type { Browser } from 'puppeteer';
import { Failure } from './failure.ts';
import { openTab, type Sheet } from './print-tab.ts';
import { type PdfFacts, settlePdf } from './settle-pdf.ts';

export interface PrintJob extends PdfFacts, Sheet {
  /** Where the PDF goes; folders are made. */
  readonly file: string;
  /** Path of the PDF on the site, with the base. */
  readonly address: string;
}

/** Two tabs of one browser print 1.3 times as fast as one, on two cores; more tabs or browsers gain nothing. */
const TABS = 2;

/**
 * Prints each job and tells `onDone` of it. Pages print without their scripts and load from `origin` alone: one
 * that asks elsewhere, or for something that is not there, ends the run with a message that names it.
 */
export async function printPages(
  browser: Browser,
  origin: string,
  jobs: readonly PrintJob[],
  onDone: (job: PrintJob, bytes: number) => void = () => {},
): Promise<void> {
  const waiting = [...jobs];
  const work = async () => {
    const lost = loss(browser);
    let at = waiting[0]?.path ?? '';
    try {
      const tab = await Promise.race([openTab(browser, origin), lost.promise]);
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        at = job.path;
        const printed = await Promise.race([tab.print(job), lost.promise]);
        const pdf = await settlePdf(printed, job, (url) => fromPdf(url, origin, job.address));
        await mkdir(dirname(job.file), { recursive: true });
        await writeFile(job.file, pdf);
        onDone(job, pdf.length);
      }
      await Promise.race([tab.close(), lost.promise]);
    } catch (error) {
      // The other tab stops after the page it is at.
      waiting.length = 0;
      if (!browser.connected) throw ended(at);
      throw error instanceof Failure ? error : unprinted(at, error);
    } finally {
      lost.stop();
    }
  };
  const tabs = await Promise.allSettled(Array.from({ length: Math.min(TABS, jobs.length) }, work));
  const failed = tabs.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** The printing server is gone when a PDF is read: what led there leads on from the PDF itself. */
function fromPdf(url: string, origin: string, address: string): string {
  const { origin: from, pathname, hash } = new URL(url);
  if (from !== origin) return url;
  return `${posix.relative(posix.dirname(address), pathname)}${pathname.endsWith('/') ? '/' : ''}${hash}`;
}

/** Not every call of puppeteer ends when its browser does; waiting for the loss beside them does. */
function loss(browser: Browser): { promise: Promise<never>; stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const lose = () => reject(new Error('the browser is gone'));
  promise.catch(() => undefined);
  if (browser.connected) browser.once('disconnected', lose);
  else lose();
  return { promise, stop: () => browser.off('disconnected', lose) };
}

function ended(path: string): Failure {
  return new Failure(
    `The browser ended while it printed ${path}; perhaps the machine is short of memory.\n  → Run the command again, with other programs closed.`,
  );
}

function unprinted(path: string, error: unknown): Failure {
  return new Failure(`${path} was not printed: ${error instanceof Error ? error.message : error}.`);
}
