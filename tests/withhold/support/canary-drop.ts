/** A drop in which whatever a public report hides is written as nothing else is. */
import type { Files } from '../../site/site.ts';

/** As they would stand anywhere: in text, in an address, in a cell. */
export const canaries = {
  names: ['Quetzal', 'Wombat', 'Axolotl', 'Gecko', 'Lemur', 'Numbat', 'Ibex'].map(
    (one) => `${one} Namecanary`,
  ),
  ids: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((one) => `idcanary-${one}`),
  genders: ['Gendercanary-f', 'Gendercanary-m'],
  users: ['usercanary'],
  posts: ['urlcanary', 'captioncanary', 'postidcanary'],
  amounts: ['7654321', '7,654,321', '76,54,321', '8765432', '8,765,432'],
  cities: ['Onebuyercanary'],
  files: ['groupcanary'],
} as const;

/** The last has two buyers. */
const few = canaries.ids.at(-1);
const all = [...canaries.ids.keys()];
const months = ['2025-03', '2025-04', '2025-05'];

function influencer(at: number) {
  return {
    id: canaries.ids[at] ?? '',
    name: canaries.names[at] ?? '',
    category: at < 2 ? 'Fitness' : 'Food',
    gender: canaries.genders[at % 2] ?? '',
    follower_count: 8_765_432 - at,
    platform: at > 3 ? 'YouTube' : 'Instagram',
  };
}

/** Six influencers with buyers enough, one with two buyers, and a city of one. */
export const canaryDrop: Files = {
  influencers: all.map(influencer),
  posts: all.map((at) => ({
    influencer_id: canaries.ids[at] ?? '',
    platform: at > 3 ? 'YouTube' : 'Instagram',
    date: `2025-0${3 + (at % 3)}-05`,
    url: `https://example.org/urlcanary/${at}`,
    caption: `captioncanary ${at}`,
    post_id: `postidcanary-${at}`,
    reach: 4000 + at,
    likes: 300,
    comments: 12,
  })),
  tracking_data: [
    ...canaries.ids
      .slice(0, -1)
      .flatMap((influencer_id) =>
        months.flatMap((month, at) =>
          Array.from({ length: 8 }, (_, n) => sale(influencer_id, month, at * 8 + n)),
        ),
      ),
    sale(few, '2025-04', 900),
    sale(few, '2025-05', 901),
    ...Array.from({ length: 9 }, (_, n) => sale('', '2025-04', 1000 + n)),
  ],
  payouts: all.map((at) => ({
    influencer_id: canaries.ids[at] ?? '',
    basis: at % 2 === 0 ? 'order' : 'post',
    rate: 99,
    orders: 24,
    total_payout: 7_654_321,
  })),
};

function sale(influencer_id: string | undefined, month: string, user: number) {
  return {
    source: user % 2 === 0 ? 'Link' : 'Code',
    campaign: user % 4 === 0 ? 'Launch' : 'Spring',
    influencer_id: influencer_id ?? '',
    user_id: `usercanary-${user}`,
    product: 'Whey',
    date: `${month}-${String(1 + (user % 27)).padStart(2, '0')}`,
    orders: 1,
    revenue: 10 + (user % 7),
    city: user === 900 ? 'Onebuyercanary' : 'Pune',
    group: `groupcanary-${user % 2}`,
  };
}
