/** One simulated drop, from its options to its files. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../src/build/make-folder.ts';
import { FIRST_DAY } from './calendar.ts';
import { campaignsWithin } from './campaigns.ts';
import { writeCsv } from './csv-file.ts';
import { demandOf } from './demand.ts';
import { expectations } from './expectation.ts';
import { makeInfluencers } from './influencers.ts';
import { openLedger, type Totals } from './ledger.ts';
import type { Options } from './options.ts';
import { trackingColumns, trackingRows } from './orders.ts';
import { payoutColumns, settle } from './payouts.ts';
import { makePosts } from './posts.ts';
import { influencerColumns, influencerRows, postColumns, postRows } from './tables.ts';
import { agreeTerms } from './terms.ts';
import { tellTruth } from './truth.ts';
import { workOf } from './work.ts';

/** Money in paise. */
export interface Summary extends Totals {
  readonly payouts: number;
  readonly spend: number;
}

/** `wrote` hears of every batch of tracking rows. */
export async function writeDrop(options: Options, wrote: (rows: number) => void): Promise<Summary> {
  const { seed, rows, out } = options;
  const window = { first: FIRST_DAY, last: FIRST_DAY + options.days - 1 };
  const influencers = makeInfluencers(options.influencers, seed);
  const campaigns = campaignsWithin(window.first, window.last);
  const posts = makePosts(options.posts, influencers, campaigns, window, seed);
  const demand = demandOf(posts, window);
  const work = workOf(influencers, posts);
  const expected = expectations(rows, influencers, demand, window);
  const terms = agreeTerms(influencers, posts, work, expected, seed);
  const ledger = openLedger(influencers, window.last);

  await makeFolder(out);
  await writeCsv(join(out, 'influencers.csv'), influencerColumns, [influencerRows(influencers)]);
  await writeCsv(join(out, 'posts.csv'), postColumns, postRows(posts, seed));
  await writeCsv(
    join(out, 'tracking_data.csv'),
    trackingColumns,
    trackingRows(rows, demand, window, seed, ledger),
    wrote,
  );
  const settlement = settle(influencers, work, terms, ledger, window.last);
  await writeCsv(join(out, 'payouts.csv'), payoutColumns, [settlement.rows]);
  const truth = tellTruth(seed, window, influencers, campaigns, expected, terms);
  await writeFile(join(out, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
  return { ...ledger.totals, payouts: settlement.rows.length, spend: settlement.spend };
}
