import * as Plot from '@observablehq/plot';

/** Width of a letter on average, in pixels, at the size that charts are written in. */
const LETTER = 6.9;

/** Channels as an initializer is given them; Plot types them as they are asked for. */
type Initialised = Readonly<Record<string, { readonly value: readonly unknown[] } | undefined>>;

/** Where words stand in the picture, in pixels, and how wide they are. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Places of words that are centred on a value, each moved as far as the picture's edges ask for. */
export function placesInside(
  channels: object,
  scales: Plot.ScaleFunctions,
  { width }: Plot.Dimensions,
): Placed[] {
  const values = (channel: string): readonly unknown[] => (channels as Initialised)[channel]?.value ?? [];
  const [xs, ys] = [values('x'), values('y')];
  return values('text').map((text, at) => {
    const own = LETTER * [...String(text ?? '')].length;
    const x = Number(scales.x?.(xs[at]) ?? xs[at]);
    return {
      x: Math.max(own / 2, Math.min(width - own / 2, x)),
      y: Number(scales.y?.(ys[at]) ?? ys[at]),
      width: own,
    };
  });
}

/** Words centred on a value, but never beyond the edges of the picture. */
export function inside(options: Plot.TextOptions): Plot.TextOptions {
  return Plot.initializer(options, (data, facets, channels, scales, dimensions) => {
    const places = placesInside(channels, scales, dimensions);
    return { data, facets, channels: { x: { value: places.map(({ x }) => x) } } };
  });
}
