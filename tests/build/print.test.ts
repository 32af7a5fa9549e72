import { cpSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Plot from '@observablehq/plot';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type PrintJob, printPages } from '../../src/build/print.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { createDocument, serialize } from '../../src/build/server-document.ts';

let folder: string;
let browser: Browser;
let server: Server;

const chart = serialize(
  Plot.plot({
    width: 400,
    marginLeft: 80,
    document: createDocument(),
    marks: [
      Plot.barX([3, 1, 2], {
        x: (revenue: number) => revenue,
        y: (revenue: number) => `platform ${revenue}`,
      }),
    ],
  }),
).replace('<svg ', '<svg role="img" aria-label="Revenue by platform" ');

const page = (name: string, extra = '') => `<!doctype html>
<html lang="en-IN"><head><meta charset="utf-8"><title>${name}</title>
<style>
  @font-face { font-family: Inter; font-weight: 400; src: url(/fonts/inter-latin-400-normal.woff2); unicode-range: U+0000-00FF, U+2000-206F }
  @font-face { font-family: Inter; font-weight: 400; src: url(/fonts/inter-latin-ext-400-normal.woff2); unicode-range: U+20A0-20C0 }
  body, svg { font-family: Inter !important; font-weight: 400 }
  h1, h2, th { font-weight: 400 }
  @page { size: A4; margin: 20mm; @bottom-right { content: counter(page) " of " counter(pages); font: 400 9px Inter } }
  @media screen { .print { display: none } }
</style>${extra}</head><body><main>
<h1>${name}</h1><p>Attributed revenue ₹12,34,567</p><p class="print">Printed</p>
<p><a href="/platforms/#top">Platforms</a> and <a href="https://example.com/">elsewhere</a></p>
<h2 style="width: 4em">By platform and month</h2><figure>${chart}</figure>
<table><thead><tr><th scope="col">Influencer</th><th scope="col">Revenue</th></tr></thead><tbody>
${Array.from({ length: 60 }, (_, row) => `<tr><td>Influencer ${row}</td><td>₹${row},00,000</td></tr>`).join('')}
</tbody></table></main>
<script>document.querySelector('h1').textContent = 'Scripts ran';</script></body></html>`;

