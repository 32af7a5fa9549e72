/**
 * A tab that prints one page after another. Pages of a report share all that stands in their head; of those the
 * tab takes over the body alone, as loading fonts and styles anew takes longer than printing.
 */
import type { Browser, HTTPRequest, Page } from 'puppeteer';
import { Failure } from './failure.ts';
import { fewestSheets, oneSheet } from './fit-sheets.ts';
import { numberSheets } from './number-sheets.ts';

export interface Sheet {
  /** Path of the page on the server, with the base. */
  readonly path: string;
  /** The page itself, where the server has none at that path. Numbers of its own pages are filled in. */
  readonly html?: string;
  /** Set smaller where it would need a second sheet. */
  readonly onOneSheet?: boolean;
}

export interface Tab {
  /** Throws a Failure that names the page. */
  print(sheet: Sheet): Promise<Printed>;
  close(): Promise<void>;
}

export interface Printed {
  readonly pdf: Uint8Array;
  /** Texts of the headings that are on paper, in their order. */
  readonly headings: readonly string[];
}

/** What a page asked for in vain, by address. */
type Complaints = Map<string, string>;

/** A page that takes longer than this hangs. */
const PATIENCE = 60_000;

export async function openTab(browser: Browser, origin: string): Promise<Tab> {
  const page = await browser.newPage();
  const complaints: Complaints = new Map();
  const given = new Map<string, string>();
  const crashed = new Promise<never>((_, fail) => page.once('error', fail));
  crashed.catch(() => undefined);
  await page.setJavaScriptEnabled(false);
  // As wide as the text of a sheet, so that what is measured is about what is printed.
  await page.setViewport({ width: 673, height: 990 });
  // Before loading, so that what only the printed page needs is loaded too.
  await page.emulateMediaType('print');
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const html = given.get(request.url());
    const answer = html === undefined ? letThrough(request, origin, complaints) : respond(request, html);
    // A browser that ends meanwhile is told of by the page itself.
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

  /** Of the page that is shown. */
  let head: string | null = null;
  const show = async ({ path, html }: Sheet): Promise<void> => {
    const address = origin + path;
    const next = html ?? (head === null ? null : await textAt(address));
    if (next !== null && headOf(next) === head) return await takeOver(page, path, next);
    if (html !== undefined) given.set(address, html);
    const answer = await page.goto(address, { waitUntil: 'load', timeout: PATIENCE });
    given.delete(address);
    head = answer === null ? null : headOf(await answer.text());
  };
  return {
    print: async (sheet) => {
      complaints.clear();
      try {
        await Promise.race([show(sheet), crashed]);
        const printed = complaints.size > 0 ? null : await Promise.race([onPaper(page, sheet), crashed]);
        if (printed !== null && complaints.size === 0) return printed;
      } catch (error) {
        // What the page asked for in vain explains more than how its loading then failed.
        if (complaints.size === 0) throw error;
      }
      throw new Failure(`${sheet.path} was not printed: ${[...complaints.values()].join('; ')}.`);
    },
    close: () => page.close(),
  };
}

/** `null` when it cannot be had: the tab itself will say why. */
async function textAt(address: string): Promise<string | null> {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok ? await answer.text() : null;
}

/** All that comes before the body, without what a page says there of itself alone. */
function headOf(html: string): string {
  return html
    .slice(0, html.indexOf('<body'))
    .replace(/<title>.*?<\/title>|<meta\b[^>]*>/gs, '')
    .replace(RUNNING_HEAD, '');
}

const RUNNING_HEAD = /--running-head:("(?:[^"\\]|\\.)*")/;

async function takeOver(page: Page, path: string, html: string): Promise<void> {
  const body = html.slice(html.indexOf('>', html.indexOf('<body')) + 1, html.lastIndexOf('</body>'));
  await page.evaluate(
    (address, text, runningHead) => {
      // A link to the page itself leads within the PDF: that is told by the address.
      history.replaceState(null, '', address);
      document.documentElement.style.setProperty('--running-head', runningHead);
      document.body.removeAttribute('style');
      document.body.innerHTML = text;
      // Laying it out asks for the fonts that it needs.
      return document.body.offsetHeight;
    },
    path,
    body,
    RUNNING_HEAD.exec(html)?.[1] ?? '',
  );
  // Pictures that come with the body; fonts are waited for by the printing itself.
  const start = Date.now();
  while (!(await page.evaluate(() => [...document.images].every(({ complete }) => complete)))) {
    if (Date.now() - start > PATIENCE) throw new Error('a picture did not load');
  }
}

async function onPaper(page: Page, sheet: Sheet): Promise<Printed> {
  await page.evaluate(loadFonts);
  const pdf = await fitted(page, sheet);
  return { pdf, headings: await page.evaluate(headings) };
}

async function fitted(page: Page, { html, onOneSheet }: Sheet): Promise<Uint8Array> {
  const print = () => paper(page);
  if (onOneSheet) return await oneSheet(page, print);
  if (html === undefined) return await fewestSheets(page, print);
  await numberSheets(page, print);
  return await print();
}

function headings(): string[] {
  return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((heading) => heading.checkVisibility())
    .map(({ textContent }) => (textContent ?? '').trim().replaceAll(/\s+/g, ' '));
}

/** The fonts of a page are loaded by laying it out, but not those that only the margin of the sheet needs. */
async function loadFonts(): Promise<void> {
  const style = getComputedStyle(document.documentElement);
  // Fails where a font of the machine is named that it has not; the others are waited for all the same.
  await document.fonts
    .load(`8pt ${style.fontFamily}`, style.getPropertyValue('--running-head'))
    .catch(() => undefined);
  await document.fonts.ready;
}

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
