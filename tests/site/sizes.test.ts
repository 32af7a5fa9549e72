import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { isThorough } from '../thorough.ts';
import { hostileDrop } from './hostile-drop.ts';
import { layoutFaults } from './layout-faults.ts';
import { projectWith } from './project.ts';
import { type Files, readTree, runIn, smallDrop, temporary } from './site.ts';

const { influencers = [], posts = [], tracking_data = [], payouts = [] } = smallDrop;

/** Drops that leave most charts next to nothing, or names that fit nowhere. */
const drops: Readonly<Record<string, Files>> = {
  'one-day-one-influencer-no-post': {
    influencers: influencers.slice(0, 1),
    posts: [],
    tracking_data: tracking_data.slice(0, 1),
    payouts: payouts.slice(0, 1),
  },
  'no-payouts': { ...smallDrop, payouts: [] },
  ...(isThorough && {
    'no-revenue': { ...smallDrop, tracking_data: tracking_data.map((row) => ({ ...row, revenue: '0.00' })) },
    'no-orders': { ...smallDrop, tracking_data: [] },
  }),
  'ten-years': {
    ...smallDrop,
    posts: [...posts, ...posts.map((row) => ({ ...row, date: '2015-05-06', url: `${row.url}-old` }))],
    tracking_data: [
      ...tracking_data,
      ...tracking_data.map((row, at) => ({ ...row, date: '2015-05-07', user_id: `user-of-old-${at}` })),
    ],
  },
  names: Object.fromEntries(Object.entries(hostileDrop).map(([table, rows]) => [table, rows.slice(-12)])),
};

let browser: Browser;
let server: Server;
let paths: string[];

beforeAll(async () => {
  const reports = Object.entries(drops).map(([slug, drop]) => {
    const empty = Object.keys(drop).filter((table) => drop[table]?.length === 0);
    const frontMatter = `title: ${slug}\ncurrency: INR\nlocale: en-IN\nallowEmpty: [${empty.join(', ')}]`;
    return [slug, { definition: { frontMatter, commentary: '' }, drop }] as const;
  });
  const project = await projectWith(Object.fromEntries(reports));
  const out = join(await temporary(), 'site');
  const { code, output } = await runIn(project, 'report', '--out', out);
  expect(output).toContain('Look at it with');
  expect(code).toBe(0);
  const files = [...(await readTree(out)).keys()].map((path) => path.replaceAll('\\', '/'));
  paths = files
    .filter((path) => path.endsWith('index.html'))
    .map((path) => `/${path.replace(/index\.html$/, '')}`);
  server = await startServer(out);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test.each(Object.keys(drops))(
  '%s: on a phone and on a screen nothing is wider than the window, cut off or written over another',
  async (report) => {
    const faults: string[] = [];
    const page = await browser.newPage();
    const own = paths.filter((path) => path.startsWith(`/${report}/`));
    // Of many members the first few: they differ by their names alone.
    const members = own.filter((path) => /\/(?:campaigns|influencers)\/./.test(path));
    const some = own.filter((path) => !members.includes(path)).concat(members.slice(0, 12));
    expect(some.length).toBeGreaterThan(10);
    for (const path of some) {
      await page.goto(server.origin + path);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      for (const width of [320, 1440]) {
        await page.setViewport({ width, height: 900 });
        for (const fault of await layoutFaults(page)) faults.push(`${path} at ${width} px ${fault}`);
      }
    }
    expect(faults).toEqual([]);
    await page.close();
  },
);
