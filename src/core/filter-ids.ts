/** What a reader may filter by, in the order of the filter bar; each is a dimension of the cube. */
export const filterIds = [
  'brand',
  'platform',
  'category',
  'gender',
  'persona',
  'tier',
  'city',
  'campaign',
  'product',
  'source',
  'basis',
  'influencer',
] as const;

export type FilterId = (typeof filterIds)[number];
