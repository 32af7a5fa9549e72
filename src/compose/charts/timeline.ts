import * as Plot from '@observablehq/plot';
import { isoDay, isoMonth } from '../../core/calendar.ts';
import { grainOf } from '../../core/measure/carries.ts';
import { total } from '../../core/measure/measure.ts';
import { plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { steppedArea } from '../draw/stepped-area.ts';
import { evenTicks } from '../draw/ticks.ts';
import { ofTold } from '../part-told.ts';
import { closedSteps, courseOfSums, instant, timeAxis, trailingSums } from '../time.ts';
import { inSteps, type Step, stepFor } from '../time-steps.ts';
import { noRevenue } from '../unsold.ts';
import type { Claim, Drawing } from '../view.ts';
import { counted, dotted, exactCell, periodOf, textCell } from '../words.ts';

const SPAN = 7;

interface Day {
  readonly day: number;
  /** Days that it stands for: all of a week or month where the cube has no days. */
  readonly span: number;
  readonly date: Date;
  readonly revenue: number;
  readonly orders: number;
  /** `null` = posts are not recorded along what is selected. */
  readonly posts: number | null;
  readonly mean: number | null;
}

/** One campaign, or one influencer, day by day: what was posted below what it brought. */
export const timeline = defineChart('timeline', (context) => {
  const { cube } = context;
  const days = daysOf(context);
  const orders = sum(days, 'orders');
  const grain = grainOf(context.cube);
  const step = stepFor(sum(days, 'span'), grain);
  const posts = days.every((day) => day.posts === null) ? null : sum(days, 'posts');
  return {
    title: finding(context, days, orders, posts),
    subtitle: `${step === 'day' ? `Attributed revenue by day, its ${SPAN}-day mean` : `Attributed revenue of the mean day of each ${step}`}${posts === null ? '' : ` and below it the posts of the ${step}`}, ${periodOf(context)}`,
    alt: `Attributed revenue for each of ${counted(context, inSteps(days, step).length, step)}${posts === null ? '' : `, with ${counted(context, posts, 'post')} marked below on the ${step}s they appeared`}.`,
    footnote: dotted(
      counted(context, orders, 'attributed order'),
      ...withheldNote(context, orders),
      posts === null ? 'posts are not recorded along what is selected' : counted(context, posts, 'post'),
      posts === null ? 'tracking_data' : 'tracking_data, posts',
    ),
    method: 'revenue',
    needs: { dated: true },
    empty:
      orders === 0 && (posts ?? 0) === 0
        ? `No post and no ${cube.withheld === null ? 'tracked' : 'told'} order in this selection, so there is no course to draw.`
        : `One ${step} is no course: its figures are above.`,
    drawing: (orders === 0 && (posts ?? 0) === 0) || days.length < 2 ? null : drawing(days, step),
    table: {
      caption: `Revenue, orders and posts by ${grain}`,
      columns: [
        { id: 'day', label: grain === 'day' ? 'Day' : `First day of the ${grain}`, unit: 'day' },
        { id: 'revenue', label: 'Attributed revenue', unit: 'money' },
        { id: 'orders', label: 'Attributed orders', unit: 'count' },
        { id: 'posts', label: 'Posts', unit: 'count' },
      ],
      // Days with neither would be most rows of a long period, and say nothing.
      rows: days
        .filter((day) => day.revenue !== 0 || day.orders !== 0 || (day.posts ?? 0) !== 0)
        .map((day) => [
          textCell(isoDay(day.day)),
          exactCell(context, day.revenue, 'money'),
          exactCell(context, day.orders, 'count'),
          exactCell(context, day.posts, 'count'),
        ]),
      empty: 'No days.',
    },
  };
});

function daysOf({ cube, where }: Context): Day[] {
  const sums = courseOfSums(cube, ['revenue', 'orders', 'posts'], where);
  const [revenue, orders, posts] = [sums.of('revenue') ?? [], sums.of('orders') ?? [], sums.of('posts')];
  const means = trailingSums(revenue, SPAN);
  return sums.days.map((day, at) => {
    const mean = means[at] ?? null;
    return {
      day,
      span: sums.spans[at] ?? 1,
      date: instant(day),
      revenue: revenue[at] ?? 0,
      orders: orders[at] ?? 0,
      posts: posts === null ? null : (posts[at] ?? 0),
      mean: mean === null ? null : mean / SPAN,
    };
  });
}

function sum(days: readonly Day[], of: 'orders' | 'posts' | 'revenue' | 'span'): number {
  return days.reduce((total, day) => total + (day[of] ?? 0), 0);
}

/** Share of the height that posts take, below the line of 0. */
const BELOW = 0.2;

function drawing(days: readonly Day[], step: Step): Drawing {
  const stretches = inSteps(days, step).map(({ day, date, days: own }) => ({
    day,
    date,
    middle: instant(day + sum(own, 'span') / 2),
    revenue: sum(own, 'revenue') / sum(own, 'span'),
    posts: sum(own, 'posts'),
    mean: own[0]?.mean ?? null,
  }));
  const highest = Math.max(0, ...stretches.map(({ revenue }) => revenue));
  // Posts without any revenue hang from a line of 0 alone.
  const top = highest || 1;
  const least = Math.min(0, ...stretches.map(({ revenue }) => revenue));
  const most = Math.max(1, ...stretches.map(({ posts }) => posts));
  const posted = stretches.filter(({ posts }) => posts > 0);
  const ticks = evenTicks(highest, 4);
  const closed = closedSteps(stretches, (days.at(-1)?.day ?? 0) + (days.at(-1)?.span ?? 1) - 1);
  return (canvas, width) => {
    const room = (width - 72) / Math.max(1, stretches.length);
    return plot(canvas, width, {
      height: width < 500 ? 230 : 290,
      marginLeft: 64,
      marginRight: 8,
      x: timeAxis(canvas, width, closed),
      y: { axis: null, label: null, domain: [Math.min(least, posted.length === 0 ? 0 : -BELOW * top), top] },
      marks: [
        Plot.gridY(ticks),
        Plot.axisY(ticks, { text: (value: number) => canvas.format.tick(value, 'money'), tickSize: 0 }),
        steppedArea(closed, ({ revenue }) => revenue, { fill: colours.revenue, fillOpacity: 0.35 }),
        Plot.lineY(step === 'day' ? stretches : [], {
          x: 'date',
          y: 'mean',
          stroke: colours.revenue,
          strokeWidth: 2,
        }),
        Plot.ruleY([0], { stroke: colours.quiet }),
        // From the line of 0 downwards, the longer the more posts.
        Plot.ruleX(posted, {
          x: 'middle',
          y1: () => -0.03 * top,
          y2: ({ posts }: { posts: number }) => -(0.05 + ((BELOW - 0.05) * posts) / most) * top,
          stroke: colours.ink,
          strokeWidth: Math.max(1.5, Math.min(6, 0.7 * room)),
        }),
        ...(posted.length === 0
          ? []
          : [
              Plot.text([0], {
                y: () => (-BELOW / 2) * top,
                frameAnchor: 'left',
                dx: -8,
                dy: most === 1 ? 0 : 8,
                textAnchor: 'end',
                text: () => (most === 1 ? 'posts' : `posts,\nup to ${most}`),
                fill: colours.soft,
              }),
            ]),
      ],
    });
  };
}

function finding(context: Context, days: readonly Day[], orders: number, posts: number | null): Claim {
  const { format } = context;
  const grain = grainOf(context.cube);
  const claim = { metric: 'revenue', n: orders } as const;
  const best = days.reduce<Day | null>(
    (most, day) => (day.revenue > (most?.revenue ?? 0) ? day : most),
    null,
  );
  const posted = posts === null ? '' : `${counted(context, posts, 'post')}`;
  const told = ofTold(context, grain === 'none' ? 'day' : grain);
  if (best === null) {
    return {
      ...claim,
      value: sum(days, 'revenue'),
      where: '',
      text: told
        ? `Revenue is withheld from every ${grain}`
        : posts === null || posts === 0
          ? noRevenue(context, 'No revenue was tracked')
          : `${posted} and no tracked revenue`,
    };
  }
  return {
    ...claim,
    value: best.revenue,
    where: `${grain} ${isoDay(best.day)}`,
    text:
      grain === 'day'
        ? `${told}${told ? 'revenue' : 'Revenue'} was highest on ${format.day(best.day)}, ${format.short(best.revenue, 'money')}${sincePost(context, days, best)}`
        : `${told}${told ? 'revenue' : 'Revenue'} was highest in ${grain === 'month' ? format.month(isoMonth(best.day)) : `the week of ${format.day(best.day)}`}, ${format.short(best.revenue, 'money')}`,
  };
}

/** How long before the best day the last post was; nothing where there was none. */
function sincePost(context: Context, days: readonly Day[], best: Day): string {
  const last = days.findLast(({ day, posts }) => day <= best.day && (posts ?? 0) > 0);
  if (last === undefined) return '';
  const gap = best.day - last.day;
  return gap === 0 ? ', a day with a post' : `, ${counted(context, gap, 'day')} after a post`;
}

/** Orders that are told without their days, so that no few buyers are. */
function withheldNote(context: Context, dated: number): string[] {
  const { cube, where } = context;
  const rest = (cube.withheld && total(cube, ['orders'], where).sums.orders) ?? dated;
  return rest === dated
    ? []
    : [`${counted(context, rest - dated, 'more', 'more')} withheld from every ${grainOf(cube)}`];
}
