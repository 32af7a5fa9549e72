/** What is sold: three brands, their products and list prices. */
export type Brand = 'MuscleBlaze' | 'HKVitals' | 'Gritzo';

export const brands: readonly Brand[] = ['MuscleBlaze', 'HKVitals', 'Gritzo'];

export interface Product {
  readonly name: string;
  readonly category: string;
  /** List price in rupees. */
  readonly price: number;
  /** Relative share of the brand's orders. */
  readonly weight: number;
}

export const catalogue: Readonly<Record<Brand, readonly Product[]>> = {
  MuscleBlaze: [
    { name: 'Biozyme Performance Whey 1 kg', category: 'Protein', price: 2899, weight: 26 },
    { name: 'Raw Whey Protein 1 kg', category: 'Protein', price: 1999, weight: 14 },
    { name: 'Creatine Monohydrate 250 g', category: 'Performance', price: 949, weight: 20 },
    { name: 'WrathX Pre-Workout', category: 'Performance', price: 1599, weight: 8 },
    { name: 'BCAA Pro 450 g', category: 'Performance', price: 1299, weight: 7 },
    { name: 'Mass Gainer XXL 3 kg', category: 'Gainers', price: 3199, weight: 6 },
    { name: 'High Protein Oats', category: 'Healthy Foods', price: 549, weight: 10 },
    { name: 'Peanut Butter Crunchy 750 g', category: 'Healthy Foods', price: 399, weight: 9 },
  ],
  HKVitals: [
    { name: 'Multivitamin Women', category: 'Vitamins', price: 549, weight: 16 },
    { name: 'Multivitamin Men', category: 'Vitamins', price: 549, weight: 14 },
    { name: 'Fish Oil Omega 3', category: 'Vitamins', price: 649, weight: 15 },
    { name: 'Vitamin D3 + K2', category: 'Vitamins', price: 449, weight: 9 },
    { name: 'Skin Radiance Collagen', category: 'Beauty', price: 1199, weight: 22 },
    { name: 'Biotin Hair Tablets', category: 'Beauty', price: 499, weight: 12 },
    { name: 'Ashwagandha Capsules', category: 'Herbs', price: 399, weight: 7 },
    { name: 'Apple Cider Vinegar', category: 'Herbs', price: 429, weight: 5 },
  ],
  Gritzo: [
    { name: 'SuperMilk Weight+', category: 'Kids Nutrition', price: 849, weight: 24 },
    { name: 'SuperMilk Height+', category: 'Kids Nutrition', price: 849, weight: 26 },
    { name: 'SuperMilk Young Athletes', category: 'Kids Nutrition', price: 999, weight: 18 },
    { name: 'SuperMilk Daily Nutrition', category: 'Kids Nutrition', price: 699, weight: 20 },
    { name: 'Kids Omega Gummies', category: 'Kids Vitamins', price: 449, weight: 12 },
  ],
};
