/** Influencers as dots between two figures: does what is paid, reached or engaged show in the return. */
import { type FigureId, figureLabel, figureUnit } from '../../core/measure/figures.ts';
import { measure } from '../../core/measure/measure.ts';
import { median, spearman } from '../../core/measure/ranks.ts';
import { breakEvenRoas } from '../break-even.ts';
import { type Chart, defineChart } from '../chart.ts';
import { colours, platformColour } from '../colours.ts';
import { type Dot, scatter } from '../draw/scatter.ts';
import { nameOf } from '../names.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

interface Dots {
  readonly id: string;
  readonly x: FigureId;
  readonly y: FigureId;
  /** A sentence's words for the figures: "followers" and "ROAS". */
  readonly words: readonly [x: string, y: string];
  /** Parts the chart at the median of x as well, into quadrants. */
  readonly quadrants?: true;
}

/** A relation among fewer is a relation by chance. */
const LEAST_DOTS = 10;

export function influencerDots({ id, x, y, words, quadrants }: Dots): Chart {
  return defineChart(id, (context) => {
    const { cube, where, format } = context;
    const rows = measure(cube, { by: ['influencer', 'platform'], figures: [x, y], where }).filter(
      ({ values, at }) =>
        at.influencer !== null && typeof values[x] === 'number' && typeof values[y] === 'number',
    );
    const xs = rows.map(({ values }) => values[x] ?? 0);
    const ys = rows.map(({ values }) => values[y] ?? 0);
    const log = { x: isWide(xs), y: isWide(ys) };
    // What has no place on a scale of tenfolds is not drawn, and counted below.
    const drawn = rows.filter(
      ({ values }) => (!log.x || (values[x] ?? 0) > 0) && (!log.y || (values[y] ?? 0) > 0),
    );
    const named = new Set(
      drawn
        .toSorted((a, b) => (b.values[y] ?? 0) - (a.values[y] ?? 0))
        .slice(0, 3)
        .map(({ at }) => at.influencer),
    );
    const dots: Dot[] = drawn.map((row) => ({
      name: nameOf(context, 'influencer', row.at.influencer ?? null),
      x: row.values[x] ?? 0,
      y: row.values[y] ?? 0,
      colour: platformColour(row.at.platform ?? null),
      named: named.has(row.at.influencer),
    }));
    const rank = rows.length < LEAST_DOTS ? null : spearman(xs, ys);
    const middle = quadrants ? median(xs) : null;
    const parted = middle === null ? [] : [{ value: middle, name: 'median', colour: colours.quiet }];
    const lines =
      y === 'roas' ? [{ value: breakEvenRoas(cube), name: 'break-even', colour: colours.loss }] : [];
    return {
      title: {
        text: rank === null ? needs(words, rows.length) : relation(words, rank),
        metric: y,
        value: rank,
        n: rows.length,
        where: '',
      },
      subtitle: `${figureLabel(y)} against ${figureLabel(x).toLowerCase()} by influencer, coloured by platform, ${periodOf(context)}`,
      alt: `A dot for each of ${counted(context, drawn.length, 'influencer')}: ${figureLabel(x).toLowerCase()} to the right, ${figureLabel(y)} upwards.`,
      footnote: [
        ...(rank === null
          ? []
          : [`rank correlation (Spearman) ${format.exact(Number(rank.toFixed(2)), 'count')}`]),
        counted(context, rows.length, 'influencer'),
        ...(drawn.length < rows.length ? [`${rows.length - drawn.length} at 0 not drawn`] : []),
      ].join(' · '),
      method: y,
      empty: `${figureLabel(x)} and ${figureLabel(y)} are not both recorded for any influencer.`,
      drawing:
        dots.length === 0
          ? null
          : scatter(
              dots,
              { label: figureLabel(x), unit: figureUnit(x), log: log.x, lines: parted },
              { label: figureLabel(y), unit: figureUnit(y), log: log.y, lines },
            ),
      table: {
        caption: `${figureLabel(y)} and ${figureLabel(x).toLowerCase()} by influencer`,
        columns: [
          textColumn('influencer', 'Influencer'),
          textColumn('platform', 'Platform'),
          { id: x, label: figureLabel(x), unit: figureUnit(x) },
          { id: y, label: figureLabel(y), unit: figureUnit(y) },
        ],
        rows: rows.map((row) => [
          textCell(nameOf(context, 'influencer', row.at.influencer ?? null)),
          textCell(row.at.platform ?? 'not recorded'),
          exactCell(context, row.values[x] ?? null, figureUnit(x)),
          exactCell(context, row.values[y] ?? null, figureUnit(y)),
        ]),
        empty: 'No influencers.',
      },
    };
  });
}

function isWide(values: readonly number[]): boolean {
  const positive = values.filter((value) => value > 0);
  return positive.length >= values.length * 0.8 && Math.max(...positive) > 100 * Math.min(...positive);
}

function needs([x, y]: Dots['words'], n: number): string {
  return `Whether ${x} go with ${y} needs at least ${LEAST_DOTS} influencers who differ, has ${n}`;
}

/** From which rank correlation on a relation is called none, weak, clear or strong. */
const WEAK = 0.1;
const CLEAR = 0.3;
const STRONG = 0.6;

function relation([x, y]: Dots['words'], rank: number): string {
  const size = Math.abs(rank);
  if (size < WEAK) return `${capital(x)} say nothing about ${y}`;
  const strength = size < CLEAR ? 'slightly' : size < STRONG ? 'clearly' : 'strongly';
  return `${capital(x)} go ${strength} with ${rank > 0 ? 'higher' : 'lower'} ${y}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
