/** The influencers: who they are, and what only the simulation knows of them. */
import { en, en_IN, Faker } from '@faker-js/faker';
import { ageGroups, type Category, categories, cities } from './audience.ts';
import { type Chance, chance } from './chance.ts';
import { type PlatformName, platformNames, platforms } from './platforms.ts';

export type Basis = 'post' | 'order' | 'engagement' | 'click' | 'sale' | 'fixed';

export interface Influencer {
  readonly id: number;
  readonly name: string;
  readonly category: Category;
  readonly gender: 'Female' | 'Male' | 'Other';
  readonly followers: number;
  readonly platform: PlatformName;
  /** Where about one post in eight appears. */
  readonly secondPlatform: PlatformName;
  readonly city: string;
  readonly ageGroup: string;
  readonly basis: Basis;
  /** Orders per person reached, against the average. */
  readonly quality: number;
  /** Likes and comments per person reached, against the average for the platform and size. */
  readonly appeal: number;
  /** Of the orders they are credited with, the part that wouldn't have come without them. */
  readonly incrementalShare: number;
  /** Planted: sells little, for a fee that it will never bring back. */
  readonly badValue: boolean;
}

const bases: Readonly<Record<Basis, number>> = {
  post: 29,
  order: 30,
  engagement: 11,
  click: 10,
  sale: 12,
  fixed: 8,
};

/** One in this many is planted as bad value. */
const BAD_VALUE_EVERY = 15;

export function makeInfluencers(count: number, seed: number): readonly Influencer[] {
  const luck = chance(seed, 'influencers');
  const faker = new Faker({ locale: [en_IN, en], randomizer: luck.randomizer });
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const gender = pick(luck, { Female: 50, Male: 47, Other: 3 });
    const badValue = index % BAD_VALUE_EVERY === BAD_VALUE_EVERY - 1;
    const platform = pick(luck, weightsOf(platforms));
    return {
      id: index + 1,
      name: unusedName(faker, luck, gender, taken),
      category: pick(luck, weightsOf(categories)),
      gender,
      // A mistake in hiring, not the ruin of the budget.
      followers: Math.min(badValue ? 150_000 : 4_000_000, followerCount(luck)),
      platform,
      secondPlatform:
        platformNames[
          luck.index(platformNames.map((name) => (name === platform ? 0 : platforms[name].weight)))
        ] ?? platform,
      city: pick(luck, cities),
      ageGroup: pick(luck, ageGroups),
      // Only a fee that is paid whatever comes of it can be a bad one.
      basis: badValue ? pick(luck, { post: 2, fixed: 1 }) : pick(luck, bases),
      quality: luck.factor(0.4) * (badValue ? 0.3 : 1),
      appeal: luck.factor(0.3),
      incrementalShare: Math.min(0.95, Math.max(0.4, 0.75 + 0.12 * luck.normal())),
      badValue,
    };
  });
}

/** Log-normal around 60,000, with the long tail that follower counts have. */
function followerCount(luck: Chance): number {
  return Math.round(Math.max(2_500, 60_000 * luck.factor(0.95)));
}

function unusedName(faker: Faker, luck: Chance, gender: Influencer['gender'], taken: Set<string>): string {
  const sex = gender === 'Other' ? undefined : gender === 'Female' ? 'female' : 'male';
  for (let attempt = 1; ; attempt += 1) {
    const style = luck.next();
    const last = faker.person.lastName(sex);
    const surname = style < 0.06 ? `${last}-${faker.person.lastName(sex)}` : last;
    const first = faker.person.firstName(sex);
    const given =
      style > 0.92 ? `Dr. ${first}` : style > 0.84 ? `${first} ${faker.person.firstName(sex)}` : first;
    // Big drops run out of names; a number then tells the namesakes apart.
    const name = attempt < 20 ? `${given} ${surname}` : `${given} ${surname} ${taken.size + 1}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function pick<K extends string>(luck: Chance, weights: Readonly<Record<K, number>>): K {
  const keys = Object.keys(weights) as K[];
  const key = keys[luck.index(Object.values(weights))];
  if (key === undefined) throw new Error('nothing to pick from');
  return key;
}

function weightsOf<K extends string>(
  entries: Readonly<Record<K, { readonly weight: number }>>,
): Record<K, number> {
  const pairs = Object.entries<{ readonly weight: number }>(entries).map(([key, { weight }]) => [
    key,
    weight,
  ]);
  return Object.fromEntries(pairs) as Record<K, number>;
}
