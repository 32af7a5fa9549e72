/** Charts along columns that the drop lacks. */
import { expect, test } from 'vitest';
import type { Context } from '../../src/compose/context.ts';
import { campaigns } from '../../src/compose/pages/campaigns.ts';
import { influencers } from '../../src/compose/pages/influencers.ts';
import { contextFor } from './context-for.ts';

const sale = (influencer: string, product: string) => ({
  influencer,
  source: 'Link',
  campaign: 'Launch',
  product,
  date: '2025-01-01',
  orders: 10,
  revenue: 100,
});

/** A drop of products, without product categories, brands, age groups and cities. */
const context = contextFor({
  influencers: [
    { id: '1', platform: 'Instagram' },
    { id: '2', platform: 'YouTube' },
  ],
  posts: [],
  tracking: [sale('1', 'Whey'), sale('2', '')],
  payouts: [],
});

/** What is said of the charts, in the order of the page. */
function said(page: typeof campaigns | typeof influencers, of: Context): string[] {
  return page
    .compose(of)
    .blocks.flatMap((block) =>
      block.kind === 'findings'
        ? [`${block.title}. ${block.empty}`]
        : block.kind === 'chart'
          ? [block.id]
          : [],
    );
}

test('charts in a row along what the drop records nothing of are one sentence that names each', () => {
  expect(said(campaigns, context)).toMatchInlineSnapshot(`
    [
      "campaign-revenue-spend",
      "roas-by-campaign",
      "revenue-by-product",
      "Product category and brand are not recorded in this drop. Not drawn without them: Attributed revenue by product category; Attributed revenue by brand.",
      "product-platform-conversion",
      "seasonality-month",
      "seasonality-weekday",
    ]
  `);
  expect(said(influencers, context)).toMatchInlineSnapshot(`
    [
      "followers-against-roas",
      "roas-by-tier",
      "engagement-by-tier",
      "engagement-against-roas",
      "roas-by-gender",
      "Age group and influencer city are not recorded in this drop. Not drawn without them: ROAS by age group; ROAS by influencer city.",
      "roas-by-persona",
      "persona-platform-roas",
    ]
  `);
});

test('what is selected does not change what the drop records', () => {
  const [recorded, selected] = [context, { ...context, where: { values: { influencer: ['2'] } } }].map((of) =>
    campaigns.compose(of).blocks.map(({ id }) => id),
  );
  expect(selected).toEqual(recorded);
  const products = campaigns
    .compose({ ...context, where: { values: { influencer: ['2'] } } })
    .blocks.find(({ id }) => id === 'revenue-by-product');
  expect(products).toMatchObject({
    drawing: null,
    empty: 'Attributed revenue is not recorded by product in this selection.',
  });
});
