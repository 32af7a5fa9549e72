import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { createDocument, serialize } from '../../src/build/server-document.ts';

// Fixed figures with everything that needs escaping: quotes, angle brackets, ampersands, hard spaces, ₹.
const platforms = ['Insta & "Gram"', "<YouTube> 'shorts'", 'Face\u00a0book'];
const rows = Array.from({ length: 200 }, (_, index) => ({
  day: new Date(Date.UTC(2026, 0, 1 + index)),
  revenue: 60 + 50 * Math.sin(index / 9),
  platform: platforms[index % 3],
  weekday: 'MTWTFSS'.charAt(index % 7) + (index % 7),
  note: `₹ ${index} earned & spent on a "post" whose caption is long <enough> to be wrapped`,
}));
const few = rows.slice(0, 9);

const charts: Record<string, Plot.PlotOptions> = {
  'line, time scale, grid': {
    grid: true,
    marks: [Plot.lineY(rows, { x: 'day', y: 'revenue', stroke: 'platform' })],
  },
  'line of varying colour': {
    marks: [Plot.lineY(rows, Plot.windowY(7, { x: 'day', y: 'revenue', z: null, stroke: 'revenue' }))],
  },
  'line of points and rules': {
    x: { type: 'point' },
    marks: [
      Plot.line(few, { x: 'note', y: 'revenue' }),
      Plot.ruleY([0]),
      Plot.ruleX(few, { x: 'note', y1: 0 }),
    ],
  },
  'stacked area, css variables': {
    marks: [
      Plot.areaY(
        rows,
        Plot.binX({ y: 'sum' }, {
          x: 'day',
          y: 'revenue',
          fill: 'platform',
          stroke: 'var(--ink)',
        } as Plot.AreaYOptions),
      ),
    ],
  },
  'bars across with labels': {
    marginLeft: 120,
    x: { label: 'Revenue (₹) → "all"', tickFormat: 's', percent: true },
    marks: [
      Plot.barX(rows, Plot.groupY({ x: 'sum' }, { y: 'platform', x: 'revenue', sort: { y: '-x' }, rx: 3 })),
      Plot.text(
        rows,
        Plot.groupY({ x: 'sum', text: 'count' }, { y: 'platform', x: 'revenue', dx: 4, fontWeight: 600 }),
      ),
    ],
  },
  'stacked bars with titles and links': {
    marks: [
      Plot.barY(
        few,
        Plot.stackY({
          x: 'platform',
          y: 'revenue',
          title: 'note',
          href: 'note',
          target: '_blank',
          insetTop: 1,
          rx: 2,
        }),
      ),
    ],
  },
  'dots with symbols, sizes and a log scale': {
    x: { type: 'log' },
    r: { range: [0, 9] },
    marks: [
      Plot.dot(rows, {
        x: 'revenue',
        y: 'weekday',
        r: 'revenue',
        symbol: 'platform',
        stroke: 'platform',
        title: 'note',
      }),
    ],
  },
  'dodged dots': {
    height: 200,
    marks: [Plot.dot(rows, Plot.dodgeY({ x: 'revenue', fill: 'platform', padding: 0.5 }))],
  },
  'wrapped text': {
    marks: [
      Plot.text(few, {
        x: 'day',
        y: 'revenue',
        text: 'note',
        lineWidth: 8,
        lineAnchor: 'bottom',
        rotate: 10,
      }),
    ],
  },
  'text cut short': {
    marks: [
      Plot.text(few, {
        x: 'day',
        y: 'revenue',
        text: 'note',
        lineWidth: 8,
        textOverflow: 'ellipsis',
        stroke: 'white',
      }),
    ],
  },
  'heat map': {
    padding: 0,
    color: { type: 'quantize', scheme: 'blues', n: 5 },
    marks: [
      Plot.cell(
        rows,
        Plot.group({ fill: 'mean' }, { x: 'weekday', y: 'platform', fill: 'revenue', inset: 0.5 }),
      ),
    ],
  },
  'histogram in facets': {
    facet: { data: rows, y: 'platform' },
    fy: { label: null },
    marks: [
      Plot.frame({ strokeOpacity: 0.2 }),
      Plot.rectY(
        rows,
        Plot.binX<Plot.RectYOptions>(
          { y: 'count' },
          { x: 'revenue', fill: 'weekday', mixBlendMode: 'multiply' },
        ),
      ),
      Plot.gridX({ interval: 20, strokeDasharray: '2 2' }),
    ],
  },
  'facets across and down': {
    facet: { data: rows, x: 'platform', y: 'weekday', marginRight: 60 },
    marks: [
      Plot.frame(),
      Plot.dot(rows, { x: 'day', y: 'revenue', r: 1, facet: 'exclude' }),
      Plot.dot(rows, { x: 'day', y: 'revenue' }),
    ],
  },
  'axes with their options': {
    ariaLabel: 'Revenue & "more"',
    ariaDescription: '<all>',
    marks: [
      Plot.axisX({ ticks: 'month', tickFormat: '%b\n%Y', tickRotate: -30, anchor: 'top', label: 'Day' }),
      Plot.axisY({ anchor: 'right', tickSize: 0, labelAnchor: 'center', textStroke: 'white' }),
      Plot.crosshair(few, { x: 'day', y: 'revenue' }).filter(() => false),
      Plot.linearRegressionY(rows, { x: 'day', y: 'revenue' }),
    ].flat(),
  },
  'vectors, links and arrows': {
    marks: [
      Plot.link(few, { x1: 'day', y1: 0, x2: 'day', y2: 'revenue', strokeLinecap: 'round' }),
      Plot.arrow(few, { x1: 'day', y1: 0, x2: 'day', y2: 'revenue', bend: true }),
      Plot.vector(few, { x: 'day', y: 'revenue', length: 'revenue' }),
      Plot.tickX(few, { x: 'day', strokeWidth: 3 }),
      Plot.image(few, { x: 'day', y: 'revenue', src: 'note' }),
    ],
  },
  'a figure with a title and inline style': {
    title: 'Revenue & ROAS',
    subtitle: '"twelve" months',
    caption: '<note>',
    style: { maxWidth: '300px', color: 'red' },
    marks: [Plot.lineY(few, { x: 'day', y: 'revenue' })],
  },
  'style as text': { style: 'color: red;', marks: [Plot.lineY(few, { x: 'day', y: 'revenue' })] },
  'nothing to draw': { x: { domain: [0, 1] }, marks: [Plot.dot([], { x: 'a', y: 'b' })] },
};

