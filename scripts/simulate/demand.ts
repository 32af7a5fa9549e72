/**
 * Why people order. Each day has a *baseline* of orders that come without any influencer, and
 * posts pull in *incremental* ones. Part of the baseline meets a post on its way and is credited
 * to it: those *captured* orders are attributed without being incremental, and are missing from
 * the organic rows.
 */
import { type Brand, brands } from './catalogue.ts';
import type { Post } from './posts.ts';
import { pullOf } from './pull.ts';
import { season } from './seasons.ts';

/** Baseline orders per incremental one, over the whole drop and each brand. */
const BASELINE = 1.2;
/** Growth of the baseline over a year. */
const GROWTH = 0.15;
/** Most of a day's baseline that posts can capture. */
const CAPTURE_LIMIT = 0.85;

/** Demand of one day, in relative weights. */
export interface DayDemand {
  /** Posts that still sell. */
  readonly posts: readonly Post[];
  /** Of each of them: incremental + captured. */
  readonly attributed: Float64Array;
  readonly incremental: Float64Array;
  /** Of each brand in the order of `brands`: what is left of the baseline. */
  readonly organic: Float64Array;
}

/** `posts` oldest first. A day is computed anew at each call, so that a big drop needs no memory. */
export function demandOf(
  posts: readonly Post[],
  window: { readonly first: number; readonly last: number },
): (day: number) => DayDemand {
  const { first, last } = window;
  const pull = pullOf(posts, window);
  const shapeOf = (brand: Brand, day: number): number =>
    season(brand, day) * (1 + (GROWTH * (day - first)) / 365);

  const pulled = new Float64Array(brands.length);
  const shapes = new Float64Array(brands.length);
  for (let day = first; day <= last; day += 1) {
    const { posts: alive, weights } = pull(day);
    for (const [index, post] of alive.entries()) add(pulled, brands.indexOf(post.brand), weights[index] ?? 0);
    for (const [index, brand] of brands.entries()) add(shapes, index, shapeOf(brand, day));
  }
  // A brand without posts is bought all the same.
  const least = pulled.reduce((sum, value) => sum + value, 0) / 10;
  const levels = shapes.map((shape, index) => (BASELINE * Math.max(pulled[index] ?? 0, least)) / shape);

  return (day) => {
    const { posts: alive, weights: incremental } = pull(day);
    const places = Int8Array.from(alive, ({ brand }) => brands.indexOf(brand));
    const baseline = levels.map((level, index) => level * shapeOf(brands[index] ?? 'MuscleBlaze', day));
    const met = incremental.map(
      (weight, index) => weight * (1 / (alive[index]?.influencer.incrementalShare ?? 1) - 1),
    );
    const wanted = new Float64Array(brands.length);
    for (const [index, place] of places.entries()) add(wanted, place, met[index] ?? 0);
    const kept = wanted.map((value, index) =>
      value > 0 ? Math.min(1, (CAPTURE_LIMIT * (baseline[index] ?? 0)) / value) : 0,
    );
    return {
      posts: alive,
      incremental,
      attributed: incremental.map(
        (weight, index) => weight + (met[index] ?? 0) * (kept[places[index] ?? 0] ?? 0),
      ),
      organic: baseline.map((value, index) => value - (wanted[index] ?? 0) * (kept[index] ?? 0)),
    };
  };
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}
