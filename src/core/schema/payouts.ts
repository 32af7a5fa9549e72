import { optional, required, type TableSpec } from './column.ts';

export const payouts = {
  influencer_id: required('id', 'creator_id', 'influencer_name'),
  basis: required('basis'),
  rate: optional('amount'),
  orders: optional('count'),
  total_payout: required('amount', 'payout_amount', 'total_cost'),
  payout_date: optional('day'),
  campaign: optional('text'),
  status: optional('text'),
} as const satisfies TableSpec;
