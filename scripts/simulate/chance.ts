/**
 * Seeded randomness. Every part of the drop draws from its own stream, so that a change to how
 * posts are made leaves the influencers of a seed as they were.
 */
import { generateMersenne53Randomizer, type Randomizer } from '@faker-js/faker';

export interface Chance {
  /** For Faker, which shares the stream. */
  readonly randomizer: Randomizer;
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** Uniform whole number in [low, high]. */
  readonly whole: (low: number, high: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Log-normal factor with median 1; `sigma` is the standard deviation of its logarithm. */
  readonly factor: (sigma: number) => number;
  /** An index into `weights`, each as likely as its weight. */
  readonly index: (weights: readonly number[]) => number;
}

export function chance(seed: number, part: string): Chance {
  const randomizer = generateMersenne53Randomizer();
  randomizer.seed([seed, ...part].map((piece) => (typeof piece === 'number' ? piece : piece.charCodeAt(0))));
  const next = () => randomizer.next();
  // Box–Muller; 1 − u keeps the logarithm finite.
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    randomizer,
    next,
    normal,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    factor: (sigma) => Math.exp(sigma * normal()),
    index: (weights) => indexAt(weights, next() * weights.reduce((sum, weight) => sum + weight, 0)),
  };
}

/** The index whose stretch of the summed weights holds `point`. */
function indexAt(weights: readonly number[], point: number): number {
  let rest = point;
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}
