/** Influencers as dots between a figure and their return: does what is paid, reached or engaged show in it. */
import { type FigureId, figureLabel, figureNeeds, figureUnit } from '../../../core/measure/figures.ts';
import { type MetricRow, measure } from '../../../core/measure/measure.ts';
import { spearman } from '../../../core/measure/ranks.ts';
import { breakEvenRoas } from '../../break-even.ts';
import { type Chart, defineChart } from '../../chart.ts';
import { colours, platformColour } from '../../colours.ts';
import type { Context } from '../../context.ts';
import type { Line } from '../../draw/bars.ts';
import { type Dot, scatter } from '../../draw/scatter.ts';
import { nameCell } from '../../members.ts';
import { nameOf } from '../../names.ts';
import { pickOf } from '../../pick.ts';
import { correlationText, moreOf, relation } from '../../relation.ts';
import { csvOf } from '../../take-away.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../../words.ts';

interface Dots {
  readonly id: string;
  readonly x: keyof typeof moreOf;
  /** Marks where each follower tier begins. */
  readonly tiers?: true;
}

/** What they are held against. */
const y = 'roas' satisfies FigureId;

/** A relation among fewer is a relation by chance. */
const LEAST_DOTS = 10;

export function influencerDots({ id, x, tiers }: Dots): Chart {
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
      group: nameOf(context, 'platform', row.at.platform ?? null),
      named: named.has(row.at.influencer),
    }));
    const rank = rows.length < LEAST_DOTS ? null : spearman(xs, ys);
    const parted = tiers ? tierLines(context, xs) : [];
    const lines = [{ value: breakEvenRoas(cube), name: 'break-even', colour: colours.loss }];
    return {
      title: {
        text: rank === null ? needs(x, rows.length) : relation(moreOf[x], rank, figureLabel(y), rows.length),
        metric: y,
        as: 'correlation',
        value: rank,
        n: rows.length,
        where: '',
      },
      subtitle: `${figureLabel(y)} against ${figureLabel(x).toLowerCase()} by influencer, coloured by platform, ${periodOf(context)}${parted.length === 0 ? '' : '; lines where each follower tier begins'}`,
      alt: `A dot for each of ${counted(context, drawn.length, 'influencer')}: ${figureLabel(x).toLowerCase()} to the right, ${figureLabel(y)} upwards.`,
      footnote: [
        ...(rank === null ? [] : [`rank correlation (Spearman) ${correlationText(format, rank)}`]),
        counted(context, rows.length, 'influencer'),
        ...(drawn.length < rows.length ? [`${rows.length - drawn.length} at 0 not drawn`] : []),
      ].join(' · '),
      method: y,
      needs: { along: ['influencer'], measures: ['spend', ...figureNeeds(x)] },
      empty:
        dots.length === 1
          ? 'There is one influencer to draw, and none to compare with.'
          : `${figureLabel(x)} and ${figureLabel(y)} are not both recorded for any influencer.`,
      picks: drawn.map(({ at }) => pickOf('influencer', at.influencer ?? null)),
      drawing:
        dots.length < 2
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
        rows: byReturn(rows).map((row) => [
          nameCell(context, 'influencer', row.at.influencer ?? null),
          textCell(row.at.platform ?? 'not recorded'),
          exactCell(context, row.values[x] ?? null, figureUnit(x)),
          exactCell(context, row.values[y] ?? null, figureUnit(y)),
        ]),
        empty: 'No influencers.',
        ...csvOf(context, 'influencers'),
      },
    };
  });
}

/** Most first. */
function byReturn(rows: readonly MetricRow[]): MetricRow[] {
  return rows.toSorted((a, b) => (b.values[y] ?? 0) - (a.values[y] ?? 0));
}

/** Where each tier begins, as far as there are influencers on both sides. */
function tierLines({ report, cube }: Context, followers: readonly number[]): Line[] {
  const [least, most] = [Math.min(...followers), Math.max(...followers)];
  return (Object.entries(report.tiers) as [string, number][])
    .filter(([tier, from]) => cube.dictionaries.tier.includes(tier) && from > least && from < most)
    .map(([tier, from]) => ({ value: from, name: tier, colour: colours.quiet }));
}

function isWide(values: readonly number[]): boolean {
  const positive = values.filter((value) => value > 0);
  return positive.length >= values.length * 0.8 && Math.max(...positive) > 100 * Math.min(...positive);
}

function needs(x: keyof typeof moreOf, n: number): string {
  return `Whether ${moreOf[x]} go with ${figureLabel(y)} needs at least ${LEAST_DOTS} influencers who differ, has ${n}`;
}
