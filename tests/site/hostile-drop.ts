/** Names and addresses that try to be something else: markup, paths, formulas, properties of objects. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { type Files, root } from './site.ts';

export const hostileNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' x='",
  '</title></style></textarea></svg><script>alert(1)</script>',
  '&lt;b&gt; &amp; &#60;script&#62;',
  '<!-- ]]> -->',
  '{{7*7}} #{7*7} <%= 7*7 %>',
  'javascript:alert(1)',
  '](javascript:alert(1)) ![x](http://evil.example/p.png)',
  '=HYPERLINK("http://evil.example","click")',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '＝1+1',
  '../../../etc/passwd',
  '..\\..\\win.ini',
  'C:\\x',
  '%2e%2e%2fx',
  '.',
  '..',
  'CON',
  'nul.txt',
  'LPT1',
  'index',
  '404',
  '__proto__',
  'constructor',
  'toString',
  'null',
  '🔥🔥',
  '👩‍👩‍👧‍👦',
  'नेहा शर्मा',
  'ليلى بن علي',
  'Fit Blast',
  'FIT BLAST',
  'fit blast',
  'Fit-Blast',
  'x'.repeat(300),
  'x'.repeat(301),
  'त'.repeat(200),
];

const hostileAddresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '//evil.example/x',
  'file:///etc/passwd',
  'https://user:pass@example.com/',
  'https://example.com/?q="><script>alert(1)</script>',
  'https://example.com/p/1',
];

const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;
const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);

/** Every name as that of an influencer, a campaign, a product, a brand, a source, a city and a caption. */
export const hostileDrop: Files = {
  influencers: hostileNames.map((name, n) => ({
    id: n + 1,
    name,
    category: pick(hostileNames, n + 1),
    gender: pick(['Female', 'Male', '<i>other</i>'], n),
    follower_count: 1000 * (n + 1),
    platform: pick(['Instagram', 'YouTube'], n),
    city: pick(hostileNames, n + 2),
    persona: pick(hostileNames, n + 3),
  })),
  posts: hostileNames.map((name, n) => ({
    influencer_id: n + 1,
    platform: pick(['Instagram', 'YouTube'], n),
    date: day(n),
    url: pick(hostileAddresses, n),
    caption: n === 3 ? `${name}${' word'.repeat(2000)}` : name,
    reach: 1000,
    likes: 40,
    comments: 10,
  })),
  tracking_data: hostileNames.map((name, n) => ({
    source: pick(hostileNames, n),
    campaign: name,
    influencer_id: n + 1,
    user_id: `user-of-this-drop-${n}`,
    product: pick(hostileNames, n + 4),
    brand: pick(hostileNames, n + 5),
    city: pick(hostileNames, n + 6),
    date: day(n),
    orders: 6,
    revenue: 100 + n,
  })),
  payouts: hostileNames.map((_, n) => ({
    influencer_id: n + 1,
    basis: 'post',
    rate: 50,
    orders: 6,
    total_payout: 50,
  })),
};

/** Such drops that others wrote, where they lie beside the project: all as one, their influencers kept apart. */
const corpus = join(root, '..', 'shared', 'badinput');
export const hasCorpus = existsSync(corpus);

export async function corpusDrop(): Promise<Files> {
  const cases = (await readdir(corpus)).filter((name) => /^(?:inj|slug|txt)-/.test(name)).sort();
  const tables = ['influencers', 'posts', 'tracking_data', 'payouts'];
  const all: Record<string, Record<string, string>[]> = {};
  for (const table of tables) {
    all[table] = [];
    for (const [at, name] of cases.entries()) {
      const text = await readFile(join(corpus, name, `${table}.csv`), 'utf8');
      for (const row of csvParse(text.replace(/^\uFEFF/, ''))) {
        const own = Object.entries(row).map(([column, value]) =>
          /^(?:influencer_)?id$/i.test(column) && value !== ''
            ? [column, `${1000 * at + Number(value)}`]
            : [column, value],
        );
        all[table].push(Object.fromEntries(own));
      }
    }
  }
  return all;
}
