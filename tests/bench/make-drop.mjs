/** A drop of many tracking rows, the same on every machine: some 92 bytes a row; one row in ten is of a buyer who comes back. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const INFLUENCERS = 100;
const POSTS = 1000;
const DAYS = 180;
const SOURCES = ['PromoCode', 'BioLink', 'SwipeUp'];
const CAMPAIGNS = ['HKFitBlast', 'GritzoKidsRun', 'MBProteinPush'];
const PRODUCTS = ['Creatine', 'Whey Protein', 'Omega 3', 'Multivitamin'];
const RETURNING = 0.1;
const LINES = 20_000;

/** Makes the drop once; gives its folder. */
export function makeDrop(folder, rows) {
  if (existsSync(folder)) return folder;
  const part = `${folder}-${process.pid}`;
  mkdirSync(part, { recursive: true });
  const write = (file, header, count, line) =>
    writeFileSync(
      join(part, file),
      `${[header, ...Array.from({ length: count }, (_, n) => line(n))].join('\n')}\n`,
    );
  write('influencers.csv', 'id,name,category,gender,follower_count,platform', INFLUENCERS, (n) =>
    [n + 1, `Name ${n + 1}`, 'Fitness', 'Female', 1000 * (n + 1), 'Instagram'].join(','),
  );
  write('posts.csv', 'influencer_id,platform,date,url,caption,reach,likes,comments', POSTS, (n) =>
    [
      (n % INFLUENCERS) + 1,
      'Instagram',
      day(n % DAYS),
      `https://example.org/${n}`,
      `Post ${n}`,
      5000,
      300,
      20,
    ].join(','),
  );
  write('payouts.csv', 'influencer_id,basis,total_payout', INFLUENCERS, (n) =>
    [n + 1, 'fixed', 1000 + n].join(','),
  );
  writeTracking(join(part, 'tracking_data.csv'), rows);
  renameSync(part, folder);
  return folder;
}

function writeTracking(path, rows) {
  const file = openSync(path, 'w');
  writeSync(file, 'source,campaign,influencer_id,user_id,product,date,orders,revenue\n');
  const random = mulberry(42);
  const one = (list) => list[Math.floor(random() * list.length)];
  let buyers = 0;
  const buyer = () => (buyers > 0 && random() < RETURNING ? Math.floor(random() * buyers) : buyers++);
  for (let from = 0; from < rows; from += LINES) {
    const lines = Array.from({ length: Math.min(LINES, rows - from) }, () =>
      [
        one(SOURCES),
        one(CAMPAIGNS),
        Math.floor(random() * INFLUENCERS) + 1,
        uuid(buyer()),
        one(PRODUCTS),
        day(Math.floor(random() * DAYS)),
        Math.floor(random() * 3) + 1,
        (5 + random() * 400).toFixed(2),
      ].join(','),
    );
    writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}

function day(n) {
  return new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
}

function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function uuid(n) {
  const random = mulberry(n);
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
