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
  const site = reportOf(['--data', drop]);
  const ours = await served(site, (origin) => bothWays(browser, `${origin}/drop-${rows}/`));
  console.log(`  ${rows.toLocaleString('en')} rows`);
  if (!isFrameworkInstalled()) return tell(ours);
  const theirs = await served(await frameworkSite(drop), (origin) =>
    toggleTimes(browser, `${origin}/`, theirToggle),
  );
  tell(ours, theirs);
  console.log(`    Observable Framework${' '.repeat(4)}${told(theirs)}`);
}

interface Ours {
  readonly pointed: Times;
  readonly unforeseen: Times;
}

async function bothWays(browser: Browser, address: string): Promise<Ours> {
  return {
    pointed: await toggleTimes(browser, address, pointed),
    unforeseen: await toggleTimes(browser, address, unforeseen),
  };
}

function tell(ours: Ours, theirs?: Times): void {
  for (const [name, times] of Object.entries(ours)) {
    const ratios = theirs
      ? `: ratio ${(times.sight / theirs.sight).toFixed(2)} and ${(times.all / theirs.all).toFixed(2)}`
      : '';
    console.log(`    ${name.padEnd(24)}${told(times)}${ratios}`);
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
    const large = await bothWays(browser, `${origin}/healthkart/`);
    console.log('  250,000 cells');
    tell(large);
    console.log(`  dragging a range of days: ${frames} frames a second`);
  });
}

function told({ sight, all }: Times): string {
  return `in sight ${sight.toFixed(0)}, everything ${all.toFixed(0)}`;
}

const BOX = '#menu-platform input';
/** Milliseconds that a pointer rests on what is about to be pressed, at the least. */
const REST = 200;

async function openMenu(page: Page): Promise<void> {
  await page.click('[data-filter=platform]');
  await page.waitForSelector(BOX);
}

/** As a reader does: points at the box, then presses. */
const pointed: Toggle = {
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
const unforeseen: Toggle = {
  open: openMenu,
  choose: (page) => page.$eval(BOX, (box) => (box as HTMLInputElement).click()),
};

const theirToggle: Toggle = {
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
