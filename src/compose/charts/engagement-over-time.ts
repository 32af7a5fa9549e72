import * as Plot from '@observablehq/plot';
import { isoDay } from '../../core/calendar.ts';
import { grainOf } from '../../core/measure/carries.ts';
import { total } from '../../core/measure/measure.ts';
import { ratio } from '../../core/measure/metric.ts';
import { plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { engagementChange, ENGAGEMENT_DAYS as SPAN } from '../engagement-change.ts';
import { courseOfSums, instant, timeAxis, trailingSums } from '../time.ts';
import { thinned } from '../time-steps.ts';
import type { Claim } from '../view.ts';
import { counted, exactCell, periodOf, textCell } from '../words.ts';

interface Point {
  readonly day: number;
  readonly date: Date;
  readonly rate: number | null;
}

/** Engagement of the last four weeks, each day: does the audience still answer. */
export const engagementOverTime = defineChart('engagement-over-time', (context) => {
  const { cube, where, format } = context;
  const points = course(context);
  const grain = grainOf(cube);
  const over = grain === 'day' ? `over the ${SPAN} days up to each day` : `of each ${grain}`;
  const rate = grain === 'day' ? `Engagement rate of ${SPAN} days` : `Engagement rate by ${grain}`;
  const drawn = points.filter(({ rate }) => rate !== null);
  const { values, sums } = total(cube, ['engagement_rate', 'posts'], where);
  const all = values.engagement_rate ?? null;
  return {
    title: finding(context, all, sums.posts ?? 0),
    subtitle: `(Likes + comments) ÷ reach ${over}, ${periodOf(context)}`,
    alt: `A line of the engagement rate over ${counted(context, drawn.length, grain)}, beside the rate of the whole period, ${format.short(all, 'rate')}.`,
    footnote: `${counted(context, sums.posts ?? 0, 'post')} · posts`,
    method: 'engagement_rate',
    needs: { dated: true },
    empty: `Engagement over time needs posts over ${grain === 'day' ? `${SPAN} days` : `two ${grain}s`}, has ${counted(context, points.length, grain)}.`,
    drawing:
      drawn.length < 2
        ? null
        : (canvas, width) =>
            plot(canvas, width, {
              height: width < 500 ? 190 : 240,
              marginLeft: 52,
              marginRight: 8,
              marginTop: 24,
              x: timeAxis(canvas, width, points),
              y: {
                label: null,
                grid: true,
                ticks: 4,
                zero: true,
                tickFormat: (value: number) => format.tick(value, 'rate'),
              },
              marks: [
                Plot.ruleY([0], { stroke: colours.faint }),
                Plot.ruleY([all ?? 0], { stroke: colours.quiet, strokeDasharray: '4 3' }),
                Plot.lineY(thinned(points, width), {
                  x: 'date',
                  y: 'rate',
                  stroke: colours.ink,
                  strokeWidth: 2,
                }),
                Plot.text([all ?? 0], {
                  y: (at: number) => at,
                  frameAnchor: 'left',
                  textAnchor: 'start',
                  dx: 6,
                  dy: -9,
                  text: () => `whole period ${format.short(all, 'rate')}`,
                  fill: colours.soft,
                  stroke: colours.paper,
                  strokeWidth: 4,
                }),
              ],
            }),
    table: {
      caption: rate,
      columns: [
        { id: 'day', label: grain === 'day' ? 'Day' : `First day of the ${grain}`, unit: 'day' },
        { id: 'rate', label: rate, unit: 'rate' },
      ],
      rows: drawn.map(({ day, rate }) => [textCell(isoDay(day)), exactCell(context, rate, 'rate')]),
      empty: 'No days.',
    },
  };
});

/** From the first post to the last: of four weeks up to each day, or of each week or month where there are no days. */
function course({ cube, where }: Context): Point[] {
  const sums = courseOfSums(cube, ['posts', 'likes', 'comments', 'reach'], where);
  const posts = sums.of('posts') ?? [];
  const [from, to] = [posts.findIndex((n) => n > 0), posts.findLastIndex((n) => n > 0)];
  if (from < 0) return [];
  const between = (of: 'likes' | 'comments' | 'reach') => (sums.of(of) ?? []).slice(from, to + 1);
  const [likes, comments, reach] = [between('likes'), between('comments'), between('reach')];
  const span = grainOf(cube) === 'day' ? SPAN : 1;
  const engaged = trailingSums(
    likes.map((n, at) => n + (comments[at] ?? 0)),
    span,
  );
  const reached = trailingSums(reach, span);
  return sums.days.slice(from, to + 1).map((day, at) => ({
    day,
    date: instant(day),
    rate: ratio(engaged[at] ?? null, reached[at] ?? null),
  }));
}

function finding(context: Context, all: number | null, posts: number): Claim {
  const { format } = context;
  const found = engagementChange(context);
  const claim = { metric: 'engagement_rate', where: '' } as const;
  if (found === null) {
    return {
      ...claim,
      value: all,
      n: posts,
      text:
        all === null
          ? 'Engagement rate by reach is not defined'
          : `Engagements were ${format.short(all, 'rate')} of reach`,
    };
  }
  const { now, change } = found;
  const much = format.short(Math.abs(change), 'rate');
  const than = `that of the ${SPAN} before`;
  return {
    ...claim,
    as: 'change',
    value: change,
    n: found.posts,
    text: `Engagement in the ${SPAN} days to the last post, ${format.short(now, 'rate')}, ${change === 0 ? `is as high as ${than}` : `is ${much} ${change > 0 ? 'above' : 'below'} ${than}`}`,
  };
}
