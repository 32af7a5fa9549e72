import * as Plot from '@observablehq/plot';

/** Dots from which on one path draws all of a colour: an element each would be most of a page's bytes. */
const MANY = 800;

interface DotOptions {
  readonly x: string;
  readonly y: string;
  /** Names the field that holds each dot's colour. */
  readonly fill: string;
  readonly opacity: number;
  /** In pixels; of many dots they are smaller. */
  readonly r: number;
}

/** A dot for each; thousands as lines of no length with round ends, which look the same. */
export function dots(data: readonly object[], { x, y, fill, opacity, r }: DotOptions): Plot.Dot {
  if (data.length <= MANY) return Plot.dot(data, { x, y, fill, fillOpacity: opacity, r });
  return Plot.dot(data, {
    x,
    y,
    fill,
    r: 1,
    render(index, _scales, values, _dimensions, context) {
      const svg = 'http://www.w3.org/2000/svg';
      const group = context.document.createElementNS(svg, 'g') as SVGGElement;
      for (const [colour, own] of Map.groupBy(index, (at) => String(values.fill?.[at]))) {
        const path = context.document.createElementNS(svg, 'path');
        const place = (at: number) => `M${values.x?.[at]?.toFixed(1)},${values.y?.[at]?.toFixed(1)}h0`;
        path.setAttribute('d', own.map(place).join(''));
        path.setAttribute('stroke', colour);
        path.setAttribute('stroke-width', String(r * 1.2));
        path.setAttribute('stroke-linecap', 'round');
        path.setAttribute('stroke-opacity', String(opacity));
        group.appendChild(path);
      }
      return group;
    },
  });
}
