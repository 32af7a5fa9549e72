/** What a filter costs a reader, in a real browser, beside the same page made by Observable Framework. */
import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'puppeteer';
import { launchBrowser } from '../../src/build/chrome.ts';
import { startServer } from '../../src/build/serve.ts';
import { cubeToBytes } from '../../src/core/wire/cube-packed.ts';
import { writeDrop } from '../simulate/drop.ts';
import { frameworkSite, howToInstall, isFrameworkInstalled } from './framework.ts';
import { largeCube } from './large-cube.ts';
import { SLOWER, type Times, type Toggle, toggleTimes } from './toggle.ts';

/** Tracking rows of the drops that both make a page of. */
const SIZES = [12_000, 25_000, 180_000];

const root = resolve(import.meta.dirname, '..', '..');
const scratch = join(root, 'node_modules', '.cache', 'uplift', 'bench-filter');

export async function filterCost(): Promise<void> {
  const browser = await launchBrowser();
  console.log(
    `\nOne toggle of a platform on the Overview, processor ${SLOWER} times slower, medians of 20, in ms`,
  );
  if (!isFrameworkInstalled()) console.log(`  Observable Framework is not installed: ${howToInstall}`);
  try {
    for (const rows of SIZES) await besideRival(browser, rows);
    await alone(browser);
  } finally {
    await browser.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function besideRival(browser: Browser, rows: number): Promise<void> {
  const drop = join(scratch, `drop-${rows}`);
  await writeDrop({ influencers: 120, posts: 1500, rows, days: 365, seed: 2024, out: drop }, () => undefined);
  const server = await startServer(reportOf(['--data', drop]), { base: '/' });
  const rival = isFrameworkInstalled() ? await startServer(await frameworkSite(drop), { base: '/' }) : null;
  console.log(`  ${rows.toLocaleString('en')} rows`);
  await compare(browser, `${server.origin}/drop-${rows}/`, rival && `${rival.origin}/`);
  await server.close();
  await rival?.close();
}

/** Both ways of ours to choose, beside a rival's page where there is one. */
async function compare(browser: Browser, address: string, rival: string | null): Promise<void> {
  const ours = [pointed, unforeseen].map((way) => ({ ...way, address }));
  const theirs = rival === null ? [] : [{ ...theirToggle, address: rival }];
  const all = [...ours, ...theirs];
  const times = await toggleTimes(browser, all);
  const last = theirs.length === 0 ? null : times.at(-1);
  for (const [at, { name }] of all.entries()) {
    const { sight, all: whole } = times[at] as Times;
    const ratio =
      last && at < ours.length
        ? `: ratio ${(sight / last.sight).toFixed(2)} and ${(whole / last.all).toFixed(2)}`
        : '';
    console.log(`    ${name.padEnd(24)}in sight ${sight.toFixed(0)}, everything ${whole.toFixed(0)}${ratio}`);
  }
}

/** A cube of 250,000 cells in place of the sample's, and days that are dragged. */
async function alone(browser: Browser): Promise<void> {
  const site = reportOf([]);
  const page = join(site, 'healthkart', 'index.html');
  const published = await readFile(page, 'utf8');
  await served(site, async (origin) => {
    const frames = await framesWhileDragging(browser, `${origin}/healthkart/`);
    await writeFile(join(site, 'healthkart', 'api', 'cube.bin'), gzipSync(cubeToBytes(largeCube())));
    await writeFile(page, published.replace('data-cube="api/cube.json"', 'data-cube="api/cube.bin"'));
    console.log('  250,000 cells');
    await compare(browser, `${origin}/healthkart/`, null);
    console.log(`  dragging a range of days: ${frames} frames a second`);
  });
}

type Way = Omit<Toggle, 'address'> & { readonly name: string };

const BOX = '#menu-platform input';
/** Milliseconds that a pointer rests on what is about to be pressed, at the least. */
const REST = 200;

async function openMenu(page: Page): Promise<void> {
  await page.click('[data-filter=platform]');
  await page.waitForSelector(BOX);
}

/** As a reader does: points at the box, then presses. */
const pointed: Way = {
  name: 'pointed at, pressed',
  open: openMenu,
  async choose(page) {
    await page.mouse.move(0, 0);
    await page.hover(BOX);
    await new Promise((done) => setTimeout(done, REST));
    await page.mouse.down();
    await page.mouse.up();
  },
};

/** Nothing is known of the choice before it is made. */
const unforeseen: Way = {
  name: 'unforeseen',
  open: openMenu,
  choose: (page) => page.$eval(BOX, (box) => (box as HTMLInputElement).click()),
};

const theirToggle: Way = {
  name: 'Observable Framework',
  open: async (page) => {
    // The page is there when its last table is.
    await page.waitForFunction(() => document.querySelectorAll('main table').length === 2);
  },
  choose: (page) =>
    page.$eval('main select', (select) => {
      select.selectedIndex = select.selectedIndex === 0 ? 1 : 0;
      select.dispatchEvent(new Event('input', { bubbles: true }));
    }),
};

/** Builds a report; gives the folder of its site. */
function reportOf(options: readonly string[]): string {
  const site = join(scratch, 'site');
  const build = spawnSync(process.execPath, [
    join(root, 'scripts', 'report.ts'),
    '--out',
    site,
    '--accept-shrink',
    ...options,
  ]);
  if (build.status !== 0) throw new Error('the report could not be built: see npm run report');
  return site;
}

async function served<T>(site: string, use: (origin: string) => Promise<T>): Promise<T> {
  const server = await startServer(site, { base: '/' });
  try {
    return await use(server.origin);
  } finally {
    await server.close();
  }
}

async function framesWhileDragging(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(address);
  await page.click('[data-filter=days]');
  await page.waitForSelector('#menu-days input[type=range]');
  const frames = await page.evaluate(async () => {
    const slider = document.querySelector('#menu-days input[type=range]') as HTMLInputElement;
    const last = Number(slider.max);
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < 3000) {
      slider.value = String(last - 300 + (count % 280));
      slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // The bar draws the page in the frame that comes, and this runs behind it.
      await new Promise((done) => requestAnimationFrame(done));
      count++;
    }
    return (count / (performance.now() - start)) * 1000;
  });
  await page.close();
  return Math.round(frames);
}
