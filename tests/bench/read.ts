/**
 * npm run --prefix tests/bench read -- [ROWS …]
 *
 * Reads the same drop with the reader and with DuckDB, each in a process of its own, in turns.
 * Fails when their answers differ, when the reader needs more than 0.7 of DuckDB's CPU time, or
 * more than half of its memory. The two are in JavaScript, so that the project's
 * types need no DuckDB.
 */
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDrop } from './make-drop.mjs';

const ROUNDS = 3;
const MOST_CPU = 0.7;
const MOST_MEMORY = 0.5;

interface Run {
  readonly cost: { readonly cpu: number; readonly wall: number; readonly peak: number };
  readonly answer: Readonly<Record<'cells' | 'revenue' | 'orders' | 'users', number>>;
}

function run(script: string, folder: string): Run {
  const file = join(import.meta.dirname, script);
  return JSON.parse(
    execFileSync(process.execPath, [file, folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
}

function least(runs: readonly Run[]): Run {
  return runs.reduce((best, run) => (run.cost.cpu < best.cost.cpu ? run : best));
}

const sizes = process.argv.slice(2).map(Number);
for (const rows of sizes.length > 0 ? sizes : [1_000_000, 10_000_000]) {
  const folder = makeDrop(join(tmpdir(), `uplift-bench-${rows}`), rows);
  const ours: Run[] = [];
  const rival: Run[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(run('ours.mjs', folder));
    rival.push(run('rival.mjs', folder));
  }
  const [{ cost: a, answer }, { cost: b, answer: other }] = [least(ours), least(rival)];
  const equal = (Object.keys(answer) as (keyof typeof answer)[]).every(
    (key) => Math.abs(answer[key] - other[key]) < 0.005,
  );
  const cpu = a.cpu / b.cpu;
  const memory = a.peak / b.peak;
  console.log(
    `${rows.toLocaleString('en')} rows → ${answer.cells.toLocaleString('en')} cells, ${answer.users.toLocaleString('en')} buyers`,
  );
  for (const [name, cost] of Object.entries({ reader: a, DuckDB: b })) {
    const peak = (cost.peak / 2 ** 20).toFixed(0);
    console.log(`  ${name}  CPU ${cost.cpu.toFixed(2)} s  wall ${cost.wall.toFixed(2)} s  peak ${peak} MB`);
  }
  console.log(
    `  CPU ${cpu.toFixed(2)}, memory ${memory.toFixed(2)} of DuckDB's; answers ${equal ? 'equal' : 'DIFFER'}`,
  );
  if (!equal || cpu > MOST_CPU || memory > MOST_MEMORY) process.exitCode = 1;
}
