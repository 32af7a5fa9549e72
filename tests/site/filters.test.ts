/** Filters in a real browser: what a reader sees is what the same stages compute here. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page as Tab } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { readDefinition } from '../../src/build/definition.ts';
import { contextOf, prepareReport } from '../../src/build/prepare.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import type { Context } from '../../src/compose/context.ts';
import { type FilterState, queryOf } from '../../src/compose/filters/filter-state.ts';
import { filteredContext } from '../../src/compose/filters/filtered-context.ts';
import { html } from '../../src/compose/markup/html.ts';
import { viewHtml } from '../../src/compose/markup/view.ts';
import type { Page } from '../../src/compose/page.ts';
import { allPages } from '../../src/compose/pages/index.ts';
import { stateIn } from '../compose/random-state.ts';
import { builtSample } from './sample.ts';
import { root } from './site.ts';

let browser: Browser;
let server: Server;
let folder: string;
let whole: Context;
let filtered: readonly Page[];

beforeAll(async () => {
  ({ folder } = await builtSample());
  server = await startServer(folder, { base: '/' });
  browser = await launchBrowser();
  const defined = await readDefinition(root, 'healthkart');
  if ('issues' in defined) throw new Error('the sample is not defined');
  const read = await prepareReport(defined.source);
  if ('issues' in read) throw new Error('the sample is refused');
  whole = contextOf(read.prepared, '/');
  const all = allPages(whole).filter(({ filters }) => filters);
  const one = (parent: string) => all.filter((page) => page.parent === parent).slice(0, 1);
  filtered = [...all.filter(({ parent }) => !parent), ...one('campaigns'), ...one('influencers')];
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Whole numbers in a fixed order that looks like none. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return (state >>> 0) % 1_000_003;
  };
}

interface Opened {
  readonly tab: Tab;
  readonly complaints: string[];
}

async function open(path: string, query = ''): Promise<Opened> {
  const tab = await browser.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => {
    if (!request.url().startsWith(server.origin)) complaints.push(request.url());
  });
  // On a coarse screen Plot sets lines half a pixel off, to keep them sharp.
  await tab.setViewport({ width: 1280, height: 900, deviceScaleFactor: 2 });
  // Nothing glides away from under the pointer.
  await tab.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await tab.goto(`${server.origin}${path}${query}`, { waitUntil: 'load' });
  return { tab, complaints };
}

function addressOf({ path }: Page): string {
  return path === '' ? '/healthkart/' : `/healthkart/${path}/`;
}

/** Goes where a link with this query would lead, and waits until the page shows it. */
async function follow(tab: Tab, query: string): Promise<void> {
  await tab.evaluate(async (to) => {
    history.pushState(null, '', `${location.pathname}${to === '' ? '' : `?${to}`}`);
    dispatchEvent(new PopStateEvent('popstate'));
    do await new Promise((done) => setTimeout(done, 4));
    while (document.documentElement.classList.contains('pending'));
  }, query);
}

/** All that is composed, as markup: every table in full, charts and the analyst's words aside. */
async function shown(tab: Tab): Promise<string> {
  return await tab.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    await new Promise((done) => setTimeout(done, 4));
    dispatchEvent(new Event('beforeprint'));
    const main = document.querySelector('main')?.cloneNode(true) as Element;
    dispatchEvent(new Event('afterprint'));
    for (const other of main.querySelectorAll('filter-bar, .chart, .prose, svg, output, .spacer'))
      other.remove();
    return main.innerHTML;
  });
}

/** Every chart as it is drawn at this width. */
async function drawn(tab: Tab): Promise<string[]> {
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const drawings = await tab.$$eval('.chart .w620 > svg', (all) => all.map(({ outerHTML }) => outerHTML));
  // What is published is of tenths of a pixel.
  return drawings.map((svg) =>
    svg.replaceAll(/-?\d+\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(1)))),
  );
}

function composed(page: Page, state: FilterState): string {
  const context = filteredContext(whole, state);
  const { format, root: address } = context;
  const nothing = html``;
  return viewHtml(page.compose(context), {
    format,
    root: address,
    draw: () => nothing,
    markdown: () => nothing,
    rowsWritten: (rows) => rows,
  }).text;
}

/** The words alone, however they are marked up. */
function words(markup: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
  return markup
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(\w+);/g, (whole_, name: string) => entities[name] ?? whole_)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where two texts part; '' = nowhere. */
function parting(a: string, b: string): string {
  if (a === b) return '';
  const [x, y] = [a.split(' '), b.split(' ')];
  const at = Array.from({ length: Math.max(x.length, y.length) }).findIndex(
    (_, place) => x[place] !== y[place],
  );
  const from = Math.max(0, at - 12);
  return `“${x.slice(from, at + 12).join(' ')}” – “${y.slice(from, at + 12).join(' ')}”`;
}

