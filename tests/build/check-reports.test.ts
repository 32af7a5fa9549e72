/** npm run check -- --reports: what the build refuses of the reports together, the check refuses in the same words. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkReports } from '../../scripts/check/check-reports.ts';
import { rootBeside } from '../../src/build/guards/root-alone.ts';
import { issueLines } from '../../src/build/report-issues.ts';
import { type Files, smallDrop, temporary, writeDrop } from '../site/site.ts';

/** Each front matter is that of a report of the one drop. */
async function checked(drop: Files, reports: Readonly<Record<string, string>>) {
  const root = await temporary();
  await mkdir(join(root, 'data'));
  await rename(await writeDrop(drop), join(root, 'data', 'summer'));
  for (const [slug, keys] of Object.entries(reports)) {
    await mkdir(join(root, 'reports', slug), { recursive: true });
    await writeFile(
      join(root, 'reports', slug, 'index.md'),
      `---\ntitle: ${slug}\ndata: data/summer\n${keys}\n---\n`,
    );
  }
  const printed: string[] = [];
  const fine = await checkReports(
    root,
    (lines) => printed.push(...lines),
    (issues, folder) => issueLines(issues, folder, 20),
  );
  return { fine, printed: printed.slice(printed.findLastIndex((line) => line.includes(' in drop ')) + 1) };
}

test('a report at the top stands alone', async () => {
  expect(await checked(smallDrop, { summer: 'root: true' })).toEqual({ fine: true, printed: [] });
  expect(await checked(smallDrop, { summer: 'root: true', winter: '' })).toEqual({
    fine: false,
    printed: [
      'reports/summer/index.md [root] It cannot lie at the top of the site, where 2 reports are listed. (definition-root)',
      '  → Leave root out.',
      '1 error in the reports together. They cannot be published.',
    ],
  });
  expect(rootBeside([{ slug: 'summer', root: false }], 2)).toBeNull();
});

test('two that withhold different parts of the same orders are not published together', async () => {
  /** By influencer or by product, two each would be told of what has one buyer. */
  const sales = [
    ...[1, 2, 3].map((user) => ['i-1', 'Whey', user]),
    ...[4, 5, 6].map((user) => ['i-2', 'Oats', user]),
    ['i-1', 'Oats', 7],
  ];
  const drop: Files = {
    influencers: ['i-1', 'i-2'].map((id) => ({
      id,
      name: `Person ${id}`,
      category: 'Food',
      gender: 'Female',
      follower_count: 500,
      platform: 'Instagram',
    })),
    posts: [
      { influencer_id: 'i-1', platform: 'Instagram', date: '2025-01-20', reach: 9, likes: 5, comments: 1 },
    ],
    payouts: [{ influencer_id: 'i-1', basis: 'fixed', total_payout: 50 }],
    tracking_data: sales.map(([influencer = '', product = '', user = ''], row) => ({
      source: 'Link',
      campaign: 'Launch',
      influencer_id: influencer,
      user_id: `u-${user}`,
      product,
      date: '2025-01-20',
      orders: 1,
      revenue: 2 ** row,
    })),
  };
  const by = (filters: string) => `publish: public\nminCell: 2\nfilters: [${filters}]`;
  const one = by('influencer, product');
  expect(await checked(drop, { june: one, same: one })).toEqual({ fine: true, printed: [] });
  expect(await checked(drop, { june: one, shops: by('product, influencer') })).toEqual({
    fine: false,
    printed: [
      'reports/shops/index.md Reports "june" and "shops" withhold different parts of the same orders (tracking_data.csv): what few bought follows from both together. (definition-same-orders)',
      '  → Give both the same filters, minCell and reveal, or publish one of them.',
      '1 error in the reports together. They cannot be published.',
    ],
  });
});
