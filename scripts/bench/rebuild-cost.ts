/** What a build costs from nothing, with nothing changed, and with one caption changed. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { csvFormat, csvParse } from 'd3-dsv';

const root = resolve(import.meta.dirname, '..', '..');
const folder = join(root, 'node_modules', '.cache', 'uplift', 'bench-rebuild');

/** Prints a line for each, of a drop of so many influencers. */
export async function rebuildCost(influencers: number): Promise<void> {
  const data = join(folder, 'drop');
  const words = ['--data', data, '--out', join(folder, 'site'), '--cache', join(folder, 'cache')];
  rmSync(folder, { recursive: true, force: true });
  try {
    await run('simulate.ts', ['--influencers', String(influencers), '--out', data]);
    console.log(`\nnpm run report on a drop of ${influencers.toLocaleString('en')} influencers`);
    const cold = await run('report.ts', words);
    tell('from nothing', cold, cold);
    tell('nothing changed', await run('report.ts', words), cold);
    changeCaption(join(data, 'posts.csv'));
    tell('one caption changed', await run('report.ts', words), cold);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Run {
  readonly seconds: number;
  /** Of the step that makes pages, without reading the drop and without PDFs; `null` = none were made. */
  readonly pages: number | null;
}

async function run(script: string, args: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((done) => child.on('close', done));
  if (code !== 0) throw new Error(`${script} ended with ${code}:\n${output}`);
  const pages = /Pages .* ([\d.]+) s$/m.exec(output)?.[1];
  return { seconds: (performance.now() - start) / 1000, pages: pages === undefined ? null : Number(pages) };
}

function tell(what: string, { seconds, pages }: Run, cold: Run): void {
  const share = (part: number, whole: number) => `${part.toFixed(1)} s, ${(part / whole).toFixed(2)}`;
  const made = pages === null ? '' : `; pages alone ${share(pages, cold.pages ?? pages)}`;
  console.log(`  ${what.padEnd(20)} ${share(seconds, cold.seconds)} of a build from nothing${made}`);
}

/** The first post's, so that one influencer's page and the list of files differ. */
function changeCaption(posts: string): void {
  const rows = csvParse(readFileSync(posts, 'utf8'));
  const [first] = rows;
  if (first) first.caption = `${first.caption} Mended.`;
  writeFileSync(posts, `${csvFormat(rows, rows.columns)}\n`);
}
