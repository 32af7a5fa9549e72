import { describe, expect, test } from 'vitest';
import { overview } from '../../src/compose/pages/overview.ts';
import type { PageView } from '../../src/compose/view.ts';
import type { Rows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';

/** Revenue of 500 on Instagram and 300 on YouTube, for 100 of spend each. */
const rows: Rows = {
  influencers: [
    { id: '1', platform: 'Instagram' },
    { id: '2', platform: 'YouTube' },
  ],
  posts: [],
  tracking: [
    {
      influencer: '1',
      source: 'BioLink',
      campaign: 'Launch',
      product: 'Whey',
      date: '2025-01-10',
      orders: 50,
      revenue: 500,
    },
    {
      influencer: '2',
      source: 'PromoCode',
      campaign: 'Sale',
      product: 'Whey',
      date: '2025-02-10',
      orders: 30,
      revenue: 300,
    },
  ],
  payouts: [
    { influencer: '1', basis: 'fixed', total: 100 },
    { influencer: '2', basis: 'fixed', total: 100 },
  ],
};

function sentences(view: PageView): string[] {
  return [
    view.headline,
    ...view.standfirst,
    ...view.blocks.flatMap((block) =>
      'title' in block && typeof block.title !== 'string' ? [block.title] : [],
    ),
  ].map(({ text }) => text.replaceAll(/\s/g, ' '));
}

describe('every sentence follows the data', () => {
  test('in the one direction', () => {
    expect(sentences(overview.compose(contextFor(rows)))).toMatchInlineSnapshot(`
      [
        "Every ₹1 paid to influencers returned ₹4.00; 2 of 2 brought in more than they were paid",
        "Without a margin, break-even is a ROAS of 1.00×.",
        "Instagram (5.00× on 50 orders) returned the most for its spend, YouTube (3.00× on 30 orders) the least.",
        "January 2025 brought the most revenue, ₹500 or 62.5 % of the total",
        "ROAS over time is not defined: no spend has a date among the days of orders",
        "Instagram brought 62.5 % of revenue, YouTube 37.5 %",
        "Launch brought the most revenue, ₹500 on ₹100 of spend; the 2 campaigns together ₹800 on ₹200 of spend",
        "The 2 influencers above break-even brought ₹800 on ₹200 of spend",
        "BioLink brought the most revenue of 2 sources, 62.5 %",
      ]
    `);
  });

  test('and, with the platforms’ revenue swapped, in the other', () => {
    const [first, second] = rows.tracking;
    if (!first || !second) throw new Error('two rows');
    const swapped = {
      ...rows,
      tracking: [
        { ...first, orders: second.orders, revenue: second.revenue },
        { ...second, orders: first.orders, revenue: first.revenue },
      ],
    };
    const before = sentences(overview.compose(contextFor(rows)));
    const after = sentences(overview.compose(contextFor(swapped)));
    const named = /Instagram|YouTube|Launch|Sale|January|February|BioLink|PromoCode/;
    const winners = before.filter((text) => named.test(text));
    expect(winners.length).toBeGreaterThanOrEqual(5);
    for (const sentence of winners) expect(after).not.toContain(sentence);
    expect(after).toMatchInlineSnapshot(`
      [
        "Every ₹1 paid to influencers returned ₹4.00; 2 of 2 brought in more than they were paid",
        "Without a margin, break-even is a ROAS of 1.00×.",
        "YouTube (5.00× on 50 orders) returned the most for its spend, Instagram (3.00× on 30 orders) the least.",
        "February 2025 brought the most revenue, ₹500 or 62.5 % of the total",
        "ROAS over time is not defined: no spend has a date among the days of orders",
        "YouTube brought 62.5 % of revenue, Instagram 37.5 %",
        "Sale brought the most revenue, ₹500 on ₹100 of spend; the 2 campaigns together ₹800 on ₹200 of spend",
        "The 2 influencers above break-even brought ₹800 on ₹200 of spend",
        "PromoCode brought the most revenue of 2 sources, 62.5 %",
      ]
    `);
  });
});

test('a drop with nothing in it has a page that says so', () => {
  const empty: Rows = {
    influencers: [{ id: '1', platform: 'Instagram' }],
    posts: [],
    tracking: [],
    payouts: [],
  };
  const view = overview.compose(contextFor(empty));
  expect(sentences(view)).toMatchInlineSnapshot(`
    [
      "No payout is recorded, so there is no return on spend to report",
      "No revenue was tracked",
      "ROAS over time is not defined: there is no spend",
      "Attributed revenue is not defined by platform",
      "No campaign brought revenue",
      "No influencer was paid",
      "No source brought revenue",
    ]
  `);
  for (const block of view.blocks) if (block.kind === 'chart') expect(block.drawing).toBeNull();
});

test('a figure explains itself with its own numbers', () => {
  const [figures] = overview.compose(contextFor(rows, { margin: 0.5 })).blocks;
  if (figures?.kind !== 'figures') throw new Error('figures come first');
  const explained = figures.figures.map(({ label, short, formula, worked, basis }) =>
    [label, short, formula, worked, basis].join(' | ').replaceAll(/\s/g, ' '),
  );
  expect(explained).toMatchInlineSnapshot(`
    [
      "Attributed revenue | ₹800 | sum of revenue over tracking rows that name an influencer |  | 2 tracking rows",
      "Attributed orders | 80 | sum of orders over tracking rows that name an influencer |  | 2 tracking rows",
      "Spend | ₹200 | sum of payouts |  | 2 payouts",
      "ROAS | 4.00× | attributed revenue ÷ spend | ₹800.00 ÷ ₹200.00 = 4.00× | 2 tracking rows · 2 payouts",
      "ROI | 100.0 % | (margin × attributed revenue − spend) ÷ spend | (50.0000 % × ₹800.00 − ₹200.00) ÷ ₹200.00 = 100.0000 % | 2 tracking rows · 2 payouts",
      "Influencers | 2 | number of influencers in the drop |  | 2 influencers",
      "Reach | 0 | sum of reach over posts; people who saw two posts count twice |  | 0 posts",
      "Engagement rate by reach | – | (likes + comments) ÷ reach | (0 + 0) ÷ 0: not defined, as nobody was reached | 0 posts",
      "Average order value | ₹10 | attributed revenue ÷ attributed orders | ₹800.00 ÷ 80 = ₹10.00 | 2 tracking rows",
      "Cost per order | ₹2.50 | spend ÷ attributed orders | ₹200.00 ÷ 80 = ₹2.50 | 2 payouts · 2 tracking rows",
    ]
  `);
});
