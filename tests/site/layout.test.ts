import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { listedPages } from '../compose/listed-pages.ts';
import { layoutFaults } from './layout-faults.ts';
import { builtSample } from './sample.ts';

let browser: Browser;
let server: Server;
let made: readonly string[];

beforeAll(async () => {
  const sample = await builtSample();
  made = sample.pages;
  server = await startServer(sample.folder);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Every page of its own, and the campaign and the influencer with the longest name. */
function kinds(): string[] {
  const longest = (folder: string) =>
    made
      .filter((path) => path.startsWith(`/healthkart/${folder}/`) && path !== `/healthkart/${folder}/`)
      .toSorted((a, b) => b.length - a.length)[0] ?? '';
  return [
    ...listedPages.map(({ path }) => (path === '' ? '/healthkart/' : `/healthkart/${path}/`)),
    longest('campaigns'),
    longest('influencers'),
  ];
}

interface Size {
  readonly width: number;
  /** Size of text, 1 = as designed. */
  readonly text?: number;
}

async function open(path: string, features: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
  expect((await page.goto(server.origin + path))?.status()).toBe(200);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

async function resize(page: Page, { width, text = 1 }: Size): Promise<void> {
  await page.setViewport({ width, height: 900 });
  await page.evaluate(async (size) => {
    document.documentElement.style.fontSize = size === 1 ? '' : `${100 * size}%`;
    await document.fonts.ready;
  }, text);
}

/** Phones, a tablet and a screen, and some of them with text twice as large. */
const sizes: readonly Size[] = [
  { width: 320 },
  { width: 390 },
  { width: 768 },
  { width: 1440 },
  { width: 390, text: 2 },
  { width: 768, text: 2 },
  { width: 1280, text: 2 },
];

test('at no size anything scrolls sideways, is cut off or runs into another', async () => {
  const faults: string[] = [];
  for (const path of kinds()) {
    const page = await open(path);
    for (const size of sizes) {
      await resize(page, size);
      for (const fault of await layoutFaults(page)) faults.push(`${path} ${JSON.stringify(size)} ${fault}`);
    }
    await page.close();
  }
  expect(faults).toEqual([]);
});

test('the gallery of development is no page of a site', () => {
  expect(made.filter((path) => path.includes('gallery'))).toEqual([]);
});

test('data that is opened scrolls in a frame of its own', async () => {
  for (const path of kinds()) {
    const page = await open(path);
    await resize(page, { width: 320 });
    const beyond = await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      return document.documentElement.scrollWidth - innerWidth;
    });
    expect(beyond, path).toBeLessThanOrEqual(0);
    await page.close();
  }
});

test('nothing moves for who asks for less motion', async () => {
  for (const path of kinds()) {
    const page = await open(path, { 'prefers-reduced-motion': 'reduce' });
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return (
            !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== 'none' || scrollBehavior !== 'auto'
          );
        }).length,
    );
    expect(moving, path).toBe(0);
    await page.close();
  }
});

test.each(['light', 'dark'])('in forced colours, %s, the open page is told by a line', async (scheme) => {
  for (const path of kinds()) {
    const page = await open(path, { 'forced-colors': 'active', 'prefers-color-scheme': scheme });
    const lines = await page.$$eval('.menu a', (links) =>
      links.map((link) => ({
        current: link.hasAttribute('aria-current'),
        line: getComputedStyle(link).textDecorationLine === 'underline',
      })),
    );
    expect(lines.filter(({ line }) => line).length, path).toBe(1);
    expect(lines.filter(({ current, line }) => current !== line).length, path).toBe(0);
    expect(await layoutFaults(page), path).toEqual([]);
    await page.close();
  }
});
