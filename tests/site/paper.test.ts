/** The sample on paper: what holds for every PDF, for the whole report, and for statements. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { JSDOM } from 'jsdom';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { printPages } from '../../src/build/print.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { hasPdf } from '../../src/compose/page.ts';
import { listedPages } from '../compose/listed-pages.ts';
import { type PdfFacts, readPdf } from './pdf-sheets.ts';
import { builtSample } from './sample.ts';
import { root, temporary } from './site.ts';

const slug = 'healthkart';
const pages = listedPages.filter((page) => hasPdf(page, false));
let site: string;
let browser: Browser;
let server: Server;
const pdfs = new Map<string, PdfFacts & { readonly bytes: number }>();

beforeAll(async () => {
  site = (await builtSample()).folder;
  server = await startServer(site);
  browser = await launchBrowser();
  const files = await readdir(join(site, slug), { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.pdf'))) {
    const bytes = await readFile(join(site, slug, file));
    pdfs.set(file, { ...(await readPdf(bytes)), bytes: bytes.length });
  }
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('every PDF of the sample', () => {
  test('is there for each page of the navigation, each campaign and the whole report', () => {
    expect([...pdfs.keys()]).toEqual(
      expect.arrayContaining([`${slug}.pdf`, ...pages.map(({ id }) => `pdf/${id}.pdf`)]),
    );
    expect([...pdfs.keys()].filter((file) => file.startsWith('pdf/campaigns-')).length).toBeGreaterThan(5);
  });

  test('is tagged, and has an outline, a title, a subject and its language', () => {
    for (const [file, pdf] of pdfs) {
      expect(pdf.isTagged, file).toBe(true);
      expect(pdf.outline.length, file).toBeGreaterThan(1);
      expect(pdf.title, file).toContain('Influencer marketing, July 2024 to June 2025');
      expect(pdf.subject, file).not.toBe('');
      expect(pdf.language, file).toBe('en-IN');
    }
  });

  test('embeds its fonts, which are those of the build', () => {
    const ours = /^(Inter|JetBrainsMono|Noto)/;
    for (const [file, { fonts }] of pdfs) {
      expect(fonts, file).toContain('Inter-Regular');
      expect(
        fonts.filter((font) => !ours.test(font)),
        file,
      ).toEqual([]);
    }
  });

  test('is A4, numbered, under a running head, with no sheet blank and none nearly empty at its end', () => {
    for (const [file, { sheets }] of pdfs) {
      for (const [at, sheet] of sheets.entries()) {
        const where = `${file}, sheet ${at + 1}`;
        expect([sheet.width, sheet.height], where).toEqual([595, 842]);
        expect(sheet.body, where).not.toBe('');
        const isCover = file === `${slug}.pdf` && at === 0;
        expect(sheet.foot.trim(), where).toBe(isCover ? '' : `${at + 1} / ${sheets.length}`);
        if (!isCover) expect(sheet.head, where).toContain('Influencer marketing');
      }
      if (sheets.length > 1) expect(sheets.at(-1)?.filled, file).toBeGreaterThan(0.18);
    }
  });

  test('repeats the head of a table on every sheet that it runs on to', () => {
    const bodies = pdfs.get('pdf/influencers.pdf')?.sheets.map(({ body }) => body) ?? [];
    const withHead = bodies.filter((body) => body.includes('Influencer Platform Tier'));
    expect(withHead.length).toBeGreaterThan(2);
    // All but the first begin with it.
    expect(withHead.slice(1).filter((body) => !body.startsWith('Influencer Platform Tier'))).toEqual([]);
    // Under each stand rows.
    for (const body of withHead)
      expect(body.split('Influencer Platform Tier')[1]).toMatch(/Instagram.*YouTube/);
  });

  test('is below 150 kB a sheet', () => {
    for (const [file, { bytes, sheets }] of pdfs) expect(bytes / sheets.length, file).toBeLessThan(150_000);
  });

  test('opens with whose it is, its period and its drop', () => {
    for (const [file, { sheets }] of pdfs) {
      const first = sheets[0]?.body ?? '';
      expect(first, file).toMatch(/HealthKart.*Influencer marketing, July 2024 to June 2025/);
      expect(first, file).toContain('1 Jul 2024 – 30 Jun 2025');
      expect(first, file).toContain('Drop of 1 Jul 2025');
    }
  });
});

/** A wider page would be shrunk to its sheet, and its text with it. */
test('no page is wider than its sheet', async () => {
  const page = await browser.newPage();
  await page.emulateMediaType('print');
  await page.setViewport({ width: 673, height: 990 });
  for (const { path } of pages) {
    await page.goto(`${server.origin}/${slug}/${path === '' ? '' : `${path}/`}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(673);
  }
  await page.close();
});

test('is printed in ink on white, whatever the reader looks at it with', async () => {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  // Type and feature at once: puppeteer's own calls undo each other.
  const features = [{ name: 'prefers-color-scheme', value: 'dark' }];
  await session.send('Emulation.setEmulatedMedia', { media: 'print', features });
  await page.goto(`${server.origin}/${slug}/`);
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return [matchMedia('(prefers-color-scheme: dark)').matches, backgroundColor, color];
  });
  expect(colours).toEqual([true, 'rgb(255, 255, 255)', 'rgb(28, 32, 36)']);
  await page.close();
});

describe('the whole report', () => {
  const sheetsOf = () => pdfs.get(`${slug}.pdf`)?.sheets ?? [];

  test('has a cover, and contents whose numbers are those of the sheets where chapters begin', () => {
    const [cover, contents] = sheetsOf();
    expect(cover?.body).toContain('ROAS');
    for (const { label } of pages) {
      const number = Number(new RegExp(`${label} (\\d+) `).exec(contents?.body ?? '')?.[1]);
      const sheet = sheetsOf()[number - 1];
      expect(sheet?.body.startsWith(label), `${label} at ${number}`).toBe(true);
      expect(sheet?.head, label).toMatch(new RegExp(`${label}$`));
      expect(sheetsOf()[number - 2]?.head, label).not.toMatch(new RegExp(`${label}$`));
    }
  });

  test('has an outline of its chapters in their order', () => {
    const outline = pdfs.get(`${slug}.pdf`)?.outline ?? [];
    const chapters = outline.filter(({ depth }) => depth === 0).map(({ title }) => title);
    const first = ['Influencer marketing, July 2024 to June 2025', 'Contents'];
    expect(chapters).toEqual([...first, ...pages.map(({ label }) => label)]);
    expect(outline.length).toBeGreaterThan(3 * chapters.length);
  });

  test('is no page of the site, and linked from the overview and the list of files', async () => {
    const files = await readdir(join(site, slug), { recursive: true });
    expect(files.filter((file) => /whole|print/.test(file))).toEqual([]);
    for (const path of ['index.html', 'api/index.html']) {
      const { document } = new JSDOM(await readFile(join(site, slug, path), 'utf8')).window;
      expect(document.querySelector(`a[href="/${slug}/${slug}.pdf"]`), path).not.toBeNull();
    }
  });
});

describe('a statement', () => {
  test.each([
    ['A4', 842],
    ['Letter', 792],
  ] as const)('is one sheet of %s, of whoever posted and was paid the most', async (paper, height) => {
    const folder = join(root, 'data', slug);
    const read = async (table: string) => csvParse(await readFile(join(folder, `${table}.csv`), 'utf8'));
    const [influencers, posts, payouts] = [
      await read('influencers'),
      await read('posts'),
      await read('payouts'),
    ];
    const rowsOf = (rows: typeof posts, id = '') => rows.filter((row) => row.influencer_id === id).length;
    const most = (rows: typeof posts) =>
      influencers.reduce((best, one) => (rowsOf(rows, one.id) > rowsOf(rows, best.id) ? one : best));
    const out = await temporary();
    for (const { name = '', id } of [most(posts), most(payouts)]) {
      const path = `/${slug}/influencers/${name.toLowerCase().replaceAll(/\W+/g, '-')}/`;
      const html = (await readFile(join(site, path, 'index.html'), 'utf8')).replace(
        '@page{size:A4}',
        `@page{size:${paper}}`,
      );
      const file = join(out, `${id}.pdf`);
      const facts = { title: name, subject: 'Statement', language: 'en-IN', date: new Date(0) };
      await printPages(browser, server.origin, [
        { ...facts, path: `${path}${paper}/`, html, onOneSheet: true, file, address: `/${id}.pdf` },
      ]);
      const { sheets } = await readPdf(await readFile(file));
      expect(
        sheets.map((sheet) => sheet.height),
        name,
      ).toEqual([height]);
      const text = sheets[0]?.body ?? '';
      expect(text).toContain(name);
      expect(text).toMatch(new RegExp(`${rowsOf(payouts, id)} payouts?, ₹`));
      expect(text).toMatch(new RegExp(`${rowsOf(posts, id)} posts reached`));
      expect(text).toContain(`of ${rowsOf(posts, id)} rows; all of them are in the CSV`);
      expect(sheets[0]?.filled).toBeGreaterThan(0.7);
    }
  });
});
