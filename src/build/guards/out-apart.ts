/**
 * A site is replaced as a whole, and a drop's folder read as a whole: neither lies in the other, or the next build
 * would read the site as data, or take data, reports or code away with the old site.
 */
import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import type { ReportSource } from '../definition.ts';
import { Failure } from '../failure.ts';

/** Throws where the site of these reports cannot go to `out`; `root` is the project. */
export function refuseOverlap(root: string, out: string, sources: readonly ReportSource[]): void {
  const site = real(out);
  const read = sources.flatMap(({ report, folder }) => [
    real(resolve(root, report.data)),
    ...(folder === null ? [] : [real(folder)]),
  ]);
  const around = read.find((folder) => isWithin(site, folder));
  if (around !== undefined) {
    const where = around === site ? 'is a folder that' : `lies in ${around}, which`;
    throw new Failure(
      `--out ${out} ${where} the report is made from: the next build would read the site as well.\n  → Choose a folder outside of it.`,
    );
  }
  const inside = [real(root), ...read].find((folder) => isWithin(folder, site));
  if (inside === undefined) return;
  const what = inside === site ? 'is the project' : `holds ${inside}`;
  throw new Failure(
    `--out ${out} ${what}, and is replaced as a whole: that would be gone.\n  → Choose a folder of the site's own.`,
  );
}

/** A folder lies in itself. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way);
}

/** Without links, as far as it is there. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = resolve(path, '..');
  return parent === path ? path : resolve(real(parent), relative(parent, path));
}