describe('what a page shows', () => {
  test('with nothing chosen is what was published', async () => {
    for (const page of filtered) {
      const { tab, complaints } = await open(addressOf(page));
      const published = words(await shown(tab));
      const charts = await drawn(tab);
      await follow(tab, 'platform=Instagram');
      await follow(tab, '');
      expect(parting(words(await shown(tab)), published), page.id).toBe('');
      expect(parting(words(composed(page, { values: {} })), published), page.id).toBe('');
      // The very marks, also after others had been drawn in their place.
      expect(await drawn(tab), page.id).toEqual(charts);
      expect(complaints).toEqual([]);
      await tab.close();
    }
  });

  test('under 200 selections is what the same stages compute outside the browser', async () => {
    const chance = chanceFrom(2026);
    const tabs = new Map<Page, Opened>();
    for (let count = 0; count < 200; count++) {
      const page = filtered[count % filtered.length] as Page;
      const opened = tabs.get(page) ?? (await open(addressOf(page)));
      tabs.set(page, opened);
      const state = stateIn(whole.cube, chance);
      await follow(opened.tab, queryOf(state));
      const apart = parting(words(await shown(opened.tab)), words(composed(page, state)));
      expect(apart, `${page.id}?${queryOf(state)}`).toBe('');
    }
    for (const { tab, complaints } of tabs.values()) {
      expect(complaints).toEqual([]);
      await tab.close();
    }
  });
});

