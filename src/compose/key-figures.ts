/** What a report is told by first. */
export const keyFigures = [
  'revenue',
  'orders',
  'spend',
  'roas',
  'roi',
  'influencers',
  'reach',
  'engagement_rate',
  'aov',
  'cpo',
] as const;
