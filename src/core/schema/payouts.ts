import { optional, required, type TableSpec, usual } from './column.ts';

export const payouts = {
  influencer_id: required('link', 'creator_id', 'influencer_name'),
  basis: required('basis'),
  rate: usual('amount'),
  orders: usual('count'),
  total_payout: required('amount', 'payout_amount', 'total_cost'),
  payout_date: optional('day'),
  campaign: optional('text'),
  status: optional('text'),
} as const satisfies TableSpec;
