/** `npm run simulate`: writes a drop of sample data. */
import { writeDrop } from './simulate/drop.ts';
import { help, readOptions } from './simulate/options.ts';

/** Rows from which on a run takes long enough to want to see it move. */
const BIG = 200_000;

const options = readOptions(process.argv.slice(2));
if (options === 'help') {
  process.stdout.write(help);
} else if ('error' in options) {
  process.stderr.write(`${options.error}\n`);
  process.exitCode = 1;
} else {
  let written = 0;
  const { rows, out } = options;
  const summary = await writeDrop(options, (batch) => {
    const before = Math.floor((written * 10) / rows);
    written += batch;
    const now = Math.floor((written * 10) / rows);
    if (rows >= BIG && now > before) process.stderr.write(`tracking_data.csv: ${now * 10} %\n`);
  });
  const lakh = (paise: number) => `₹${(paise / 1e7).toFixed(2)} lakh`;
  const roas = summary.spend > 0 ? (summary.attributedRevenue / summary.spend).toFixed(2) : '–';
  process.stdout.write(
    `${out}: ${options.influencers} influencers, ${options.posts} posts, ${rows} tracking rows, ${summary.payouts} payouts\n` +
      `attributed revenue ${lakh(summary.attributedRevenue)} of ${lakh(summary.revenue)}, spend ${lakh(summary.spend)}, ROAS ${roas}\n`,
  );
}
