/** Each thing that can be wrong with a drop, once: where it is found, and that it is found at all. */
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/core/ingest/codes.ts';
import type { ReadSettings } from '../../src/core/settings.ts';
import { changed, clean, type Files, read, short } from './support/memory-drop.ts';

type Case = readonly [issue: string, files: Files, settings?: ReadSettings];

const { 'payouts.csv': _payouts, ...withoutPayouts } = clean;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function utf16(text: string, mark: boolean): Uint8Array {
  const units = Uint16Array.from((mark ? '\ufeff' : '') + text, (character) => character.charCodeAt(0));
  return new Uint8Array(units.buffer);
}

function replaced(file: string, content: string | Uint8Array): Files {
  return { ...clean, [file]: content };
}

const cases: readonly Case[] = [
  ['posts.csv:1 encoding-not-utf8', replaced('posts.csv', utf16(clean['posts.csv'], true))],
  ['posts.csv:1 encoding-unknown', replaced('posts.csv', utf16(clean['posts.csv'], false))],
  [
    'influencers.csv:4 encoding-invalid-utf8',
    replaced('influencers.csv', latin1(clean['influencers.csv'].replace('Lea', 'L\xe9a'))),
  ],
  ['posts.csv:4 [caption] control-nul', changed('posts.csv', ['Night train', 'Night\0train'])],
  ['posts.csv:4 [caption] control-character', changed('posts.csv', ['Night train', 'Night\x07 train'])],
  ['influencers.csv:4 [name] text-mojibake', changed('influencers.csv', ['Lea Bauer', 'LÃ©a Bauer'])],
  ['influencers.csv:4 [name] text-normalised', changed('influencers.csv', ['Lea Bauer', 'Le\u0301a Bauer'])],
  [
    'influencers.csv:4 [name] text-bidi-control',
    changed('influencers.csv', ['Lea Bauer', 'Lea \u202eBauer']),
  ],
  [
    'tracking_data.csv:4 [campaign] text-invisible',
    changed('tracking_data.csv', ['Spring,2', 'Spr\u200bing,2']),
  ],
  [
    'tracking_data.csv:4 [campaign] text-line-break',
    changed('tracking_data.csv', ['Spring,2', '"Spring\nsale",2']),
  ],

  ['payouts.csv:1 dialect-delimiter', replaced('payouts.csv', clean['payouts.csv'].replaceAll(',', ';'))],
  ['payouts.csv:1 dialect-line-ending', replaced('payouts.csv', clean['payouts.csv'].replaceAll('\n', '\r'))],
  ['posts.csv:3 [caption] quote-unterminated', changed('posts.csv', ['Soup, slowly"', 'Soup, slowly'])],
  ['posts.csv:3 [caption] quote-text-after-close', changed('posts.csv', ['slowly"', 'slowly" really'])],
  ['posts.csv:4 [caption] quote-stray', changed('posts.csv', ['Night train', 'Night "train"'])],

  ['payouts.csv:3 row-too-few-fields', changed('payouts.csv', ['15.00,1,15.00', '15.00,1'])],
  ['payouts.csv:3 row-too-many-fields', changed('payouts.csv', ['15.00,1,15.00', '15.00,1,1,015.00'])],
  ['payouts.csv:3 row-extra-empty-fields', changed('payouts.csv', ['15.00,1,15.00', '15.00,1,15.00,,'])],
  ['payouts.csv:3 row-blank', changed('payouts.csv', ['2,order', '\n2,order'])],
  [
    'payouts.csv:5 [influencer_id] row-total-line',
    replaced('payouts.csv', `${clean['payouts.csv']}Total,,,8,215.00\n`),
  ],
  [
    'payouts.csv:3 row-repeated-header',
    changed('payouts.csv', ['2,order', 'influencer_id,basis,rate,orders,total_payout\n2,order']),
  ],
  [
    'posts.csv:6 row-duplicate',
    replaced('posts.csv', `${clean['posts.csv']}${clean['posts.csv'].split('\n')[1]}\n`),
  ],
  ['tracking_data.csv:4 [influencer_id] row-organic', changed('tracking_data.csv', ['Spring,2', 'Spring,'])],

  ['payouts.csv:1 [total_payout] header-missing', changed('payouts.csv', ['total_payout', 'sum_usd'])],
  ['payouts.csv:1 header-not-found', replaced('payouts.csv', '1,post,60.00,3,120.00\n')],
  [
    'payouts.csv:1 [note] header-unknown',
    changed(
      'payouts.csv',
      ['total_payout', 'total_payout,note'],
      ['120.00', '120.00,x'],
      [',15.00\n', ',15.00,y\n'],
      ['80.00', '80.00,z'],
    ),
  ],
  ['payouts.csv:1 [rate] header-duplicate', changed('payouts.csv', ['orders', 'Rate'])],
  ['payouts.csv:1 [total_payout] header-alias', changed('payouts.csv', ['total_payout', 'Payout Amount'])],
  [
    'payouts.csv:1 [total_payout] header-normalised',
    changed('payouts.csv', ['total_payout', ' TOTAL_PAYOUT']),
  ],
  ['payouts.csv:1 header-empty-name', changed('payouts.csv', ['rate', ''])],
  [
    'payouts.csv:1 header-other-table',
    { ...clean, 'payouts.csv': clean['posts.csv'], 'posts.csv': clean['payouts.csv'] },
  ],

  [
    'Posts.CSV file-name-folded',
    (({ 'posts.csv': posts, ...others }) => ({ ...others, 'Posts.CSV': posts }))(clean),
  ],
  ['posts.csv file-empty', replaced('posts.csv', '\n \n')],
  ['payouts.csv file-no-rows', replaced('payouts.csv', 'influencer_id,basis,rate,orders,total_payout\n')],
  ['payouts.csv file-missing', withoutPayouts],
  ['notes.txt file-unexpected', replaced('notes.txt', 'call Jon')],
  ['posts.csv file-binary', replaced('posts.csv', Uint8Array.of(0x1f, 0x8b, 8, 0))],
  ['posts.csv:1 file-html', replaced('posts.csv', '<!DOCTYPE html><title>Sign in</title>')],
  [
    'posts.csv:1 file-lfs-pointer',
    replaced('posts.csv', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n'),
  ],
  ['posts.csv:3 file-conflict-marker', changed('posts.csv', ['2,YouTube', '<<<<<<< ours\n2,YouTube'])],
  ['book.xlsx file-unreadable', { 'book.xlsx': 'no workbook' }],
  [
    'posts.json:2 file-syntax',
    (({ 'posts.csv': _, ...others }) => ({ ...others, 'posts.json': '[{"reach": 1},\n{"reach": [2]}]' }))(
      clean,
    ),
  ],

  [
    'payouts.csv:1 limit-columns',
    replaced('payouts.csv', `${clean['payouts.csv'].split('\n')[0]}${',x'.repeat(600)}\n`),
  ],
  [
    'posts.csv:4 [caption] limit-field-size',
    changed('posts.csv', ['Night train', `"${'x'.repeat(9 << 20)}"`]),
  ],
  ['posts.csv:1 limit-field-size', replaced('posts.csv', 'x'.repeat(2 << 20))],
  ['posts.csv file-empty', replaced('posts.csv', '\n'.repeat(2 << 20))],
  [
    'payouts.csv limit-listed',
    replaced('payouts.csv', `${clean['payouts.csv']}${'2,order\n'.repeat(10_001)}`),
  ],
  ['payouts.csv:3 [total_payout] value-missing', changed('payouts.csv', ['15.00,1,15.00', '15.00,1,'])],
  ['influencers.csv:3 [gender] value-missing-optional', changed('influencers.csv', ['Food,Male', 'Food,'])],
  ['tracking_data.csv:4 [product] value-trimmed', changed('tracking_data.csv', ['Pan', ' Pan\u00a0'])],
  ['tracking_data.csv:4 [revenue] value-refund', changed('tracking_data.csv', ['1,64.50', '-1,-64.50'])],

  ['posts.csv:4 [date] date-impossible', changed('posts.csv', ['2025-03-09', '2025-02-29'])],
  ['tracking_data.csv:4 [date] date-ambiguous', changed('tracking_data.csv', ['2025-03-06', '06/03/2025'])],
  [
    'tracking_data.csv:4 [date] date-format-inferred',
    changed('tracking_data.csv', ['2025-03-06', '03/16/2025']),
  ],
  [
    'tracking_data.csv:4 [date] date-format-conflict',
    changed('tracking_data.csv', ['2025-03-06', '03/16/2025'], ['2025-03-10', '16/03/2025']),
  ],
  ['posts.csv:4 [date] date-excel-serial', changed('posts.csv', ['2025-03-09', '45725'])],
  [
    'posts.csv:4 [date] date-future',
    changed('posts.csv', ['2025-03-09', '2025-05-09']),
    { asOf: '2025-04-01' },
  ],
  ['posts.csv:4 [date] date-out-of-range', changed('posts.csv', ['2025-03-09', '1925-03-09'])],
  ['posts.csv:4 [date] date-invalid', changed('posts.csv', ['2025-03-09', '9 March 2025'])],
  ['posts.csv:4 [date] date-has-time', changed('posts.csv', ['2025-03-09', '2025-03-09 18:30'])],
  [
    'posts.csv:5 [date] date-mixed-zones',
    changed('posts.csv', ['2025-03-09', '2025-03-09T18:30:00Z'], ['2025-03-14', '2025-03-14T01:00:00+05:30']),
  ],

  ['posts.csv:4 [reach] number-invalid', changed('posts.csv', ['91000', '91k'])],
  ['posts.csv:4 [reach] number-grouping', changed('posts.csv', ['91000', '"91,000"'])],
  ['tracking_data.csv:4 [revenue] number-ambiguous', changed('tracking_data.csv', ['64.50', '"64,500"'])],
  ['tracking_data.csv:4 [revenue] number-decimal-comma', changed('tracking_data.csv', ['64.50', '"64,50"'])],
  ['tracking_data.csv:4 [revenue] number-currency', changed('tracking_data.csv', ['64.50', '€64.50'])],
  [
    'tracking_data.csv:4 [revenue] number-currency-other',
    changed('tracking_data.csv', ['64.50', '€64.50']),
    { currency: 'INR' },
  ],
  ['tracking_data.csv:4 [revenue] number-scientific', changed('tracking_data.csv', ['64.50', '6.45E+01'])],
  ['posts.csv:4 [reach] number-negative', changed('posts.csv', ['91000', '-91000'])],
  [
    'tracking_data.csv:4 [orders] number-sign-mismatch',
    changed('tracking_data.csv', ['1,64.50', '-1,64.50']),
  ],
  ['tracking_data.csv:4 [revenue] number-out-of-range', changed('tracking_data.csv', ['64.50', '1e308'])],
  ['posts.csv:4 [likes] number-not-integer', changed('posts.csv', ['7700', '7700.5'])],
  ['posts.csv:4 [likes] number-float-integer', changed('posts.csv', ['7700', '7700.0'])],
  ['tracking_data.csv:4 [revenue] number-rounded', changed('tracking_data.csv', ['64.50', '64.500001'])],

  ['posts.csv:4 [influencer_id] id-orphan', changed('posts.csv', ['3,TikTok', '9,TikTok'])],
  ['influencers.csv:4 [id] id-duplicate', changed('influencers.csv', ['3,Lea', '2,Lea'])],
  ['influencers.csv:4 [id] id-collision', changed('influencers.csv', ['3,Lea', '02,Lea'])],
  ['posts.csv:4 [influencer_id] id-normalised', changed('posts.csv', ['3,TikTok', '003,TikTok'])],
  ['posts.csv:4 [influencer_id] id-float', changed('posts.csv', ['3,TikTok', '3.0,TikTok'])],
  ['posts.csv:4 [influencer_id] id-invalid', changed('posts.csv', ['3,TikTok', '3E+00,TikTok'])],

  ['posts.csv:4 [platform] enum-normalised', changed('posts.csv', ['3,TikTok', '3,tiktok'])],
  ['posts.csv:3 [platform] enum-alias', changed('posts.csv', ['2,YouTube', '2,YT'])],
  ['posts.csv:3 [platform] enum-unknown', changed('posts.csv', ['2,YouTube', '2,Vimeo'])],
  ['payouts.csv:3 [basis] enum-unknown', changed('payouts.csv', ['2,order', '2,orders made'])],
  [
    'tracking_data.csv:6 [campaign] names-differ-in-case',
    changed('tracking_data.csv', ['Early,3,u-01', 'EARLY,3,u-01']),
  ],

  [
    'payouts.csv:3 [total_payout] payout-mismatch',
    changed('payouts.csv', ['15.00,1,15.00', '15.00,1,16.00']),
  ],
  [
    'payouts.csv:3 [orders] payout-orders-mismatch',
    changed('payouts.csv', ['15.00,1,15.00', '15.00,2,30.00']),
  ],
  [
    'payouts.csv:2 [influencer_id] payout-without-posts',
    replaced(
      'posts.csv',
      clean['posts.csv']
        .split('\n')
        .filter((line) => !line.startsWith('1,'))
        .join('\n'),
    ),
  ],
  ['payouts.csv [influencer_id] payout-absent', changed('payouts.csv', ['2,order,15.00,1,15.00\n', ''])],
  ['posts.csv:4 [reach] likes-exceed-reach', changed('posts.csv', ['91000', '8000'])],
  [
    'tracking_data.csv:4 [orders] revenue-without-orders',
    changed('tracking_data.csv', ['1,64.50', '0,64.50']),
  ],
  [
    'posts.csv:7 [date] date-far-from-others',
    replaced(
      'posts.csv',
      `${clean['posts.csv']}2,YouTube,2025-03-20,https://example.org/e,Pan,900,80,2\n3,TikTok,2005-03-21,https://example.org/f,Sea,900,80,2\n`,
    ),
  ],
  [
    'posts.csv [date] drop-dates-disjoint',
    replaced('posts.csv', clean['posts.csv'].replaceAll('2025-', '2023-')),
  ],

  ['posts.csv:4 [url] url-not-http', changed('posts.csv', ['https://example.org/c', 'ftp://example.org/c'])],
  [
    'posts.csv:4 [url] url-credentials',
    changed('posts.csv', ['https://example.org/c', 'https://me:pw@example.org/c']),
  ],
  [
    'tracking_data.csv:4 [user_id] privacy-direct-identifier',
    changed('tracking_data.csv', ['u-03', 'jo@example.org']),
  ],

  ['manifest.json manifest-invalid', replaced('manifest.json', '{"files": 3}')],
  ['posts.csv manifest-mismatch', replaced('manifest.json', '{"files": {"posts.csv": {"rows": 5}}}')],
  ['posts.csv quarantine-rows', changed('posts.csv', ['91000', '?']), { quarantine: 0.3 }],
  ['posts.csv quarantine-ceiling', changed('posts.csv', ['91000', '?']), { quarantine: true }],
];

/** Raised where a folder is opened, or by a workbook: they have tests of their own. */
const ELSEWHERE = [
  'file-not-regular',
  'file-symlink',
  'file-symlink-outside',
  'file-sheet-ignored',
  'row-of-earlier-drop',
  'row-restated',
];

describe('the clean drop', () => {
  it('is accepted without a word', async () => {
    const { outcome, issues } = await read(clean);
    expect({ outcome, issues }).toEqual({ outcome: 'accept', issues: [] });
  });

  it('is the same as UTF-8 with a mark, and with CRLF', async () => {
    for (const change of [
      (text: string) => bytes(`\ufeff${text}`),
      (text: string) => text.replaceAll('\n', '\r\n'),
    ]) {
      const files = Object.fromEntries(Object.entries(clean).map(([name, text]) => [name, change(text)]));
      expect((await read(files)).outcome).toBe('accept');
    }
  });
});

describe('each code', () => {
  const named = cases.map(([wanted, files, settings = {}]) => ({ wanted, files, settings }));
  it.each(named)('$wanted', async ({ wanted, files, settings }) => {
    const { issues, outcome, drop } = await read(files, settings);
    expect(issues.map(short)).toContain(wanted);
    const errors = issues.some(({ severity }) => severity === 'error');
    expect(outcome === 'reject').toBe(errors && !(settings.quarantine === 0.3));
    expect(drop === null).toBe(outcome === 'reject');
  });

  it('is raised by a case here or has a test of its own', () => {
    const raised = new Set(cases.map(([issue]) => issue.slice(issue.lastIndexOf(' ') + 1)));
    expect(
      Object.keys(codes)
        .filter((code) => !raised.has(code))
        .sort(),
    ).toEqual([...ELSEWHERE].sort());
  });
});
