import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { listedPages } from '../compose/listed-pages.ts';
import { run, smallDrop, temporary, writeDrop } from './site.ts';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  const out = join(await temporary(), 'site');
  expect((await run('report', '--data', await writeDrop(smallDrop), '--out', out)).code).toBe(0);
  server = await startServer(out, { base: '/' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const paths = listedPages.map(({ path }) => (path === '' ? '/summer/' : `/summer/${path}/`));

interface Opened {
  readonly page: Page;
  /** What the console said, and what was asked of other origins. */
  readonly complaints: string[];
}

async function open(
  path: string,
  settings: { width?: number; dark?: boolean; script?: boolean } = {},
): Promise<Opened> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.origin)) complaints.push(request.url());
  });
  await page.setJavaScriptEnabled(settings.script ?? true);
  await page.setViewport({ width: settings.width ?? 1280, height: 900 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: settings.dark ? 'dark' : 'light' },
  ]);
  const answer = await page.goto(server.origin + path);
  expect(answer?.status()).toBe(200);
  return { page, complaints };
}

describe.each(paths)('%s', (path) => {
  test('asks nothing of other origins and breaks no rule of its content policy', async () => {
    const { page, complaints } = await open(path);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(complaints).toEqual([]);
    const policy = await page.$eval('meta[http-equiv="content-security-policy"]', (meta) =>
      meta.getAttribute('content'),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    await page.close();
  });

  test('does not scroll sideways at 320 px', async () => {
    const { page } = await open(path, { width: 320 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.close();
  });

  test.each([[false], [true]])('has no finding of axe, dark: %s', async (dark) => {
    const { page } = await open(path, { dark });
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    // Evaluated, not added as an element: the content policy would rightly refuse that.
    await page.evaluate(axe);
    const findings = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(
        document,
        {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        },
      );
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    });
    expect(findings).toEqual([]);
    await page.close();
  });
});

test('with scripts off every word, figure and chart is there', async () => {
  const read = async (script: boolean) => {
    const { page } = await open('/summer/', { script });
    const texts = await page.$$eval('h1, h2, p, dt, dd, li, td, .chart svg text, caption', (elements) =>
      elements
        .filter((element) => !element.closest('filter-bar, .tools'))
        .map(({ textContent }) => textContent),
    );
    await page.close();
    return texts;
  };
  const [off, on] = [await read(false), await read(true)];
  expect(off.length).toBeGreaterThan(200);
  expect(off).toEqual(on);
  const { page } = await open('/summer/', { script: false });
  const charts = await page.$$('.chart svg[role="img"]');
  const seen = await Promise.all(charts.map(async (chart) => (await chart.boundingBox()) !== null));
  // Each chart is drawn for three widths, one of which shows.
  expect(seen.filter(Boolean).length).toBe(4);
  await page.close();
});

test('a figure explains itself to the keyboard, without a script', async () => {
  const { page } = await open('/summer/', { script: false });
  const button = await page.$('#figure-roas .why');
  const explanation = await page.$('#why-roas');
  expect(await explanation?.isVisible()).toBe(false);
  await button?.focus();
  await page.keyboard.press('Enter');
  expect(await explanation?.isVisible()).toBe(true);
  const words = await page.$eval('#why-roas', (element) => element.textContent ?? '');
  expect(words.replaceAll(/\s+/g, ' ')).toContain('1,500.75 ÷ 750.00 = 2.001×');
  await page.keyboard.press('Escape');
  expect(await explanation?.isVisible()).toBe(false);
  await page.close();
});

test.each([
  [360, 'w330'],
  [700, 'w620'],
  [1440, 'w1040'],
])('at %i px the chart drawn for %s shows', async (width, shown) => {
  const { page } = await open('/summer/', { width });
  const visible = await page.$$eval('#main .chart:first-of-type > div', (drawings) =>
    drawings.filter((drawing) => drawing.checkVisibility()).map((drawing) => drawing.className),
  );
  expect(new Set(visible)).toEqual(new Set([shown]));
  await page.close();
});
