/**
 * Why people order. Each day has a *baseline* of orders that come without any influencer, and
 * posts pull in *incremental* ones that fade with the days. Part of the baseline meets a post on
 * its way and is credited to it: those *captured* orders are attributed without being incremental,
 * and are missing from the organic rows.
 */
import { type Brand, brands } from './catalogue.ts';
import { type PlatformName, platforms } from './platforms.ts';
import type { Post } from './posts.ts';
import { season } from './seasons.ts';

/** Days over which a post sells; what would come later is lost. */
const LIFE = 28;
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

/** `posts` oldest first. The answer is computed anew at each call, so a big drop needs no memory. */
export function demandOf(
  posts: readonly Post[],
  { first, last }: { readonly first: number; readonly last: number },
): (day: number) => DayDemand {
  const starts = firstPosts(posts, first, last);
  const living = (day: number): readonly Post[] =>
    posts.slice(starts[Math.max(0, day - LIFE + 1 - first)], starts[day - first + 1]);

  const pulled = new Float64Array(brands.length);
  const shape = new Float64Array(brands.length);
  for (let day = first; day <= last; day += 1) {
    for (const post of living(day)) add(pulled, brands.indexOf(post.brand), pull(post, day));
    for (const [index, brand] of brands.entries()) add(shape, index, baselineShape(brand, day, first));
  }
  const everything = pulled.reduce((sum, value) => sum + value, 0);
  // A brand without posts is bought all the same.
  const levels = brands.map(
    (_, index) => (BASELINE * Math.max(pulled[index] ?? 0, everything / 10)) / (shape[index] ?? 1),
  );

  return (day) => {
    const alive = living(day);
    const incremental = Float64Array.from(alive, (post) => pull(post, day));
    const baseline = Float64Array.from(
      brands,
      (brand, index) => (levels[index] ?? 0) * baselineShape(brand, day, first),
    );
    const met = Float64Array.from(
      alive,
      (post, index) => (incremental[index] ?? 0) * (1 / post.influencer.incrementalShare - 1),
    );
    const wanted = new Float64Array(brands.length);
    for (const [index, post] of alive.entries()) add(wanted, brands.indexOf(post.brand), met[index] ?? 0);
    const kept = wanted.map((value, index) =>
      Math.min(1, (CAPTURE_LIMIT * (baseline[index] ?? 0)) / (value || 1)),
    );
    return {
      posts: alive,
      incremental,
      attributed: incremental.map((value, index) => {
        const brand = alive[index]?.brand ?? 'MuscleBlaze';
        return value + (met[index] ?? 0) * (kept[brands.indexOf(brand)] ?? 0);
      }),
      organic: baseline.map((value, index) => value - (wanted[index] ?? 0) * (kept[index] ?? 0)),
    };
  };
}

/** Position of the first post of each day and of the day after the last. */
function firstPosts(posts: readonly Post[], first: number, last: number): Int32Array {
  const starts = new Int32Array(last - first + 2).fill(posts.length);
  for (let index = posts.length - 1; index >= 0; index -= 1)
    starts[(posts[index]?.day ?? first) - first] = index;
  for (let day = last - first; day >= 0; day -= 1)
    starts[day] = Math.min(starts[day] ?? 0, starts[day + 1] ?? 0);
  return starts;
}

/** Incremental orders of a post on a day, in relative weight. */
function pull(post: Post, day: number): number {
  const { priceChange } = post.campaign;
  const demand = priceChange && day >= priceChange.day ? priceChange.demand : 1;
  return post.pull * fading(post.platform, day - post.day) * season(post.brand, day) * demand;
}

/** Part of a post's orders that fall on a day this many days after it; the parts add up to 1. */
function fading(platform: PlatformName, age: number): number {
  const { halfLife } = platforms[platform];
  const keep = 0.5 ** (1 / halfLife);
  return (keep ** age * (1 - keep)) / (1 - keep ** LIFE);
}

function baselineShape(brand: Brand, day: number, first: number): number {
  return season(brand, day) * (1 + (GROWTH * (day - first)) / 365);
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}
