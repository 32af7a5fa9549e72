/** What a filter costs a reader: from the change of the address to a page that is drawn anew, in a real browser. */
import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'puppeteer';
import { launchBrowser } from '../../src/build/chrome.ts';
import { startServer } from '../../src/build/serve.ts';
import { cubeToBytes } from '../../src/core/wire/cube-packed.ts';
import { largeCube } from './large-cube.ts';

const RUNS = 20;
const SLOWER = 4;

/** What Observable Framework needed for the same at a processor as slow, told with the design of this report. */
const rival = { sample: 89, large: 192 };

const root = resolve(import.meta.dirname, '..', '..');
const site = join(root, 'node_modules', '.cache', 'uplift', 'bench-filter');

export async function filterCost(): Promise<void> {
  const build = spawnSync(process.execPath, [join(root, 'scripts', 'report.ts'), '--out', site]);
  if (build.status !== 0) throw new Error('the report could not be built: see npm run report');
  const server = await startServer(site, { base: '/' });
  const browser = await launchBrowser();
  const address = `${server.origin}/healthkart/`;
  const page = join(site, 'healthkart', 'index.html');
  const published = await readFile(page, 'utf8');
  try {
    console.log(`\nOne toggle on the Overview, processor ${SLOWER} times slower, median of ${RUNS}`);
    const sample = await toggles(browser, address, (run) => `platform=${run % 2 ? 'YouTube' : 'Instagram'}`);
    told('sample, 25,000 rows', sample, rival.sample);
    await writeFile(join(site, 'healthkart', 'api', 'cube.bin'), gzipSync(cubeToBytes(largeCube())));
    await writeFile(page, published.replace('data-cube="api/cube.json"', 'data-cube="api/cube.bin"'));
    const large = await toggles(browser, address, (run) => `campaign=campaign+${run},campaign+40`);
    told('cube of 250,000 cells', large, rival.large);
    await writeFile(page, published);
    console.log(`  dragging a range of days: ${await framesWhileDragging(browser, address)} frames a second`);
  } finally {
    await writeFile(page, published);
    await browser.close();
    await server.close();
    await rm(site, { recursive: true, force: true });
  }
}

interface Times {
  /** Milliseconds until the page in sight is laid out anew, and until every chart of it is drawn. */
  readonly sight: number;
  readonly all: number;
}

function told(name: string, { sight, all }: Times, framework: number): void {
  console.log(
    `  ${name.padEnd(22)} in sight ${sight.toFixed(0)} ms, everything ${all.toFixed(0)} ms; Observable Framework was measured at ${framework} ms`,
  );
}

async function toggles(browser: Browser, address: string, query: (run: number) => string): Promise<Times> {
  const sight = await toggle(browser, address, query, 900);
  // As tall as the page: every chart is in sight.
  const all = await toggle(browser, address, query, 9000);
  return { sight, all };
}

async function toggle(
  browser: Browser,
  address: string,
  query: (run: number) => string,
  height: number,
): Promise<number> {
  const page = await awake(browser, address, height);
  const session = await page.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const times: number[] = [];
  for (let run = 0; run < RUNS + 3; run++) {
    const time = await page.evaluate(async (to) => {
      await new Promise((done) => setTimeout(done, 400));
      const start = performance.now();
      history.pushState(null, '', `?${to}`);
      dispatchEvent(new PopStateEvent('popstate'));
      while (document.documentElement.classList.contains('pending')) await Promise.resolve();
      document.body.getBoundingClientRect();
      return performance.now() - start;
    }, query(run));
    if (run >= 3) times.push(time);
  }
  await page.close();
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
}

async function awake(browser: Browser, address: string, height: number): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height });
  await page.goto(address);
  await page.click('[data-filter=days]');
  await page.waitForSelector('#menu-days input[type=range]');
  return page;
}

async function framesWhileDragging(browser: Browser, address: string): Promise<number> {
  const page = await awake(browser, address, 900);
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