describe('what is pointed at', () => {
  const platform = (name: string) => `#menu-platform input[value=${name}]`;

  test('is made ready, is not seen before it is chosen, and is not made twice', async () => {
    const { tab, complaints } = await open('/healthkart/');
    // All of the page is in sight.
    await tab.setViewport({ width: 1280, height: 9000, deviceScaleFactor: 2 });
    await tab.click('[data-filter=platform]');
    await tab.waitForSelector(platform('YouTube'));
    await tab.click(platform('Instagram'));
    await tab.waitForFunction(() => location.search === '?platform=Instagram');
    await tab.click(platform('Instagram'));
    await tab.waitForFunction(() => location.search === '');
    await tab.evaluate(() => {
      const seen = { parts: 0, changes: 0 };
      document.createElementNS = new Proxy(document.createElementNS, {
        apply(make, own, names) {
          seen.parts++;
          return Reflect.apply(make, own, names);
        },
      });
      new MutationObserver((all) => {
        seen.changes += all.length;
      }).observe(document.querySelector('main') as Element, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
      Object.assign(globalThis, { seen });
    });
    const seen = () =>
      tab.evaluate(() => ({
        ...(globalThis as unknown as { seen: { parts: number; changes: number } }).seen,
        query: location.search,
      }));
    const quiet = async () => {
      for (let parts = -1; parts !== (await seen()).parts; ) {
        ({ parts } = await seen());
        await new Promise((done) => setTimeout(done, 300));
      }
      return await seen();
    };

    await tab.hover(platform('YouTube'));
    const ready = await quiet();
    expect(ready.parts).toBeGreaterThan(100);
    expect(ready).toMatchObject({ changes: 0, query: '' });

    await tab.mouse.down();
    await tab.mouse.up();
    await tab.waitForFunction(() => location.search === '?platform=YouTube');
    expect((await quiet()).parts).toBe(ready.parts);
    const state = { values: { platform: ['YouTube'] } };
    const overview = filtered.find(({ id }) => id === 'overview') as Page;
    expect(parting(words(await shown(tab)), words(composed(overview, state)))).toBe('');
    const charts = await drawn(tab);
    const { tab: other } = await open('/healthkart/', '?platform=YouTube');
    await other.waitForFunction(() => document.documentElement.classList.contains('filtered'));
    expect(await drawn(other)).toEqual(charts);
    await other.close();
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('does not decide: what is chosen is shown', async () => {
    const { tab, complaints } = await open('/healthkart/');
    await tab.click('[data-filter=platform]');
    await tab.waitForSelector(platform('YouTube'));
    await tab.hover(platform('YouTube'));
    await tab.$eval(platform('Instagram'), (box) => (box as HTMLInputElement).click());
    await tab.waitForFunction(() => location.search === '?platform=Instagram');
    // What is made ready from here on goes out from what is shown.
    await tab.mouse.move(0, 0);
    await tab.hover(platform('YouTube'));
    await new Promise((done) => setTimeout(done, 100));
    await tab.mouse.down();
    await tab.mouse.up();
    await tab.waitForFunction(() => location.search === '?platform=Instagram,YouTube');
    const overview = filtered.find(({ id }) => id === 'overview') as Page;
    const state = { values: { platform: ['Instagram', 'YouTube'] } };
    expect(parting(words(await shown(tab)), words(composed(overview, state)))).toBe('');
    expect(complaints).toEqual([]);
    await tab.close();
  });
});

describe('the address', () => {
  test('is all that holds the choice: back, forward and a shared link restore it', async () => {
    const { tab } = await open('/healthkart/');
    const headline = () => tab.$eval('h1', ({ textContent }) => textContent);
    const everything = await headline();
    await tab.click('[data-filter=platform]');
    await tab.waitForSelector('#menu-platform input[value=YouTube]');
    await tab.click('#menu-platform input[value=YouTube]');
    await tab.waitForFunction(() => location.search === '?platform=YouTube');
    const chosen = await headline();
    expect(chosen).not.toBe(everything);
    await tab.click('#menu-platform input[value=Instagram]');
    await tab.waitForFunction(() => location.search === '?platform=YouTube,Instagram');
    await tab.goBack();
    await tab.waitForFunction((text) => document.querySelector('h1')?.textContent === text, {}, chosen);
    await tab.goBack();
    await tab.waitForFunction((text) => document.querySelector('h1')?.textContent === text, {}, everything);
    await tab.goForward();
    await tab.waitForFunction((text) => document.querySelector('h1')?.textContent === text, {}, chosen);
    const stored = await tab.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    expect(stored).toEqual([0, 0, '', 0, 0]);

    const shared = await open('/healthkart/', '?platform=YouTube');
    await shared.tab.waitForFunction(
      (text) => document.querySelector('h1')?.textContent === text,
      {},
      chosen,
    );
    // The other pages follow under the same choice.
    const links = await shared.tab.$$eval('nav a', (all) => all.map(({ search }) => search));
    expect(new Set(links)).toEqual(new Set(['?platform=YouTube']));
    await shared.tab.close();
    await tab.close();
  });

  test('with values that the report does not have says so and goes on', async () => {
    const { tab, complaints } = await open('/healthkart/', '?platform=Nowhere,YouTube&from=yesterday');
    await tab.waitForSelector('.filter-notes:not([hidden])');
    expect(await tab.$eval('.filter-notes', ({ textContent }) => textContent)).toBe(
      '“yesterday” is not a date such as 2025-06-14, and was passed over. “Nowhere” is no platform of this report, and was passed over.',
    );
    expect(await tab.$eval('.words', ({ textContent }) => textContent)).toMatch(
      /^YouTube: \d+ of 120 influencers/,
    );
    expect(complaints).toEqual([]);
    await tab.close();
  });
});

test('a bar and a row offer to be filtered by', async () => {
  const { tab, complaints } = await open('/healthkart/');
  await tab.$eval('#revenue-by-platform', (title) => title.scrollIntoView());
  const bar = '[aria-labelledby=revenue-by-platform] .chart .w1040 rect:nth-of-type(2)';
  await tab.click(bar);
  await tab.waitForSelector('.offer');
  expect(await tab.$eval('.offer', ({ textContent }) => textContent)).toBe('Show only YouTube');
  await tab.click('.offer button');
  await tab.waitForFunction(() => location.search === '?platform=YouTube');
  await tab.goto(`${server.origin}/healthkart/campaigns/`);
  await tab.click('[aria-labelledby=campaigns-table] tbody tr:first-child td:nth-child(2)');
  await tab.waitForSelector('.offer');
  await tab.click('.offer button');
  await tab.waitForFunction(() => location.search.startsWith('?campaign='));
  expect(complaints).toEqual([]);
  await tab.close();
});

test('a change is announced once, and focus stays where it was', async () => {
  const { tab } = await open('/healthkart/influencers/');
  await tab.focus('[data-filter=tier]');
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('#menu-tier input');
  await tab.keyboard.press('Tab');
  await tab.evaluate(() => {
    const said: (string | null)[] = [];
    const status = document.querySelector('filter-bar [role=status]') as Element;
    new MutationObserver(() => said.push(status.textContent)).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    Object.assign(globalThis, { said });
  });
  await tab.keyboard.press('Space');
  await tab.waitForFunction(() => location.search.startsWith('?tier='));
  const [said, focused] = await tab.evaluate(() => [
    (globalThis as unknown as { said: string[] }).said,
    (document.activeElement as HTMLInputElement).name,
  ]);
  expect(said).toHaveLength(1);
  expect(said?.[0]).toMatch(/^\d+ of 120 influencers, ROAS \d/);
  expect(focused).toBe('tier');
  await tab.close();
});

test('script is light before it is asked, and not heavy after', async () => {
  const loaded = new Map<string, number>();
  const { tab } = await open('/healthkart/data/');
  tab.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (/\.js(on)?$/.test(pathname)) loaded.set(pathname, gzipSync(await response.buffer()).length);
  });
  const sum = (ending: string) =>
    [...loaded].filter(([path]) => path.endsWith(ending)).reduce((all, [, bytes]) => all + bytes, 0);
  await tab.goto(`${server.origin}/healthkart/`, { waitUntil: 'networkidle0' });
  expect(sum('.js')).toBeLessThan(6000);
  expect(sum('.json')).toBe(0);
  await tab.click('[data-filter=platform]');
  await tab.waitForSelector('#menu-platform input');
  await tab.waitForNetworkIdle();
  expect(sum('.js')).toBeLessThan(130_000);
  expect(sum('cube.json')).toBeLessThan(150_000);
  await tab.close();
});

test('pages and their data keep no script inline', async () => {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html'));
  for (const file of files) {
    const page = await readFile(join(folder, file), 'utf8');
    expect(page.match(/<script(?![^>]* src=)/g), file).toBeNull();
    expect(page.match(/ on\w+=| style="/g), file).toBeNull();
  }
});
