/** What a report costs to build, and its pages to load. */
import { spawn } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../../src/build/chrome.ts';
import { startServer } from '../../src/build/serve.ts';

const root = resolve(import.meta.dirname, '..', '..');
const out = join(root, 'node_modules', '.cache', 'uplift', 'bench');

interface Cost {
  readonly seconds: number;
  /** Peak of the resident memory of the whole process tree, in bytes; shared pages count in each process. */
  readonly peak: number | null;
}

async function buildOnce(): Promise<Cost> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts', 'report.ts'), '--out', out, '--no-cache'], {
    stdio: 'ignore',
  });
  let peak = 0;
  const watch = setInterval(async () => {
    peak = Math.max(peak, await memoryOfTree(child.pid ?? 0));
  }, 50);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(watch);
  if (code !== 0) throw new Error('the report could not be built: see npm run report');
  return { seconds: (performance.now() - start) / 1000, peak: peak === 0 ? null : peak };
}

/** Proportional memory where Linux tells it, so that pages which processes share are counted once. */
async function memoryOfTree(pid: number): Promise<number> {
  const entries = await readdir('/proc').catch(() => [] as string[]);
  const parents = new Map<number, number>();
  for (const entry of entries.filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => null);
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const tree = [pid];
  for (const parent of tree) for (const [child, of] of parents) if (of === parent) tree.push(child);
  const sizes = await Promise.all(
    tree.map(async (one) => {
      const rollup = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
      return 1024 * Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

interface PageCost {
  readonly page: string;
  readonly html: number;
  readonly fonts: number;
  readonly requests: number;
  readonly scripts: number;
}

/** What a page asks of a network, compressed as a host would send it. */
async function pageCosts(): Promise<PageCost[]> {
  const server = await startServer(out, { base: '/' });
  const browser = await launchBrowser();
  const costs: PageCost[] = [];
  const files = await readdir(out, { recursive: true });
  for (const file of files.filter((name) => name.endsWith('index.html')).sort()) {
    const page = await browser.newPage();
    const cost = { page: `/${file.replace('index.html', '')}`, html: 0, fonts: 0, requests: 0, scripts: 0 };
    page.on('requestfinished', async (request) => {
      const response = request.response();
      if (response === null) return;
      const body = await response.buffer();
      cost.requests++;
      if (request.resourceType() === 'font') cost.fonts += body.length;
      else if (request.resourceType() === 'script') cost.scripts += gzipSync(body).length;
      else if (['document', 'stylesheet'].includes(request.resourceType()))
        cost.html += gzipSync(body).length;
    });
    await page.goto(server.origin + cost.page, { waitUntil: 'networkidle0' });
    await page.close();
    costs.push(cost);
  }
  await browser.close();
  await server.close();
  return costs;
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

export async function reportCost(): Promise<void> {
  const runs: Cost[] = [];
  for (let run = 0; run < 3; run++) runs.push(await buildOnce());
  const [fastest = 0, median = 0] = runs.map(({ seconds }) => seconds).sort((a, b) => a - b);
  const peaks = runs.map(({ peak }) => peak).filter((peak) => peak !== null);
  console.log('npm run report on the sample, three runs');
  console.log(`  time         median ${median.toFixed(1)} s, fastest ${fastest.toFixed(1)} s`);
  console.log(
    `  peak memory  ${peaks.length === 0 ? 'not known on this system' : `${(Math.max(...peaks) / 1e6).toFixed(0)} MB, the whole process tree`}`,
  );

  console.log('\nPages before any interaction (HTML, CSS and scripts gzipped, fonts as they are)');
  console.log(
    `  ${'page'.padEnd(28)}${'HTML + CSS'.padStart(12)}${'fonts'.padStart(12)}${'scripts'.padStart(12)}${'requests'.padStart(10)}`,
  );
  for (const { page, html, fonts, scripts, requests } of await pageCosts()) {
    console.log(
      `  ${page.padEnd(28)}${[html, fonts, scripts].map((size) => kilobytes(size).padStart(12)).join('')}${String(requests).padStart(10)}`,
    );
  }
  await rm(out, { recursive: true, force: true });
}
