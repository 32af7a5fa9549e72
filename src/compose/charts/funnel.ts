import * as Plot from '@observablehq/plot';
import { measure, total } from '../../core/measure/measure.ts';
import type { Sums } from '../../core/measure/measures.ts';
import { plus, ratio } from '../../core/measure/metric.ts';
import { isRelated } from '../../core/measure/related.ts';
import { plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours, platformColour } from '../colours.ts';
import type { Context } from '../context.ts';
import { LEAST_ORDERS } from '../least-orders.ts';
import { nameOf } from '../names.ts';
import type { Needs } from '../told.ts';
import type { Claim, Drawing } from '../view.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

/** The steps from being seen to a sale; clicks are a step where posts record them. */
const steps = ['Reach', 'Engagements', 'Clicks', 'Orders'] as const;
type Step = (typeof steps)[number];

interface Funnel {
  readonly name: string;
  /** `null` = of everything. */
  readonly platform: string | null;
  readonly colour: string;
  readonly counts: Readonly<Record<Step, number | null>>;
}

/** Orders beside the reach that they came of. */
export const funnelNeeds = { along: ['platform'], figures: ['conversion_rate'] } as const satisfies Needs;

/** How many are left at each step, by platform: a steeper fall is a greater loss. */
export const funnel = defineChart('funnel', (context) => {
  const { cube, where, format } = context;
  const figures = ['reach', 'likes', 'comments', 'clicks', 'orders'] as const;
  // A part of the orders beside all of the reach is no step of it.
  const isTogether = isRelated(cube, 'conversion_rate', [], where);
  const countsOf = (sums: Sums) => stepsOf(isTogether ? sums : { ...sums, orders: null });
  const whole = countsOf(total(cube, figures, where).sums);
  const platforms: Funnel[] = measure(cube, { by: ['platform'], figures, where })
    .filter(({ at, sums }) => at.platform !== null && (sums.reach ?? 0) > 0)
    .sort((a, b) => (b.sums.reach ?? 0) - (a.sums.reach ?? 0))
    .map(({ at, sums }) => ({
      name: nameOf(context, 'platform', at.platform ?? null),
      platform: at.platform ?? null,
      colour: platformColour(at.platform ?? null),
      counts: countsOf(sums),
    }));
  const taken = steps.filter((step) => step !== 'Clicks' || (whole.Clicks ?? 0) > 0);
  return {
    title: finding(context, platforms, whole),
    subtitle: `${format.list(taken)} by platform, ${periodOf(context)}; log scale, so that lines fall alike where the same share is lost`,
    alt: `A line for each of ${counted(context, platforms.length, 'platform')} from ${format.list(taken.map((step) => `${step.toLowerCase()} (${format.short(whole[step], 'count')} in all)`))}.`,
    footnote: `${counted(context, whole.Orders ?? 0, 'attributed order')} by the influencer’s platform, reach and engagement by the post’s · tracking_data, posts`,
    method: 'conversion_rate',
    needs: funnelNeeds,
    empty: 'No reach is recorded in this selection, so there is no funnel to follow.',
    drawing: platforms.length === 0 ? null : drawing(platforms, whole, taken),
    table: {
      caption: 'From reach to orders by platform',
      columns: [
        textColumn('platform', 'Platform'),
        ...taken.map((step) => ({ id: step.toLowerCase(), label: step, unit: 'count' as const })),
        { id: 'engaged', label: 'Engagements ÷ reach', unit: 'rate' },
        { id: 'ordered', label: 'Orders ÷ engagements', unit: 'rate' },
        { id: 'converted', label: 'Orders ÷ reach', unit: 'rate' },
      ],
      rows: [...platforms, { name: 'All', counts: whole }].map(({ name, counts }) => [
        textCell(name),
        ...taken.map((step) => exactCell(context, counts[step], 'count')),
        exactCell(context, ratio(counts.Engagements, counts.Reach), 'rate'),
        exactCell(context, ratio(counts.Orders, counts.Engagements), 'rate'),
        exactCell(context, ratio(counts.Orders, counts.Reach), 'rate'),
      ]),
      empty: 'No platforms.',
    },
  };
});

function stepsOf({ reach, likes, comments, clicks, orders }: Sums): Funnel['counts'] {
  return { Reach: reach, Engagements: plus(likes, comments), Clicks: clicks, Orders: orders };
}

interface Point {
  readonly step: Step;
  readonly name: string;
  readonly count: number;
}

const HEIGHT = 320;
/** Lines of text below each other need so many pixels. */
const LINE = 15;

