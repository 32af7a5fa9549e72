// Prints built pages to PDF in a browser that may load them and nothing else.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import type { Browser, HTTPRequest, Page } from 'puppeteer';
import { Failure } from './failure.ts';
import { pagesOf } from './pages-of.ts';
import { type PdfFacts, settlePdf } from './settle-pdf.ts';

export interface PrintJob extends PdfFacts {
  /** Path of the page on the server, with the base. */
  readonly path: string;
  /** The page itself, where the server has none at that path. Numbers of its own pages are filled in. */
  readonly html?: string;
  /** Where the PDF goes; folders are made. */
  readonly file: string;
  /** Path of the PDF on the site, with the base. */
  readonly address: string;
}

/** What a page asked for in vain, by address. */
type Complaints = Map<string, string>;

/** Two tabs of one browser print 1.3 times as fast as one, on two cores; more tabs or browsers gain nothing. */
const TABS = 2;
/** A page that takes longer than this hangs. */
const PATIENCE = 60_000;

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
  const tab = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      try {
        const printed = await print(browser, origin, job);
        const pdf = await settlePdf(printed, job, (url) => fromPdf(url, origin, job.address));
        await mkdir(dirname(job.file), { recursive: true });
        await writeFile(job.file, pdf);
        onDone(job, pdf.length);
      } catch (error) {
        // The other tab stops after the page it is at.
        waiting.length = 0;
        throw error;
      }
    }
  };
  const tabs = await Promise.allSettled(Array.from({ length: Math.min(TABS, jobs.length) }, tab));
  const failed = tabs.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** The printing server is gone when a PDF is read: what led there leads on from the PDF itself. */
function fromPdf(url: string, origin: string, address: string): string {
  const { origin: from, pathname, hash } = new URL(url);
  if (from !== origin) return url;
  return `${posix.relative(posix.dirname(address), pathname)}${pathname.endsWith('/') ? '/' : ''}${hash}`;
}

async function print(browser: Browser, origin: string, job: PrintJob): Promise<Uint8Array> {
  const { path } = job;
  const complaints: Complaints = new Map();
  const lost = loss(browser);
  try {
    const page = await Promise.race([browser.newPage(), lost.promise]);
    const pdf = await Promise.race([read(page, origin, job, complaints), crashed(page), lost.promise]);
    await Promise.race([page.close(), lost.promise]);
    if (complaints.size === 0) return pdf;
  } catch (error) {
    // What the page asked for in vain explains more than how its loading then failed.
    if (complaints.size === 0) throw browser.connected ? unprinted(path, error) : ended(path);
  } finally {
    lost.stop();
  }
  throw new Failure(`${path} was not printed: ${[...complaints.values()].join('; ')}.`);
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

async function read(page: Page, origin: string, job: PrintJob, complaints: Complaints): Promise<Uint8Array> {
  const address = origin + job.path;
  await page.setJavaScriptEnabled(false);
  // Before loading, so that what only the printed page needs is loaded too.
  await page.emulateMediaType('print');
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    // A browser that ends meanwhile is told of by the page itself.
    const given = request.url() === address ? job.html : undefined;
    const answer = given === undefined ? letThrough(request, origin, complaints) : respond(request, given);
    answer.catch(() => undefined);
  });
  page.on('requestfailed', (request) => {
    const url = request.url();
    if (!complaints.has(url)) complaints.set(url, `${url} failed (${request.failure()?.errorText})`);
  });
  page.on('response', (response) => {
    const url = response.url();
    if (response.status() >= 400) complaints.set(url, `${url} answered ${response.status()}`);
  });
  await page.goto(address, { waitUntil: 'load', timeout: PATIENCE });
  if (complaints.size > 0) return new Uint8Array();
  if (job.html !== undefined) await numberPages(page);
  return paper(page);
}

/** Waits for the fonts itself. */
function paper(page: Page): Promise<Uint8Array> {
  return page.pdf({
    preferCSSPageSize: true,
    format: 'a4',
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: PATIENCE,
  });
}

/** Where the parts of the page come to lie is known when it has been printed once: no style can ask for it. */
async function numberPages(page: Page): Promise<void> {
  const numbers = await pagesOf(await paper(page));
  await page.$$eval(
    '[data-page-of]',
    (places, known) => {
      for (const place of places)
        place.textContent = String(known[place.getAttribute('data-page-of') ?? ''] ?? '');
    },
    Object.fromEntries(numbers),
  );
}

async function respond(request: HTTPRequest, html: string): Promise<void> {
  await request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html });
}

async function letThrough(request: HTTPRequest, origin: string, complaints: Complaints): Promise<void> {
  const url = request.url();
  if (isOwn(url, origin)) return request.continue();
  complaints.set(url, `it asks for ${url}, but a report loads nothing from elsewhere`);
  return request.abort();
}

function isOwn(url: string, origin: string): boolean {
  return url.startsWith('data:') || new URL(url).origin === origin;
}

function crashed(page: Page): Promise<never> {
  return new Promise((_, fail) => page.once('error', fail));
}

function ended(path: string): Failure {
  return new Failure(
    `The browser ended while it printed ${path}; perhaps the machine is short of memory.\n  → Run the command again, with other programs closed.`,
  );
}

function unprinted(path: string, error: unknown): Failure {
  return new Failure(`${path} was not printed: ${error instanceof Error ? error.message : error}.`);
}
