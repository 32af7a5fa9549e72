import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { builtSample } from './sample.ts';

let browser: Browser;
let server: Server;
let folder: string;
let pages: readonly string[];

beforeAll(async () => {
  const sample = await builtSample();
  ({ folder, pages } = sample);
  server = await startServer(sample.folder);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const fileOf = (path: string) => join(folder, decodeURI(path.endsWith('/') ? `${path}index.html` : path));

/** Every page of its own, and of the many of one influencer or campaign those with the most text. */
function costliest(): string[] {
  const isMember = (path: string) => /\/(?:campaigns|influencers)\/./.test(path);
  const size = (path: string) => gzipSync(readFileSync(fileOf(path))).length;
  const members = pages.filter(isMember).toSorted((a, b) => size(b) - size(a));
  expect(members.length).toBeGreaterThan(100);
  return [...pages.filter((path) => !isMember(path)), ...members.slice(0, 5)];
}

/** What a page asks for before anyone touches it: bytes as a host sends them, text compressed. */
interface Cost {
  requests: number;
  text: number;
  fonts: number;
}

async function costOf(page: Page, path: string): Promise<Cost> {
  const asked: { readonly file: string; readonly isFont: boolean }[] = [];
  page.removeAllListeners('request');
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    asked.push({ file: fileOf(pathname), isFont: request.resourceType() === 'font' });
  });
  await page.goto(server.origin + path, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const cost: Cost = { requests: asked.length, text: 0, fonts: 0 };
  for (const { file, isFont } of asked) {
    const bytes = await readFile(file);
    if (isFont) cost.fonts += bytes.length;
    else cost.text += gzipSync(bytes).length;
  }
  return cost;
}

describe('before any interaction', () => {
  test('a page is below 70 kB of text and 100 kB of fonts, in at most 8 requests', async () => {
    const page = await browser.newPage();
    for (const path of costliest()) {
      const { requests, text, fonts } = await costOf(page, path);
      expect(text, `${path}: HTML, CSS and scripts`).toBeLessThan(70_000);
      expect(fonts, `${path}: fonts`).toBeLessThan(100_000);
      expect(requests, path).toBeLessThanOrEqual(8);
      // The page itself and a font at least: a count of nothing would pass as well.
      expect(requests, path).toBeGreaterThan(1);
    }
    await page.close();
  });

  test('the letters of nearly every text are asked for at once, so that nothing moves when they come', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/healthkart/`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const { asked, used } = await page.evaluate(() => ({
      asked: [...document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="font"]')].map(
        ({ href }) => href,
      ),
      used: performance.getEntriesByType('resource').map(({ name }) => name),
    }));
    expect(asked).toHaveLength(2);
    expect(used).toEqual(expect.arrayContaining(asked));
    await page.close();
  });
});
