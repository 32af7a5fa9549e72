/** What five earlier dashboards showed: each place that FEATURES.md names is opened in the built sample. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { charts } from '../../src/compose/charts/index.ts';
import { builtSample } from './sample.ts';
import { root } from './site.ts';

const kinds = ['figure', 'chart', 'table', 'findings', 'words', 'filter', 'file'] as const;
type Kind = (typeof kinds)[number];

interface Feature {
  readonly name: string;
  readonly kind: Kind;
  readonly places: readonly string[];
}

function featuresOf(markdown: string): Feature[] {
  return [...markdown.matchAll(/^\| (.+) \| (\w+) \| (`.+`) \|$/gm)].map(
    ([, name = '', kind, places = '']) => ({
      name,
      kind: kind as Kind,
      places: [...places.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place),
    }),
  );
}

const features = featuresOf(await readFile(join(root, 'FEATURES.md'), 'utf8'));

const REPORT = 'healthkart';
let report: string;
let server: Server;
let browser: Browser;
let page: Page;
let opened = '';

beforeAll(async () => {
  const { folder } = await builtSample();
  report = join(folder, REPORT);
  server = await startServer(folder);
  browser = await launchBrowser();
  page = await browser.newPage();
  // What is told to be there is there for everyone.
  await page.setJavaScriptEnabled(false);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Any campaign, or influencer, stands for all of them: the one with the most on its page. */
async function anyOf(path: string): Promise<string> {
  const named = /^(.*)<(\w+)>(.*)$/.exec(path);
  if (named === null) return path;
  const [, before = '', , after = ''] = named;
  const folders = (await readdir(join(report, before), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const sizes = await Promise.all(
    folders.map(async ({ name }) => ({
      name,
      size: (await readFile(join(report, before, name, 'index.html'))).length,
    })),
  );
  return `${before}${sizes.toSorted((a, b) => b.size - a.size)[0]?.name}${after}`;
}

/** What stands at the place, in so many words or marks; '' = nothing, and a reason where there is no such place. */
async function found(place: string, kind: Kind): Promise<string> {
  const [path = '', id = ''] = (await anyOf(place)).split('#');
  const address = `${server.origin}/${REPORT}/${path}`;
  if (opened !== address) expect((await page.goto(address))?.status(), address).toBe(200);
  opened = address;
  return await page.evaluate(
    (anchor, as) => {
      const element = document.getElementById(anchor);
      if (element === null) return '';
      const section = element.closest(`section[aria-labelledby="${anchor}"]`);
      const text = (selector: string, within: Element | null = section) =>
        within?.querySelector(selector)?.textContent?.trim() ?? '';
      switch (as) {
        case 'figure': {
          const value = text('.short', element);
          return value === '–' ? '' : value;
        }
        case 'chart':
          return section?.querySelector('.chart svg[role="img"] :is(path, rect, circle, line)')
            ? text('h2')
            : '';
        case 'table':
          return text('tbody td');
        case 'findings':
          return section?.querySelector('li') ? text('li') : text('p:not(.aside)');
        case 'filter':
          return document.querySelector(`[popovertarget="${anchor}"]`)?.textContent?.trim() ?? '';
        default:
          return section === null ? (element.textContent?.trim() ?? '') : text('p, dt');
      }
    },
    id,
    kind,
  );
}

async function fileFound(path: string): Promise<number> {
  const bytes = await readFile(join(report, path.replace('<report>', REPORT)));
  if (path.endsWith('.csv')) return csvParse(bytes.toString('utf8')).length;
  if (path.endsWith('.json')) return Object.keys(JSON.parse(bytes.toString('utf8'))).length;
  if (path.endsWith('.pdf')) expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  return bytes.length;
}

test('the list names every chart', () => {
  const named = new Set(features.flatMap(({ places }) => places.map((place) => place.split('#')[1])));
  const ids = Object.values(charts).map(({ id }) => id);
  expect(ids.filter((id) => !named.has(id))).toEqual([]);
});

test('every row of the list can be read', async () => {
  const rows =
    (await readFile(join(root, 'FEATURES.md'), 'utf8')).match(/^\| (?!what was shown)[^-|]/gm) ?? [];
  expect(features.length).toBe(rows.length);
  expect(features.length).toBeGreaterThan(100);
  for (const { name, kind, places } of features) {
    expect(kinds, name).toContain(kind);
    expect(places.length, name).toBeGreaterThan(0);
  }
});

describe.each(features.map((feature) => [feature.name, feature] as const))('%s', (_, { kind, places }) => {
  test.each(places)(`as ${kind}, at %s`, async (place) => {
    if (kind === 'file') expect(await fileFound(place)).toBeGreaterThan(0);
    else expect(await found(place, kind)).not.toBe('');
  });
});
