/** What `npm run report` says on the screen besides its steps. */
import { join, relative } from 'node:path';
import { addressOf } from '../../src/build/address.ts';
import { filesIn } from '../../src/build/cache/standing.ts';
import type { ReportSource } from '../../src/build/definition.ts';
import type { PreparedReport } from '../../src/build/prepare.ts';
import type { Report } from '../../src/core/report.ts';
import { fromCaller } from '../from-caller.ts';
import { type Options, root } from './options.ts';

/** Where the person typed the command. */
export const here = fromCaller('.');

/** A PDF shows a box where no font has the character; on a screen the reader's machine may have one. */
export async function tellOfMissingCharacters(report: PreparedReport): Promise<void> {
  const { typefacesOf } = await import('../../src/build/typefaces/report-typefaces.ts');
  const { missing } = await typefacesOf(report, root);
  if (missing.length === 0) return;
  const shown = missing
    .slice(0, 12)
    .map((one) => `${one} U+${one.codePointAt(0)?.toString(16).toUpperCase()}`);
  const more = missing.length > shown.length ? ` and ${missing.length - shown.length} more` : '';
  console.log(
    `  Warning: ${missing.length === 1 ? 'one character' : `${missing.length} characters`} of "${report.source.report.slug}" may print as boxes, as no font of the build has ${missing.length === 1 ? 'it' : 'them'}: ${shown.join(', ')}${more}.`,
  );
}

/** Where the site is, and how it is looked at. */
export function tellWhatStands(
  sources: readonly ReportSource[],
  { out, base }: Options,
  words: string,
): void {
  const shown = relative(here, out) || '.';
  console.log(`\n${words.replace('%', `${shown}/`)}`);
  for (const { report } of sources)
    console.log(
      `  ${shown}${addressOf('/', report.place, '')}index.html  ${report.title}${earlierWords(report)}`,
    );
  const quoted = /\s/.test(shown) ? `"${shown}"` : shown;
  const given = [
    ...(out === join(root, 'dist') ? [] : [`--out ${quoted}`]),
    ...(base === '/' ? [] : [`--base ${base}`]),
  ];
  console.log(
    `\nLook at it with: ${['npm run preview', ...(given.length > 0 ? ['--', ...given] : [])].join(' ')}`,
  );
}

function earlierWords({ earlierDrops: { length } = [] }: Report): string {
  return length === 0 ? '' : `, and ${length} earlier ${length === 1 ? 'drop' : 'drops'} in drops/ below it`;
}

/** Number and size of a site's files. */
export function sizeInWords(out: string): string {
  const files = filesIn(out);
  const pdfs = files.filter(({ path }) => path.endsWith('.pdf')).length;
  const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1e6;
  return `${files.length} files, ${pdfs} of them PDFs, ${megabytes.toFixed(1)} MB`;
}
