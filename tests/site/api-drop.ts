/** A drop for what leaves as files: long lists, names that a spreadsheet would run, addresses nobody should follow. */
import { type Files, userIds } from './site.ts';

const names = [
  '=HYPERLINK("http://evil.example","click")',
  '+1 Fitness',
  '-2 Kilos',
  '@karan',
  ' =1+1',
  'Asha "Ash" Rao, Pune',
  'नेहा शर्मा',
  'Zoë Müller',
  'Ravi Kumar',
  'Meera Iyer',
  'Sana Khan',
  'Vikram Singh',
];
const platforms = ['Instagram', 'YouTube', 'Twitter'];
const categories = ['Fitness', 'Nutrition'];
const genders = ['Female', 'Male'];
const brands = ['MuscleBlaze', 'Gritzo'];

const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;

export const influencers = names.map((name, n) => ({
  id: n + 1,
  name,
  category: pick(categories, n),
  gender: pick(genders, Math.floor(n / 2)),
  follower_count: 5000 * (n + 1),
  platform: pick(platforms, n),
  city: pick(['Delhi', 'Mumbai', 'Pune'], Math.floor(n / 4)),
}));

const posts = Array.from({ length: 2300 }, (_, n) => ({
  influencer_id: 1 + (n % names.length),
  platform: pick(platforms, n),
  date: day(n % 90),
  url: n === 7 ? 'javascript:alert(1)' : `https://example.com/p/${n}`,
  caption: n === 8 ? '=cmd|calc' : n === 9 ? 'two\nlines, "quoted"' : `Post ${n}`,
  reach: 1000 + n,
  likes: 10 + (n % 50),
  comments: n % 7,
}));

export const tracking = Array.from({ length: 400 }, (_, n) => ({
  source: pick(['BioLink', 'PromoCode'], n),
  campaign: pick(['Launch', 'Sale', '=Winter'], n),
  influencer_id: n % 10 === 9 ? '' : 1 + (n % names.length),
  user_id: `${pick(userIds, n)}-${n}`,
  product: pick(['Whey', 'Omega 3'], n),
  brand: pick(brands, n),
  date: day(n % 90),
  orders: 1 + (n % 3),
  revenue: (100 + n * 1.37).toFixed(2),
}));

export const payouts = influencers.map(({ id }) => ({
  influencer_id: id,
  basis: pick(['post', 'fixed'], id),
  rate: 100 * id,
  orders: id,
  // One with a decimal more than is shown: its record keeps it.
  total_payout: (2000 * id + (id === 3 ? 0.005 : 0)).toFixed(3),
}));

export const apiDrop: Files = { influencers, posts, tracking_data: tracking, payouts };
