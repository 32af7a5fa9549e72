/** The same Overview made by Observable Framework, of the same files: see tests/bench/framework. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const bench = resolve(import.meta.dirname, '..', '..', 'tests', 'bench');
const program = join(bench, 'node_modules', '@observablehq', 'framework', 'dist', 'bin', 'observable.js');
// Within the package, so that its libraries are found from there.
const scratch = join(bench, 'node_modules', '.cache', 'framework');

export const howToInstall = 'npm ci --prefix tests/bench';

export function isFrameworkInstalled(): boolean {
  return existsSync(program);
}

/** Builds the page of a drop; gives the folder of the site. */
export async function frameworkSite(drop: string): Promise<string> {
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  await cp(join(bench, 'framework'), scratch, { recursive: true });
  for (const table of ['influencers', 'posts', 'tracking_data', 'payouts'])
    await cp(join(drop, `${table}.csv`), join(scratch, 'src', 'data', `${table}.csv`));
  execFileSync(process.execPath, [program, 'build'], {
    cwd: scratch,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, OBSERVABLE_TELEMETRY_DISABLE: 'true' },
  });
  return join(scratch, 'dist');
}