/** Plot counts its ids up through a process; these charts carry ids, which are renumbered. */
const withIds: Record<string, Plot.PlotOptions> = {
  'clipped to the frame': { marks: [Plot.areaY(rows, { x: 'day', y: 'revenue', clip: true })] },
  markers: {
    marks: [
      Plot.lineY(few, { x: 'day', y: 'revenue', stroke: 'platform', marker: 'circle', markerEnd: 'arrow' }),
    ],
  },
  difference: { marks: [Plot.differenceY(rows, { x: 'day', y1: 70, y2: 'revenue' })] },
  waffle: { marks: [Plot.waffleY(rows, Plot.groupX({ y: 'count' }, { x: 'platform', fill: 'platform' }))] },
};

const browserLike = new JSDOM('').window.document;

function drawBoth(options: Plot.PlotOptions): { expected: string; actual: string } {
  return {
    expected: Plot.plot({ ...options, document: browserLike }).outerHTML,
    actual: serialize(Plot.plot({ ...options, document: createDocument() })),
  };
}

function countFromOne(markup: string): string {
  const ids = new Map<string, string>();
  return markup.replace(/plot-(clip|marker|pattern)-\d+/g, (id) => {
    if (!ids.has(id)) ids.set(id, `id-${ids.size + 1}`);
    return ids.get(id) ?? id;
  });
}

describe('draws what jsdom draws, byte for byte', () => {
  test.each(Object.entries(charts))('%s', (_, options) => {
    const { expected, actual } = drawBoth(options);
    expect(actual).toBe(expected);
  });

  test.each(Object.entries(withIds))('%s', (_, options) => {
    const { expected, actual } = drawBoth(options);
    expect(countFromOne(actual)).toBe(countFromOne(expected));
  });
});

describe('after drawing', () => {
  const drawn = () =>
    Plot.plot({ marks: [Plot.dot(few, { x: 'day', y: 'revenue' })], document: createDocument() });

  test("the chart's inner style and labels can be taken out", () => {
    const svg = drawn();
    svg.querySelector('style')?.remove();
    for (const labelled of svg.querySelectorAll('[aria-label]')) labelled.removeAttribute('aria-label');
    expect(serialize(svg)).not.toMatch(/<style|aria-label/);
  });

  test('a title can be put first', () => {
    const svg = drawn();
    const title = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = 'Revenue < spend';
    svg.prepend(title);
    svg.setAttribute('role', 'img');
    expect(serialize(svg)).toMatch(/^<svg [^>]*role="img"><title>Revenue &lt; spend<\/title><style>/);
  });

  test('a selector beyond its means is an error, not an empty answer', () => {
    expect(() => drawn().querySelectorAll('g > path')).toThrow(
      `The server's document does not know the selector "g > path".`,
    );
  });
});
