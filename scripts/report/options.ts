/** The command line of `npm run report`. */
import { isAbsolute, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../../src/build/cache-folder.ts';
import { Failure } from '../../src/build/failure.ts';
import { type FilterState, isFiltered, readQuery } from '../../src/compose/filters/filter-state.ts';
import { fromCaller } from '../from-caller.ts';

export const root = resolve(import.meta.dirname, '..', '..');

export interface Options {
  /** `null` = the reports of the project. */
  readonly data: string | null;
  readonly out: string;
  readonly base: string;
  /** A PDF of every influencer's page. */
  readonly statements: boolean;
  /** What PDFs are printed of besides, as a page's address says it; `null` = of nothing else. */
  readonly filter: FilterState | null;
  /** Folder of what earlier builds made; `null` = nothing is taken from there, nor kept. */
  readonly cache: string | null;
  /** A drop may be much smaller than the one that was published last. */
  readonly acceptShrink: boolean;
  /** A site may be larger than GitHub Pages takes. */
  readonly anySize: boolean;
}

const HELP = `Builds every report in reports/, or one of any folder that holds a drop.

Usage: npm run report -- [options]

  --data FOLDER     a folder that holds a drop, instead of the reports of the project
  --out FOLDER      where the site goes (dist)
  --base /path/     the path that the site is served under (/)
  --statements      a PDF of every influencer's page
  --filter QUERY    PDFs of a selection besides, such as platform=Instagram or "from=2025-04-01&tier=micro"
  --cache FOLDER    where what was made is kept for the next time (node_modules/.cache/uplift)
  --no-cache        makes everything anew, and keeps nothing
  --accept-shrink   publishes a drop that is much smaller than the last one
  --any-size        publishes a site that is larger than GitHub Pages takes
  --help            this text
`;

/** Prints the help and ends where that is asked for; throws a Failure for what is no option. */
export function readOptions(): Options {
  const values = parsed();
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const base = values.base ?? '/';
  // "." and ".." would lead out of the address that the pages link to.
  if (!/^\/((?!\.{1,2}\/)[\w.~-]+\/)*$/.test(base))
    throw new Failure(
      `--base ${base} is not a path.\n  → Give one such as /reports/, with a slash at both ends.`,
    );
  const out = values.out === undefined ? join(root, 'dist') : fromCaller(values.out);
  const cache = values.cache === undefined ? cacheFolder(root) : fromCaller(values.cache);
  if (!values['no-cache'] && !relative(out, cache).startsWith('..') && !isAbsolute(relative(out, cache)))
    throw new Failure(
      `--cache ${cache} lies in ${out}, which is replaced as a whole.\n  → Choose a folder outside of the site.`,
    );
  return {
    data: values.data === undefined ? null : fromCaller(values.data),
    out,
    base,
    statements: values.statements,
    filter: values.filter === undefined ? null : filterOf(values.filter),
    cache: values['no-cache'] ? null : cache,
    acceptShrink: values['accept-shrink'],
    anySize: values['any-size'],
  };
}

function filterOf(query: string): FilterState {
  const { state, notes } = readQuery(query);
  const { beside: _, ...selection } = state;
  if (notes.length > 0 || !isFiltered(selection)) {
    const problem = notes.length > 0 ? notes.join('; ') : `"${query}" selects nothing`;
    throw new Failure(
      `--filter: ${problem}.\n  → Give what a page's address has behind its question mark, such as platform=Instagram.`,
    );
  }
  return state;
}

function parsed() {
  try {
    return parseArgs({
      options: {
        data: { type: 'string' },
        out: { type: 'string' },
        base: { type: 'string' },
        statements: { type: 'boolean', default: false },
        filter: { type: 'string' },
        cache: { type: 'string' },
        'no-cache': { type: 'boolean', default: false },
        'accept-shrink': { type: 'boolean', default: false },
        'any-size': { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const names = HELP.match(/--[\w-]+/g)?.join(', ');
    throw new Failure(`${(error as Error).message.split('. ')[0]}.\n  → Use ${names}.`);
  }
}
