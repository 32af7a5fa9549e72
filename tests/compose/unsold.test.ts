import { expect, test } from 'vitest';
import type { Context } from '../../src/compose/context.ts';
import { channels } from '../../src/compose/pages/channels.ts';
import { overview } from '../../src/compose/pages/overview.ts';
import { payouts } from '../../src/compose/pages/payouts.ts';
import { noRevenue } from '../../src/compose/unsold.ts';
import type { Rows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';

const sale = (influencer: string, date: string) => ({
  influencer,
  source: 'BioLink',
  campaign: 'Launch',
  product: 'Whey',
  date,
  orders: 5,
  revenue: 500,
});

const rows: Rows = {
  influencers: ['1', '2'].map((id) => ({ id, platform: 'Instagram' })),
  posts: [],
  tracking: [sale('1', '2025-01-10'), sale('2', '2025-02-10')],
  payouts: [
    { influencer: '1', basis: 'order', total: 100 },
    { influencer: '2', basis: 'fixed', total: 100 },
  ],
};

const ofBasis = (): Context => ({ ...contextFor(rows), where: { values: { basis: ['order'] } } });

test('revenue that is not recorded along what is selected is not none', () => {
  expect(noRevenue(contextFor({ ...rows, tracking: [] }), 'None')).toBe('None');
  expect(noRevenue(ofBasis(), 'None')).toBe('Attributed revenue is not recorded along what is selected');
});

test('pages filtered by what was paid for say nothing of orders, which name no basis', () => {
  const blocks = [overview, payouts, channels].flatMap((page) => page.compose(ofBasis()).blocks);
  const said = blocks.flatMap((block) =>
    'title' in block && typeof block.title !== 'string' ? [block.title.text] : [],
  );
  expect(
    said.filter((text) => /was tracked|brought revenue|met a tracked order|was reached/.test(text)),
  ).toEqual([]);
  const zeros = blocks.flatMap((block) => {
    if (!('table' in block)) return [];
    const { columns, rows: cells } = block.table;
    return cells.flatMap((row) =>
      row.flatMap(({ value }, at) =>
        value === 0 && /revenue|orders|roas|mean/.test(columns[at]?.id ?? '')
          ? [`${block.id} ${columns[at]?.id}`]
          : [],
      ),
    );
  });
  expect(zeros).toEqual([]);
});
