/** `npm run simulate`: writes a drop of sample data. */
import { type Summary, writeDrop } from './simulate/drop.ts';
import { help, type Options, readOptions } from './simulate/options.ts';

/** Rows from which on a run takes long enough to want to see it move. */
const BIG = 200_000;

const options = readOptions(process.argv.slice(2));
if (options === 'help') process.stdout.write(help);
else if ('error' in options) fail(options.error);
else await run(options);

async function run(options: Options): Promise<void> {
  try {
    process.stdout.write(told(options, await writeDrop(options, progress(options.rows))));
  } catch (error) {
    // What the disk refuses is told in a sentence; anything else is a mistake of ours and keeps its trace.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    fail(`Cannot write to "${options.out}": ${error.message}.\n  → Choose another folder with --out.`);
  }
}

function progress(rows: number): (batch: number) => void {
  let written = 0;
  return (batch) => {
    const before = Math.floor((written * 10) / rows);
    written += batch;
    const now = Math.floor((written * 10) / rows);
    if (rows >= BIG && now > before) process.stderr.write(`tracking_data.csv: ${now * 10} %\n`);
  };
}

function told({ influencers, posts, rows, out }: Options, summary: Summary): string {
  const lakh = (paise: number): string => `₹${(paise / 1e7).toFixed(2)} lakh`;
  const roas = summary.spend > 0 ? (summary.attributedRevenue / summary.spend).toFixed(2) : '–';
  return (
    `${out}: ${influencers} influencers, ${posts} posts, ${rows} tracking rows, ${summary.payouts} payouts\n` +
    `attributed revenue ${lakh(summary.attributedRevenue)} of ${lakh(summary.revenue)}, ` +
    `spend ${lakh(summary.spend)}, ROAS ${roas}\n`
  );
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
