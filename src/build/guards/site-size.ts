/** GitHub Pages takes sites of up to 1 GB, and git files of up to 100 MB: known before a deployment fails. */
import { Failure } from '../failure.ts';

const MOST_OF_SITE = 1e9;
const MOST_OF_FILE = 1e8;
/** Files that are named. */
const NAMED = 8;

export interface SizedFile {
  /** Below the site. */
  readonly path: string;
  readonly size: number;
}

/** Throws where the site, or a file of it, is larger; `most` is for tests. */
export function refuseLarge(
  files: readonly SizedFile[],
  most = { site: MOST_OF_SITE, file: MOST_OF_FILE },
): void {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const large = files.filter(({ size }) => size > most.file);
  if (total <= most.site && large.length === 0) return;
  const biggest = (total > most.site ? [...files] : large).sort((a, b) => b.size - a.size);
  const what =
    total > most.site
      ? `The site has ${megabytes(total)}; GitHub Pages takes ${megabytes(most.site)}. The biggest files:`
      : `${large.length === 1 ? 'A file is' : `${large.length} files are`} larger than the ${megabytes(most.file)} that GitHub takes:`;
  throw new Failure(
    [
      what,
      ...biggest.slice(0, NAMED).map(({ path, size }) => `  ${megabytes(size).padStart(10)}  ${path}`),
      ...(biggest.length > NAMED ? [`  … and ${biggest.length - NAMED} more.`] : []),
      'Nothing was published.',
      '  → Make fewer pages or PDFs, or add --any-size for a host that takes more.',
    ].join('\n'),
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
