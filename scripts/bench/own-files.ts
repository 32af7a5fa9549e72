/** What reading a visitor's own files costs in the browser, and whether the page stays quick meanwhile. */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'puppeteer';
import { launchBrowser } from '../../src/build/chrome.ts';
import { startServer } from '../../src/build/serve.ts';
import { writeDrop } from '../simulate/drop.ts';

const root = resolve(import.meta.dirname, '..', '..');
const scratch = join(root, 'node_modules', '.cache', 'uplift', 'bench-own-files');
const RUNS = 5;

/** Milliseconds from the press of the button. */
interface Cost {
  /** Until the worker has answered. */
  readonly read: number;
  /** Until the first page of the report is painted. */
  readonly shown: number;
  /** Longest task of the page itself while the worker reads, and afterwards; tasks below 50 ms are not told. */
  readonly longestWhile: number;
  readonly longestAfter: number;
}

async function costOf(browser: Browser, address: string, files: readonly string[]): Promise<Cost> {
  const page = await browser.newPage();
  await page.goto(address);
  // What reads files is loaded when somebody turns to the page.
  await page.hover('.own-form');
  await page.waitForFunction(() => customElements.get('own-files') !== undefined);
  const input = await page.$('.own-form input[type=file]');
  if (input === null) throw new Error('the page has no place for files');
  await (input as unknown as { uploadFile(...paths: string[]): Promise<void> }).uploadFile(...files);
  const cost = await page.evaluate(async () => {
    const find = (selector: string) => document.querySelector(selector) as HTMLElement;
    const tasks: { readonly end: number; readonly length: number }[] = [];
    const start = performance.now();
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        tasks.push({ end: startTime + duration - start, length: duration });
    }).observe({ type: 'longtask' });
    let read = 0;
    const { terminate } = Worker.prototype;
    Worker.prototype.terminate = function () {
      read = performance.now() - start;
      terminate.call(this);
    };
    const view = find('.own-view');
    const shows = new Promise<void>((done) => {
      new MutationObserver(() => view.hidden || done()).observe(view, { attributes: true });
    });
    find('.own-form [type=submit]').click();
    await shows;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const shown = performance.now() - start;
    await new Promise((done) => setTimeout(done, 1000));
    const longest = (some: typeof tasks) => Math.max(0, ...some.map(({ length }) => length));
    return {
      read,
      shown,
      longestWhile: longest(tasks.filter(({ end }) => end <= read)),
      longestAfter: longest(tasks.filter(({ end }) => end > read)),
    };
  });
  await page.close();
  return cost;
}

async function build(): Promise<void> {
  const args = [join(root, 'scripts', 'report.ts'), '--out', join(scratch, 'site')];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' });
  if ((await new Promise((done) => child.on('close', done))) !== 0)
    throw new Error('the report could not be built: see npm run report');
}

export async function ownFilesCost(): Promise<void> {
  const out = join(scratch, 'drop');
  const rows = 100_000;
  await writeDrop({ influencers: 500, posts: 5000, rows, days: 365, seed: 2024, out }, () => undefined);
  await build();
  const server = await startServer(join(scratch, 'site'));
  const browser = await launchBrowser();
  const files = ['influencers', 'posts', 'tracking_data', 'payouts'].map((table) =>
    join(out, `${table}.csv`),
  );
  const costs: Cost[] = [];
  for (let run = 0; run < RUNS; run++)
    costs.push(await costOf(browser, `${server.origin}/healthkart/your-files/`, files));
  await browser.close();
  await server.close();
  await rm(scratch, { recursive: true, force: true });
  const median = (of: keyof Cost) => costs.map((cost) => cost[of]).sort((a, b) => a - b)[RUNS >> 1] ?? 0;
  const told = (of: keyof Cost) => `${median(of).toFixed(0)} ms`;
  console.log(`\nA visitor's own files: ${rows.toLocaleString('en-US')} tracking rows, medians of ${RUNS}`);
  console.log(`  read and added up      ${told('read')}`);
  console.log(`  report shown           ${told('shown')}`);
  console.log(
    `  longest task of the page while reading ${told('longestWhile')}, while showing ${told('longestAfter')}`,
  );
}
