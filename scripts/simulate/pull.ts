/** The orders that posts cause: at their strongest on the day itself, fading over four weeks. */
import { brands } from './catalogue.ts';
import { type PlatformName, platformNames, platforms } from './platforms.ts';
import type { Post } from './posts.ts';
import { season } from './seasons.ts';

/** Days over which a post sells; what would come later is lost. */
const LIFE = 28;

/** By platform: the parts of a post's orders that fall on each day of its life; they add up to 1. */
const fading = new Map<PlatformName, Float64Array>(
  platformNames.map((name) => {
    const keep = 0.5 ** (1 / platforms[name].halfLife);
    const part = (_: unknown, age: number): number => (keep ** age * (1 - keep)) / (1 - keep ** LIFE);
    return [name, Float64Array.from({ length: LIFE }, part)];
  }),
);

/** The posts that still sell on a day and the orders each causes then, in relative weight. */
export interface Pull {
  readonly posts: readonly Post[];
  readonly weights: Float64Array;
}

/** `posts` oldest first. */
export function pullOf(
  posts: readonly Post[],
  { first, last }: { readonly first: number; readonly last: number },
): (day: number) => Pull {
  const starts = firstPosts(posts, first, last);
  return (day) => {
    const alive = posts.slice(starts[Math.max(0, day - LIFE + 1 - first)], starts[day - first + 1]);
    const seasons = new Map(brands.map((brand) => [brand, season(brand, day)]));
    const weight = (post: Post): number => {
      const { priceChange } = post.campaign;
      const demand = priceChange && day >= priceChange.day ? priceChange.demand : 1;
      const part = fading.get(post.platform)?.[day - post.day] ?? 0;
      return post.pull * part * (seasons.get(post.brand) ?? 1) * demand;
    };
    return { posts: alive, weights: Float64Array.from(alive, weight) };
  };
}

/** Position of the first post of each day and of the day after the last. */
function firstPosts(posts: readonly Post[], first: number, last: number): Int32Array {
  const starts = new Int32Array(last - first + 2).fill(posts.length);
  for (let index = posts.length - 1; index >= 0; index -= 1) {
    starts[(posts[index]?.day ?? first) - first] = index;
  }
  for (let day = last - first; day >= 0; day -= 1) {
    starts[day] = Math.min(starts[day] ?? 0, starts[day + 1] ?? 0);
  }
  return starts;
}
