import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Files, readTree, run, smallDrop, temporary, writeDrop } from './site.ts';

let out: string;
let before: Map<string, Buffer>;

beforeAll(async () => {
  out = join(await temporary(), 'site');
  expect((await run('report', '--data', await writeDrop(smallDrop), '--out', out)).code).toBe(0);
  before = await readTree(out);
});

/** The output of a build that must fail, the folder's own path taken out. */
async function refused(folder: string): Promise<string> {
  const { code, output } = await run('report', '--data', folder, '--out', out);
  expect(code).toBe(1);
  const after = await readTree(out);
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [path, bytes] of before) expect(after.get(path)?.equals(bytes), path).toBe(true);
  expect(output).not.toMatch(/\n {4}at |node:internal/);
  return output.replaceAll(/\S*\/summer\//g, 'summer/').replace(/\d+\.\d s/g, 'n s');
}

function changed(table: string, row: number, cell: Record<string, string | number>): Files {
  return {
    ...smallDrop,
    [table]: (smallDrop[table] ?? []).map((one, at) => (at === row ? { ...one, ...cell } : one)),
  };
}

describe('the site stays as it was, and the message says where and what, when', () => {
  test('a file is missing', async () => {
    const folder = await writeDrop(smallDrop);
    await rm(join(folder, 'payouts.csv'));
    expect(await refused(folder)).toMatchInlineSnapshot(`
      "Building one report
      summer/payouts.csv There is no file for the table payouts. (file-missing)
        → A drop has the four files influencers.csv, posts.csv, tracking_data.csv, payouts.csv.
      summer/tracking_data.csv:4 [influencer_id] Rows that name no influencer are organic: counted in the totals, shown apart. (row-organic)

      1 error and 1 warning in drop "summer". Nothing was published.
      "
    `);
  });

  test('a column is missing', async () => {
    const folder = await writeDrop(smallDrop);
    const file = join(folder, 'tracking_data.csv');
    await writeFile(file, (await readFile(file, 'utf8')).replace(',revenue', ',turnover'));
    expect(await refused(folder)).toMatchInlineSnapshot(`
      "Building one report
      summer/tracking_data.csv:1 [revenue] There is no column "revenue". (header-missing)
        → Found: "source", "campaign", "influencer_id", "user_id", "product", "date", "orders", "turnover". Rename a column, or set \`columns: { tracking_data: { revenue: its name } }\` in index.md of the report.
      summer/tracking_data.csv:1 [turnover] "turnover" is not a column of tracking_data; nothing of it is read or published. (header-unknown)

      1 error and 1 warning in drop "summer". Nothing was published.
      "
    `);
  });

  test('a number is none', async () => {
    expect(
      await refused(await writeDrop(changed('tracking_data', 1, { revenue: 'three hundred' }))),
    ).toMatchInlineSnapshot(`
      "Building one report
      summer/tracking_data.csv:3 [revenue] "three hundred" is not an amount such as 1,234.50. (number-invalid)
        → Write the number in digits; a missing value is not 0 and cannot be guessed.
      summer/payouts.csv:3 [orders] The payouts of "2" speak of 1 orders, the tracking data of 0. (payout-orders-mismatch)
        → Check which of the two is right.
      summer/tracking_data.csv:4 [influencer_id] Rows that name no influencer are organic: counted in the totals, shown apart. (row-organic)

      1 error and 2 warnings in drop "summer". Nothing was published.
      "
    `);
  });

  test('a basis is unknown', async () => {
    expect(await refused(await writeDrop(changed('payouts', 0, { basis: 'karma' })))).toMatchInlineSnapshot(`
      "Building one report
      summer/payouts.csv:2 [basis] "karma" is not a payout basis. (enum-unknown)
        → Use "post", "order", "engagement", "click", "sale" or "fixed".
      summer/payouts.csv [influencer_id] "1" has sales, but no payout: not the same as a payout of 0. (payout-absent)
        → Add the payout; 0 if there truly is none.
      summer/tracking_data.csv:4 [influencer_id] Rows that name no influencer are organic: counted in the totals, shown apart. (row-organic)

      1 error and 2 warnings in drop "summer". Nothing was published.
      "
    `);
  });
});

test('a drop much smaller than the last one is not published unasked', async () => {
  const { tracking_data = [], ...others } = smallDrop;
  const folder = await writeDrop({ ...others, tracking_data: tracking_data.slice(0, 1) });
  expect((await refused(folder)).split('\n').slice(2).join('\n')).toMatchInlineSnapshot(`
    "The drop is much smaller than the one that was published last:
      summer: 1 row of tracking_data, was 3 (33 %; at least 50 % are expected)
    Nothing was published.
      → If that is right, add --accept-shrink; \`shrink\` in the front matter says how small a drop may be.
    "
  `);
  const elsewhere = join(await temporary(), 'site');
  await cp(out, elsewhere, { recursive: true });
  const accepted = await run('report', '--data', folder, '--out', elsewhere, '--accept-shrink');
  expect(accepted.code, accepted.output).toBe(0);
});

test('a folder that is somebody’s own is not replaced', async () => {
  const own = await temporary();
  await writeFile(join(own, 'thesis.txt'), 'years of work');
  const { code, output } = await run('report', '--data', await writeDrop(smallDrop), '--out', own);
  expect(code).toBe(1);
  expect(output).toContain('→');
  expect(await readFile(join(own, 'thesis.txt'), 'utf8')).toBe('years of work');
});

test.each([
  ['--dta', 'x'],
  ['--data', '/no/such/folder'],
  ['--base', 'reports'],
  ['--base', '/../'],
  ['--base', '/a/./'],
  ['--cache', 'dist/cache'],
])('%s %s is one clear message', async (...args) => {
  const { code, output } = await run('report', ...args);
  expect(code).toBe(1);
  expect(output.split('\n').length).toBeLessThan(5);
  expect(output).toContain('→');
});