/** A page of lines of 7 mm, on sheets that have room for 36 of them beside the heading. */
const lines = (name: string, count: number) => `<!doctype html><html lang="en"><head><title>${name}</title>
<style>:root { --sheet-height: 297mm } body, h1 { margin: 0; font-size: 12pt } h1, p { margin: 0; height: 7mm } @page { size: A4; margin: 19mm 16mm 16mm }</style>
</head><body><h1>${name}</h1>${Array.from({ length: count }, (_, at) => `<p>Line ${at + 1}</p>`).join('')}</body></html>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uplift-print-'));
  const site = join(folder, 'site');
  for (const name of ['inter-latin-400-normal.woff2', 'inter-latin-ext-400-normal.woff2']) {
    cpSync(join('node_modules/@fontsource/inter/files', name), join(site, 'fonts', name));
  }
  const pages = {
    overview: page('Overview'),
    platforms: page('Platforms'),
    campaigns: page('Campaigns'),
    foreign: page('Foreign', '<link rel="stylesheet" href="https://fonts.example/inter.css?brand=a">'),
    brief: lines('Brief', 37),
    long: lines('Long', 43),
    broken: page('Broken', '<link rel="stylesheet" href="/missing.css">'),
  };
  for (const [name, html] of Object.entries(pages)) {
    await mkdir(join(site, name), { recursive: true });
    await writeFile(join(site, name, 'index.html'), html);
  }
  server = await startServer(site);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function job(name: string, into = 'pdf'): PrintJob {
  return {
    path: `/${name}/`,
    file: join(folder, into, `${name}.pdf`),
    address: `/pdf/${name}.pdf`,
    title: `${name}: June "2026" ₹`,
    subject: 'HealthKart, 1 to 30 June 2026',
    language: 'en-IN',
    date: new Date(Date.UTC(2026, 5, 30)),
  };
}

async function messageFrom(jobs: PrintJob[], from = server.origin, by = browser): Promise<string> {
  const error: unknown = await printPages(by, from, jobs).then(
    () => 'printed',
    (caught: unknown) => caught,
  );
  return String(error instanceof Error ? error.message : error).replaceAll(from, '<origin>');
}

describe('a printed page', () => {
  let bytes: Uint8Array;
  const open = () => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

  beforeAll(async () => {
    await printPages(browser, server.origin, [job('overview')]);
    bytes = await readFile(job('overview').file);
  });

  test('has its title, subject, language and the day of the drop', async () => {
    const { info } = await (await open()).getMetadata();
    expect(info).toMatchObject({
      Title: 'overview: June "2026" ₹',
      Subject: 'HealthKart, 1 to 30 June 2026',
      Language: 'en-IN',
      Producer: 'Uplift',
      Creator: 'Uplift',
      CreationDate: 'D:20260630000000Z',
      ModDate: 'D:20260630000000Z',
    });
  });

  test('is tagged, down to table headers and the description of a chart', async () => {
    const pdf = await open();
    const marks: unknown = await pdf.getMarkInfo();
    expect(marks).toEqual(new Map(Object.entries({ Marked: true, UserProperties: false, Suspects: false })));
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['"H1"', '"H2"', '"P"', '"Figure"', '"Table"', '"TH"', '"TD"'])
      expect(tree).toContain(role);
    expect(tree).toContain('Revenue by platform');
  });

  test('links from where the PDF lies, never to the server that printed it', async () => {
    const pdf = await PDFDocument.load(bytes);
    const annotations = pdf.getPages().flatMap(({ node }) => node.Annots()?.asArray() ?? []);
    const found = annotations.map((one) =>
      pdf.context
        .lookup(one, PDFDict)
        .lookup(PDFName.of('A'), PDFDict)
        .lookup(PDFName.of('URI'), PDFString)
        .asString(),
    );
    expect(found.sort()).toEqual(['../platforms/#top', 'https://example.com/']);
  });

  test('ties every table cell to its header', async () => {
    const pdf = await PDFDocument.load(bytes);
    const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
    const elements = objects.filter((object) => object instanceof PDFDict);
    const ids = elements.map((element) => element.get(PDFName.of('ID'))?.toString()).filter(Boolean);
    expect(ids).toEqual(['(node00000001)', '(node00000002)']);
    const headers = elements.flatMap((element) => {
      const attributes = element.get(PDFName.of('A'));
      return attributes instanceof PDFArray ? (/\(node\d+\)/.exec(attributes.toString()) ?? []) : [];
    });
    expect(headers).toHaveLength(120);
    expect(new Set(headers)).toEqual(new Set(ids));
  });

  test('has an outline of its headings', async () => {
    const outline = await (await open()).getOutline();
    expect(outline.map(({ title }) => title)).toEqual(['Overview']);
    // The heading is broken into lines.
    expect(outline[0]?.items.map(({ title }) => title)).toEqual(['By platform and month']);
  });

  test('is A4 with running page numbers', async () => {
    const pdf = await open();
    const last = await pdf.getPage(pdf.numPages);
    expect(last.view.map(Math.round)).toEqual([0, 0, 595, 842]);
    expect(pdf.numPages).toBeGreaterThan(1);
    expect(await textOf(pdf.numPages)).toContain(`${pdf.numPages} of ${pdf.numPages}`);
  });

  test('shows its text, ₹ included, with scripts off and the print style on', async () => {
    const text = await textOf(1);
    expect(text).toContain('Overview');
    expect(text).toContain('Attributed revenue ₹12,34,567');
    expect(text).toContain('Printed');
    expect(text).toContain('platform 3');
    expect(text).not.toContain('Scripts ran');
  });

  test('embeds its fonts as TrueType, not as drawings', async () => {
    const pdf = await PDFDocument.load(bytes);
    const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
    const fonts = objects.filter((object) => object instanceof PDFDict).map((dict) => dict.toString());
    expect(fonts.filter((font) => font.includes('/Type3'))).toEqual([]);
    const embedded = fonts.filter((font) => font.includes('/FontFile2'));
    expect(embedded.length).toBeGreaterThan(0);
    for (const font of embedded) expect(font).toMatch(/\/FontName \/[A-Z]{6}\+Inter/);
    expect(objects.some((object) => object instanceof PDFRawStream)).toBe(true);
  });

  async function textOf(number: number): Promise<string> {
    const { items } = await (await (await open()).getPage(number)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  }
});

describe('a run', () => {
  test('prints every job, tells of each, and twice the same bytes in any order and browser', async () => {
    const names = ['overview', 'platforms', 'campaigns'];
    const told: string[] = [];
    const first = names.map((name) => job(name, 'first'));
    await printPages(browser, server.origin, first, ({ path }, size) => told.push(`${path} ${size > 1000}`));
    expect(told.sort()).toEqual(['/campaigns/ true', '/overview/ true', '/platforms/ true']);

    const other = await launchBrowser();
    await printPages(other, server.origin, names.map((name) => job(name, 'second')).reverse());
    await other.close();
    for (const name of names) {
      const again = await readFile(job(name, 'second').file);
      expect(again.equals(await readFile(job(name, 'first').file)), name).toBe(true);
    }
    expect(await browser.pages()).toHaveLength(1);
  });

  test('ends when a page asks another origin', async () => {
    expect(await messageFrom([job('foreign')])).toMatchInlineSnapshot(
      `"/foreign/ was not printed: it asks for https://fonts.example/inter.css?brand=a, but a report loads nothing from elsewhere."`,
    );
  });

  test('ends when a page lacks a part', async () => {
    expect(await messageFrom([job('broken')])).toMatchInlineSnapshot(
      `"/broken/ was not printed: <origin>/missing.css answered 404."`,
    );
  });

  test('ends when a page is missing or the server fails, and prints no more', async () => {
    expect(await messageFrom([job('nowhere', 'ended'), job('overview', 'ended')])).toMatchInlineSnapshot(
      `"/nowhere/ was not printed: <origin>/nowhere/ answered 404."`,
    );
    const failing = createServer((_, response) => response.writeHead(500).end());
    await new Promise<void>((ready) => failing.listen(0, '127.0.0.1', ready));
    const origin = `http://127.0.0.1:${(failing.address() as AddressInfo).port}`;
    expect(await messageFrom([job('overview', 'ended')], origin)).toMatchInlineSnapshot(
      `"/overview/ was not printed: <origin>/overview/ answered 500."`,
    );
    failing.close();
    await new Promise((closed) => failing.once('close', closed));
    expect(await messageFrom([job('overview', 'ended')], origin)).toMatchInlineSnapshot(
      `"/overview/ was not printed: <origin>/overview/ failed (net::ERR_CONNECTION_REFUSED)."`,
    );
  });

  test('ends with one message when the browser is killed', async () => {
    const doomed = await launchBrowser();
    const jobs = Array.from({ length: 20 }, () => job('overview', 'killed'));
    const printing = printPages(doomed, server.origin, jobs, () => doomed.process()?.kill('SIGKILL'));
    const message = await printing.then(
      () => 'printed',
      (error: Error) => error.message,
    );
    expect(message).toMatchInlineSnapshot(`
      "The browser ended while it printed /overview/; perhaps the machine is short of memory.
        → Run the command again, with other programs closed."
    `);
    expect(await readdir(join(folder, 'killed'))).toEqual(['overview.pdf']);
  });

  test('prints a page that the server has not, and fills in where its parts lie', async () => {
    const html = `<!doctype html><html lang="en"><title>Whole</title><style>h2 { break-before: page }</style>
      <a href="#one">One <b data-page-of="one"></b></a>, <a href="#two">two <b data-page-of="two"></b></a>
      <h2 id="one">Part one</h2><p style="height: 400mm">Long</p><h2 id="two">Part two</h2></html>`;
    const whole = { ...job('whole'), html };
    expect(await messageFrom([whole])).toBe('printed');
    const bytes = new Uint8Array(await readFile(whole.file));
    const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
    const texts = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }
    expect(texts[0]).toContain('One 2, two 4');
    expect(texts.map((text) => /Part (one|two)/.exec(text)?.[0])).toEqual([
      undefined,
      'Part one',
      undefined,
      'Part two',
    ]);
    const links = await (await pdf.getPage(1)).getAnnotations();
    expect(new Set(links.map(({ dest }) => dest))).toEqual(new Set(['one', 'two']));
  });

  test('spares a sheet that would hold a few lines, and leaves one that holds more', async () => {
    const jobs = [job('brief', 'sheets'), job('long', 'sheets'), { ...job('long', 'one'), onOneSheet: true }];
    expect(await messageFrom(jobs)).toBe('printed');
    const [brief, long, one] = await Promise.all(
      jobs.map(async ({ file }) => {
        const bytes = new Uint8Array(await readFile(file));
        const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
        const { items } = await (await pdf.getPage(1)).getTextContent();
        const size = Math.max(...items.map((item) => ('height' in item ? item.height : 0)));
        return { sheets: pdf.numPages, size: Math.round(size * 10) / 10 };
      }),
    );
    expect([brief?.sheets, long?.sheets, one?.sheets]).toEqual([1, 2, 1]);
    // Points: as they were asked for, or a little less.
    expect(long?.size).toBe(12);
    expect(brief?.size).toBeGreaterThan(10.5);
    expect(one?.size).toBeGreaterThan(8.4);
  });

  test('without jobs is done', async () => {
    expect(await messageFrom([])).toBe('printed');
  });
});
