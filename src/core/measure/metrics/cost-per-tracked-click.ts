import { defineMetric, ratio } from '../metric.ts';

/** Spend for a click that the tracking data record. */
export const cost_per_tracked_click = defineMetric({
  label: 'Cost per tracked click',
  formula: '{spend} ÷ {tracked_clicks}',
  unit: 'money',
  better: 'lower',
  needs: ['spend', 'tracked_clicks'],
  nullWhen: 'the drop has no tracked clicks that name an influencer',
  source: 'CPC, over the clicks of tracking rows that name an influencer.',
  value: ({ spend, tracked_clicks }) => ratio(spend, tracked_clicks),
});
