/** The words that people read: where, what with the value, what to do. */
import { describe, expect, it } from 'vitest';
import { issueLines } from '../../src/build/report-issues.ts';
import { countsOf } from '../../src/core/told-issues.ts';
import { changed, clean, type Files, read } from './support/memory-drop.ts';

async function printed(files: Files, most = 20): Promise<string> {
  const { issues } = await read(files);
  return [...issueLines(issues, 'data/june', most), `${countsOf(issues)}.`].join('\n');
}

describe('errors', () => {
  it('of values', async () => {
    const files = {
      ...changed('tracking_data.csv', ['64.50', '"1.234,50"'], ['3,210.75', '3,?']),
      'payouts.csv': clean['payouts.csv'].replace('2,order', '2,likes'),
    };
    expect(await printed(files)).toMatchInlineSnapshot(`
      "data/june/payouts.csv:3 [basis] "likes" is not a payout basis. (enum-unknown)
        → Use "post", "order", "engagement", "click", "sale" or "fixed".
      data/june/tracking_data.csv:4 [revenue] "1.234,50" is not a number such as 1,234.50. (number-decimal-comma)
        → This looks like a decimal comma. Set \`decimal: ","\` in index.md of the report.
      data/june/tracking_data.csv:5 [revenue] "?" is not an amount such as 1,234.50. (number-invalid)
        → Write the number in digits; a missing value is not 0 and cannot be guessed.
      data/june/payouts.csv:4 [orders] The payouts of "3" speak of 4 orders, the tracking data of 1. (payout-orders-mismatch)
        → Check which of the two is right.
      3 errors and 1 warning."
    `);
  });

  it('of headers', async () => {
    expect(await printed(changed('payouts.csv', ['total_payout', 'sum_usd']))).toMatchInlineSnapshot(`
      "data/june/payouts.csv:1 [total_payout] There is no column "total_payout". (header-missing)
        → Found: "influencer_id", "basis", "rate", "orders", "sum_usd". Rename a column, or set \`columns: { payouts: { total_payout: its name } }\` in index.md of the report.
      data/june/payouts.csv:1 [sum_usd] "sum_usd" is not a column of payouts; nothing of it is read or published. (header-unknown)
      1 error and 1 warning."
    `);
  });

  it('of an archive, which is a hint and no error', async () => {
    expect(await printed({ ...clean, 'drop.zip': 'PK', 'posts.csv.gz': '' })).toBe(
      [
        'data/june/drop.zip "drop.zip" is no table of a drop; not read. (file-unexpected)',
        'data/june/posts.csv.gz "posts.csv.gz" is no table of a drop; not read. (file-unexpected)',
        '  → Unpack it, so that the files themselves lie there.',
        '2 warnings.',
      ].join('\n'),
    );
  });

  it('of quotes', async () => {
    expect(await printed(changed('posts.csv', ['Soup, slowly"', 'Soup, slowly']))).toMatchInlineSnapshot(`
      "data/june/posts.csv:3 [caption] A quote that is opened here is never closed; it swallows the rest of the file. (quote-unterminated)
        → Close the quote, or double it if it belongs to the text.
      1 error."
    `);
  });

  it('of dates with two readings', async () => {
    const dates = changed('tracking_data.csv', ['2025-03-06', '06/03/2025'], ['2025-03-10', '10/03/2025']);
    expect(await printed(dates)).toMatchInlineSnapshot(`
      "data/june/tracking_data.csv:4 [date] "06/03/2025" has two readings, DD/MM/YYYY and MM/DD/YYYY. (date-ambiguous) And 1 more like this.
        → Set \`dateFormat: DD/MM/YYYY\` or \`dateFormat: MM/DD/YYYY\` in index.md of the report.
      2 errors."
    `);
  });

  it('of ids', async () => {
    const files = {
      ...changed('posts.csv', ['3,TikTok', '9,TikTok']),
      'influencers.csv': clean['influencers.csv'].replace('2,Jon', '1,Jon'),
    };
    expect(await printed(files)).toMatchInlineSnapshot(`
      "data/june/influencers.csv:2 [id] The id is there more than once, on lines 2, 3, with different data. (id-duplicate) And 1 more like this.
        → Keep the line that is right.
      data/june/payouts.csv:3 [influencer_id] "2" is not among the influencers. Its total_payout is 15.00. (id-orphan)
      data/june/posts.csv:3 [influencer_id] "2" is not among the influencers. (id-orphan) And 1 more like this.
      data/june/tracking_data.csv:4 [influencer_id] "2" is not among the influencers. Its revenue is 64.50. (id-orphan)
        → Add the influencer to the influencers file, or correct the id.
      6 errors."
    `);
  });

  it('of files', async () => {
    const { 'posts.csv': posts, 'payouts.csv': _, ...others } = clean;
    expect(
      await printed({ ...others, 'posts.csv': posts, 'Post.csv': posts, 'posts (1).csv': posts }),
    ).toMatchInlineSnapshot(`
      "data/june/Post.csv "posts.csv" and "Post.csv" can both be the table posts. (file-unexpected)
        → Leave only the one that counts.
      data/june/payouts.csv There is no file for the table payouts. (file-missing)
        → A drop has the four files influencers.csv, posts.csv, tracking_data.csv, payouts.csv.
      data/june/posts.csv "posts.csv" and "Post.csv" can both be the table posts. (file-unexpected)
        → Leave only the one that counts.
      data/june/posts (1).csv "posts (1).csv" is no table of a drop; not read. (file-unexpected)
      3 errors and 1 warning."
    `);
  });
});

describe('warnings', () => {
  it('repeat as one line', async () => {
    expect(
      await printed(
        changed('posts.csv', ['3,TikTok', '3,tiktok'], ['2,YouTube', '2,YT'], ['1,Instagram', '1,INSTAGRAM']),
      ),
    ).toMatchInlineSnapshot(`
      "data/june/posts.csv:2 [platform] "INSTAGRAM" is read as Instagram. (enum-normalised) And 1 more like this.
      data/june/posts.csv:3 [platform] "YT" is read as YouTube. (enum-alias)
      3 warnings."
    `);
  });
});

describe('what is printed', () => {
  it('holds no control characters and no commands of the data', async () => {
    const evil = '\x1b[31m\n::error file=x::boo';
    const text = await printed(changed('payouts.csv', ['2,order', `2,"${evil}"`]));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
    expect(text).not.toMatch(/^::/m);
    expect(text).toContain('\\x1b[31m\\n::error');
  });

  it('fits a screen, however much is wrong', async () => {
    const rows = Array.from({ length: 500 }, (_, row) => `x${row},?,?,?`).join('\n');
    const text = await printed({ ...clean, 'payouts.csv': `${clean['payouts.csv']}${rows}\n` }, 8);
    expect(text.split('\n').length).toBeLessThanOrEqual(9);
  });

  it('names no buyer', async () => {
    const { issues } = await read(changed('tracking_data.csv', ['u-03', ' jo@example.org']));
    expect(JSON.stringify(issues)).not.toContain('jo@');
    expect(issues.length).toBeGreaterThan(0);
  });
});
