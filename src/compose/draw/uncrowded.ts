import * as Plot from '@observablehq/plot';
import { placesInside } from './inside.ts';

/** Height of a line, in pixels, at the size that charts are written in. */
const LINE = 15;

/** Names beside dots, less those that would run into an earlier one: a name half covered names nobody. */
export function uncrowded(options: Plot.TextOptions): Plot.TextOptions {
  return Plot.initializer(options, (data, facets, channels, scales, dimensions) => {
    const places = placesInside(channels, scales, dimensions);
    const kept = facets.map((facet) => {
      const free: number[] = [];
      for (const one of facet) {
        const own = places[one];
        const crowded = free.some((other) => {
          const its = places[other];
          if (own === undefined || its === undefined) return false;
          return Math.abs(own.x - its.x) < (own.width + its.width) / 2 && Math.abs(own.y - its.y) < LINE;
        });
        if (!crowded) free.push(one);
      }
      return free;
    });
    return { data, facets: kept, channels: { x: { value: places.map(({ x }) => x) } } };
  });
}
