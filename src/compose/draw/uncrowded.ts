import * as Plot from '@observablehq/plot';

/** Of a letter, on average, and of a line; in pixels, at the size that charts are written in. */
const LETTER = 6.9;
const LINE = 15;

/** Channels as an initializer is given them; Plot types them as they are asked for. */
type Initialised = Readonly<Record<string, { readonly value: readonly unknown[] } | undefined>>;

/** Names beside dots, less those that would run into an earlier one: a name half covered names nobody. */
export function uncrowded(options: Plot.TextOptions): Plot.TextOptions {
  return Plot.initializer(options, (data, facets, channels, scales) => {
    const values = (channel: string): readonly unknown[] => (channels as Initialised)[channel]?.value ?? [];
    const [x, y, names] = [values('x'), values('y'), values('text')];
    const placed = (axis: 'x' | 'y', value: unknown) => Number(scales[axis]?.(value) ?? value);
    const width = (index: number) => LETTER * String(names[index] ?? '').length;
    const kept = facets.map((facet) => {
      const free: number[] = [];
      for (const one of facet) {
        const crowded = free.some(
          (other) =>
            Math.abs(placed('x', x[one]) - placed('x', x[other])) < (width(one) + width(other)) / 2 &&
            Math.abs(placed('y', y[one]) - placed('y', y[other])) < LINE,
        );
        if (!crowded) free.push(one);
      }
      return free;
    });
    return { data, facets: kept };
  });
}
