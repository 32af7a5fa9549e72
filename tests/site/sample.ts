/** The sample report, built once for all the tests of a run that look at it. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run } from './site.ts';

export interface Sample {
  /** The built site. */
  readonly folder: string;
  /** Addresses of its pages, such as /healthkart/returns/. */
  readonly pages: readonly string[];
}

/** Test files run beside each other: the first that asks builds it, the others wait. */
export async function builtSample(): Promise<Sample> {
  const shared = join(tmpdir(), 'sample');
  const folder = join(shared, 'site');
  const told = join(shared, 'told');
  if (await mkdir(shared).then(() => true, isTaken)) {
    const { code, output } = await run('report', '--out', folder);
    await writeFile(`${told}.part`, code === 0 ? '' : output || `ended with ${code}`);
    await rename(`${told}.part`, told);
  }
  for (;;) {
    const problem = await readFile(told, 'utf8').catch(() => null);
    if (problem === '') break;
    if (problem !== null) throw new Error(problem);
    await setTimeout(100);
  }
  const files = await readdir(folder, { recursive: true });
  const pages = files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`);
  return { folder, pages: pages.sort() };
}

function isTaken(error: NodeJS.ErrnoException): boolean {
  if (error.code === 'EEXIST') return false;
  throw error;
}
