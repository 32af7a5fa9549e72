/** The command line of the simulation. */
import { relative } from 'node:path';
import { fromCaller } from '../from-caller.ts';

export interface Options {
  readonly influencers: number;
  readonly posts: number;
  /** Rows of tracking_data.csv. */
  readonly rows: number;
  readonly days: number;
  readonly seed: number;
  /** Folder, relative to the working directory. */
  readonly out: string;
}

const numbers = {
  influencers: { standard: 120, least: 1, most: 100_000, says: 'influencers' },
  posts: { standard: 1_500, least: 1, most: 2_000_000, says: 'posts' },
  rows: { standard: 25_000, least: 1, most: 1_000_000_000, says: 'rows of tracking data' },
  days: { standard: 365, least: 1, most: 3_660, says: 'days from 2024-07-01 on' },
  seed: { standard: 2024, least: 0, most: 4_294_967_295, says: 'another number, another drop' },
} as const;
const OUT = 'data/healthkart';

type NumberName = keyof typeof numbers;
const names = [...Object.keys(numbers), 'out'].map((name) => `--${name}`);

export const help = `Writes a drop of sample data: influencers.csv, posts.csv, tracking_data.csv, payouts.csv,
and truth.json with what a report should find.

Usage: npm run simulate -- [options]

${Object.entries(numbers)
  .map(([name, { standard, says }]) => `  ${`--${name} N`.padEnd(18)}${says} (${standard})`)
  .join('\n')}
  ${'--out FOLDER'.padEnd(18)}where the files go (${OUT})
  ${'--help'.padEnd(18)}this text

The same options write the same bytes, on any machine.
`;

/** The options, `'help'`, or one sentence that says what is wrong. */
export function readOptions(words: readonly string[]): Options | 'help' | { readonly error: string } {
  const values: Record<NumberName, number> = {
    influencers: numbers.influencers.standard,
    posts: numbers.posts.standard,
    rows: numbers.rows.standard,
    days: numbers.days.standard,
    seed: numbers.seed.standard,
  };
  let out = OUT;
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--help' || word === '-h') return 'help';
    const [name = '', ...assigned] = word.split('=');
    if (!names.includes(name)) {
      return { error: `"${word}" is not an option.\n  → Use ${names.join(', ')} or --help.` };
    }
    const value = assigned.length > 0 ? assigned.join('=') : rest.shift();
    if (value === undefined || value === '' || value.startsWith('--')) {
      return { error: `${name} needs a value.` };
    }
    const key = name.slice(2);
    if (!isNumberName(key)) {
      out = relative(process.cwd(), fromCaller(value)) || '.';
      continue;
    }
    const { least, most } = numbers[key];
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) {
      return { error: `${name} "${value}" is not a whole number from ${least} to ${most}.` };
    }
    values[key] = number;
  }
  return { ...values, out };
}

function isNumberName(name: string): name is NumberName {
  return name in numbers;
}
