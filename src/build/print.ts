// Prints built pages to PDF in a browser that may load them and nothing else.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, HTTPRequest, Page } from 'puppeteer';
import { Failure } from './failure.ts';
import { type PdfFacts, settlePdf } from './settle-pdf.ts';

export interface PrintJob extends PdfFacts {
  /** Path of the page on the server, with the base. */
  readonly path: string;
  /** Where the PDF goes; folders are made. */
  readonly file: string;
}

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
        const pdf = await settlePdf(await print(browser, origin, job.path), job);
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

async function print(browser: Browser, origin: string, path: string): Promise<Uint8Array> {
  const complaints: string[] = [];
  try {
    const page = await browser.newPage();
    const pdf = await Promise.race([read(page, origin, path, complaints), crashed(page)]);
    await page.close();
    if (complaints.length === 0) return pdf;
  } catch (error) {
    // What the page asked for in vain explains more than how its loading then failed.
    if (complaints.length === 0) throw browser.connected ? unprinted(path, error) : ended(path);
  }
  throw new Failure(`${path} was not printed: ${[...new Set(complaints)].join('; ')}.`);
}

async function read(page: Page, origin: string, path: string, complaints: string[]): Promise<Uint8Array> {
  await page.setJavaScriptEnabled(false);
  // Before loading, so that what only the printed page needs is loaded too.
  await page.emulateMediaType('print');
  await page.setRequestInterception(true);
  page.on('request', (request) => void letThrough(request, origin, complaints));
  page.on('requestfailed', (request) => {
    if (isOwn(request.url(), origin))
      complaints.push(`${request.url()} failed (${request.failure()?.errorText})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()} answered ${response.status()}`);
  });
  await page.goto(origin + path, { waitUntil: 'load', timeout: PATIENCE });
  if (complaints.length > 0) return new Uint8Array();
  // Waits for the fonts itself.
  return page.pdf({
    preferCSSPageSize: true,
    format: 'a4',
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: PATIENCE,
  });
}

async function letThrough(request: HTTPRequest, origin: string, complaints: string[]): Promise<void> {
  if (isOwn(request.url(), origin)) return request.continue();
  complaints.push(`it asks for ${request.url()}, but a report loads nothing from elsewhere`);
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
