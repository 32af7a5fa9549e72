/** The metrics: pages, JSON and the Methods page read this list. */
import type { Metric } from '../metric.ts';
import { aov } from './aov.ts';
import { break_even_roas } from './break-even-roas.ts';
import { conversion_rate } from './conversion-rate.ts';
import { cost_per_tracked_click } from './cost-per-tracked-click.ts';
import { cpc } from './cpc.ts';
import { cpe } from './cpe.ts';
import { cpm } from './cpm.ts';
import { cpo } from './cpo.ts';
import { engagement_rate } from './engagement-rate.ts';
import { engagement_rate_followers } from './engagement-rate-followers.ts';
import { orders_per_influencer } from './orders-per-influencer.ts';
import { payout_per_influencer } from './payout-per-influencer.ts';
import { payout_per_order } from './payout-per-order.ts';
import { profit } from './profit.ts';
import { repeat_buyer_share } from './repeat-buyer-share.ts';
import { revenue_per_post } from './revenue-per-post.ts';
import { revenue_share } from './revenue-share.ts';
import { roas } from './roas.ts';
import { roi } from './roi.ts';
import { spend_share } from './spend-share.ts';

export const metrics = {
  roas,
  break_even_roas,
  roi,
  profit,
  revenue_share,
  spend_share,
  aov,
  revenue_per_post,
  cpo,
  cpm,
  cpe,
  cpc,
  cost_per_tracked_click,
  payout_per_influencer,
  payout_per_order,
  orders_per_influencer,
  engagement_rate,
  engagement_rate_followers,
  conversion_rate,
  repeat_buyer_share,
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof metrics;
