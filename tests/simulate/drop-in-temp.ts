/** Runs the simulation as a person does, into a folder that is gone after the test file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { csvParse } from 'd3-dsv';
import { afterAll } from 'vitest';
import type { Truth } from '../../scripts/simulate/truth.ts';

const root = resolve(import.meta.dirname, '../..');
const script = join(root, 'scripts/simulate.ts');

/** The committed sample data. */
export const sample = join(root, 'data/healthkart');

export const files = [
  'influencers.csv',
  'posts.csv',
  'tracking_data.csv',
  'payouts.csv',
  'truth.json',
] as const;

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** The folder of a drop made with these options. */
export function simulate(
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  made.push(folder);
  execFileSync(process.execPath, [script, ...options, '--out', folder], {
    env: { ...process.env, ...environment },
    stdio: 'pipe',
  });
  return folder;
}

/** What the command says and how it ends. */
export function complaint(...options: readonly string[]): string {
  const { status, stderr, stdout } = spawnSync(process.execPath, [script, ...options], {
    encoding: 'utf8',
    cwd: root,
  });
  return `${stdout}${stderr}exit ${status}`;
}

/** SHA-256 of each file of a drop, in hex. */
export function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

export type Rows = readonly Readonly<Record<string, string>>[];

export function readTable(folder: string, table: string): Rows {
  return csvParse(readFileSync(join(folder, `${table}.csv`), 'utf8'));
}

export function readTruth(folder: string): Truth {
  return JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
}