function drawing(platforms: readonly Funnel[], whole: Funnel['counts'], taken: readonly Step[]): Drawing {
  return (canvas, width) => {
    const { format } = canvas;
    const narrow = width < 500;
    const pointsOf = ({ name, counts }: Pick<Funnel, 'name' | 'counts'>): Point[] =>
      taken.flatMap((step) => {
        const count = counts[step] ?? 0;
        // What is nothing has no place on a scale of tenfolds: the line ends before it.
        return count > 0 ? [{ step, name, count }] : [];
      });
    const all = pointsOf({ name: 'All', counts: whole });
    const ends = platforms.flatMap((one) => {
      const last = pointsOf(one).at(-1);
      return last ? [{ ...last, colour: one.colour, lost: last.step !== 'Orders' }] : [];
    });
    const counts = [...all, ...platforms.flatMap(pointsOf)].map(({ count }) => count);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const perPixel = Math.log(Math.max(2, (2 * most) / least)) / (HEIGHT - 50);
    const label = ({ name, count, lost }: (typeof ends)[number]) =>
      narrow ? name : lost ? `${name} no order` : `${name} ${format.tick(count, 'count')}`;
    const room = Math.max(...ends.map((end) => label(end).length)) * 6.3 + 18;
    const placed = apart(ends, perPixel);
    // Names that were moved below the lowest line need room there.
    const below = Math.max(0, ...placed.map(({ place }) => Math.log(least / place) / perPixel));
    return plot(canvas, width, {
      height: HEIGHT + below,
      marginLeft: narrow ? 34 : 60,
      marginRight: Math.min(room, width * 0.38),
      marginTop: 34,
      marginBottom: 16 + below,
      x: { type: 'point', domain: [...taken], axis: 'top', label: null, tickSize: 0, padding: 0 },
      y: { type: 'log', domain: [least, 2 * Math.max(most, least)], axis: null },
      marks: [
        Plot.ruleX(taken, { stroke: colours.faint }),
        // Dots of their own: Plot names the markers of a line by how many it has drawn before.
        ...platforms.flatMap((one) => [
          Plot.lineY(pointsOf(one), { x: 'step', y: 'count', stroke: one.colour, strokeWidth: 2 }),
          Plot.dot(pointsOf(one), { x: 'step', y: 'count', fill: one.colour, r: 2.5 }),
        ]),
        Plot.lineY(all, { x: 'step', y: 'count', stroke: colours.ink, strokeDasharray: '2 3' }),
        ...all.map((point, at) =>
          Plot.text([point], {
            x: 'step',
            y: 'count',
            text: ({ count }: Point) => `${at === 0 ? 'all ' : ''}${format.tick(count, 'count')}`,
            dy: -11,
            textAnchor: at === 0 ? 'start' : at === all.length - 1 ? 'end' : 'middle',
            fill: colours.ink,
            stroke: colours.paper,
            strokeWidth: 4,
          }),
        ),
        ...placed.map((end) =>
          Plot.text([end], {
            x: () => taken.at(-1),
            y: 'place',
            text: label,
            textAnchor: 'start',
            dx: 9,
            fill: colours.ink,
          }),
        ),
      ],
    });
  };
}

/** Labels at the end of lines, moved up and down until none covers another. */
function apart<P extends Point>(ends: readonly P[], perPixel: number): (P & { readonly place: number })[] {
  const sorted = ends.toSorted((a, b) => a.count - b.count);
  const places: number[] = [];
  for (const { count } of sorted) {
    places.push(Math.max(Math.log(count), (places.at(-1) ?? Number.NEGATIVE_INFINITY) + LINE * perPixel));
  }
  // Pushed upwards as a whole they would stand above their lines: half of it is taken back.
  const pushed = places.map((place, at) => place - Math.log(sorted[at]?.count ?? 1));
  const back = Math.max(0, ...pushed) / 2;
  return sorted.map((end, at) => ({ ...end, place: Math.exp((places[at] ?? 0) - back) }));
}

function finding(context: Context, platforms: readonly Funnel[], whole: Funnel['counts']): Claim {
  const { format } = context;
  const claim = { metric: 'conversion_rate', n: whole.Orders ?? 0 } as const;
  if (platforms.length === 0) return { ...claim, value: null, where: '', text: 'No reach is recorded' };
  const one = (counts: Funnel['counts']) => ratio(counts.Engagements, counts.Orders);
  const rated = platforms
    .filter(({ counts }) => (counts.Orders ?? 0) >= LEAST_ORDERS && (one(counts) ?? 0) > 0)
    .sort((a, b) => (one(a.counts) ?? 0) - (one(b.counts) ?? 0));
  const [best, worst] = [rated[0], rated.at(-1)];
  const many = (counts: Funnel['counts']) => format.exact(Math.round(one(counts) ?? 0), 'count');
  const value = ratio(whole.Orders, whole.Reach);
  if (best === undefined || worst === undefined || best === worst) {
    const text =
      (whole.Orders ?? 0) > 0 && one(whole) !== null
        ? `One order came for every ${many(whole)} engagements`
        : whole.Orders === null
          ? 'Orders are not told along what is selected'
          : 'No order was tracked, whatever was seen';
    return { ...claim, value, where: '', text };
  }
  return {
    ...claim,
    value: ratio(best.counts.Orders, best.counts.Reach),
    where: `platform ${best.platform}`,
    text: `On ${best.name} one order came for every ${many(best.counts)} engagements, on ${worst.name} for every ${many(worst.counts)}`,
  };
}
