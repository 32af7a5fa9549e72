/** Which content sells which brand, and where people live. */
import type { Brand } from './catalogue.ts';

/** Relative share of influencers and how well their audience converts for each brand (1 = average). */
export const categories = {
  Fitness: { weight: 26, fit: { MuscleBlaze: 1.5, HKVitals: 0.75, Gritzo: 0.4 } },
  Sports: { weight: 10, fit: { MuscleBlaze: 1.2, HKVitals: 0.6, Gritzo: 0.9 } },
  Nutrition: { weight: 16, fit: { MuscleBlaze: 1.1, HKVitals: 1.25, Gritzo: 1 } },
  Wellness: { weight: 14, fit: { MuscleBlaze: 0.7, HKVitals: 1.3, Gritzo: 0.6 } },
  Beauty: { weight: 12, fit: { MuscleBlaze: 0.4, HKVitals: 1.45, Gritzo: 0.4 } },
  Parenting: { weight: 12, fit: { MuscleBlaze: 0.4, HKVitals: 0.8, Gritzo: 1.7 } },
  Lifestyle: { weight: 10, fit: { MuscleBlaze: 0.7, HKVitals: 0.8, Gritzo: 0.6 } },
} as const satisfies Record<string, { weight: number; fit: Readonly<Record<Brand, number>> }>;

export type Category = keyof typeof categories;

export const ageGroups = { '18-24': 30, '25-34': 45, '35-44': 19, '45+': 6 } as const;

/** Indian cities by their share of online orders. */
export const cities = {
  Mumbai: 15,
  Delhi: 15,
  Bengaluru: 14,
  Hyderabad: 9,
  Pune: 8,
  Chennai: 7,
  Kolkata: 6,
  Ahmedabad: 5,
  Gurugram: 5,
  Jaipur: 4,
  Lucknow: 3,
  Chandigarh: 3,
  Indore: 2,
  Kochi: 2,
  Guwahati: 1,
  Thiruvananthapuram: 1,
} as const;
