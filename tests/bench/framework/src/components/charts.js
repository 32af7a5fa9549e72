/** The four charts of our Overview, of the same marks and at the same size. */
import * as Plot from '@observablehq/plot';
import * as d3 from 'd3';
import { html } from 'htl';
import { sumsBy, sumsByDay } from './sums.js';
import { asMultiple, asShare, asShortMoney } from './words.js';

const width = 1040;
const teal = '#00838f';
const accent = '#c2410c';

export function dailyRevenue(orders) {
  const days = sumsByDay(orders);
  const months = d3.sort(
    d3.rollups(
      days,
      (v) => d3.sum(v, (d) => d.revenue),
      (d) => +d3.utcMonth(d.date),
    ),
    ([, sum]) => -sum,
  );
  const total = d3.sum(days, (d) => d.revenue);
  return figure(
    months.length === 0
      ? 'No revenue was tracked'
      : `${d3.utcFormat('%B %Y')(months[0][0])} brought the most revenue, ${asShortMoney(months[0][1])} or ${asShare(months[0][1] / total)} of the total`,
    Plot.plot({
      width,
      height: 260,
      marginLeft: 64,
      y: { label: null, grid: true, ticks: 4, tickFormat: asShortMoney },
      x: { label: null },
      marks: [
        Plot.ruleY([0]),
        Plot.areaY(days, { x: 'date', y: 'revenue', curve: 'step-after', fill: teal, fillOpacity: 0.35 }),
        Plot.lineY(
          days,
          Plot.windowY(
            { k: 7, anchor: 'end', strict: true },
            { x: 'date', y: 'revenue', stroke: teal, strokeWidth: 2 },
          ),
        ),
      ],
    }),
  );
}

export function dailyRoas(orders) {
  const days = sumsByDay(orders);
  const points = days.map(({ date }, at) => ({
    date,
    short: trailing(days, at, 7),
    long: trailing(days, at, 28),
  }));
  const defined = points.filter((d) => d.short !== null);
  return figure(
    `Weekly ROAS stood above break-even on ${defined.filter((d) => d.short > 1).length} of ${defined.length} days`,
    Plot.plot({
      width,
      height: 240,
      marginLeft: 48,
      marginRight: 110,
      x: { label: null },
      y: { type: 'log', label: null, grid: true, tickFormat: asMultiple },
      marks: [
        Plot.lineY(points, { x: 'date', y: 'short', stroke: 'gray', strokeWidth: 1 }),
        Plot.lineY(points, { x: 'date', y: 'long', stroke: 'currentColor', strokeWidth: 2 }),
        Plot.ruleY([1], { stroke: accent, strokeDasharray: '4 3' }),
        Plot.text(points.slice(-1), {
          x: 'date',
          y: 1,
          text: () => 'break-even 1.00×',
          textAnchor: 'start',
          dx: 6,
          fill: accent,
        }),
      ],
    }),
  );
}

/** Sums over the days divided, not a mean of daily ratios; `null` without spend in them. */
function trailing(days, at, span) {
  if (at < span - 1) return null;
  const some = days.slice(at - span + 1, at + 1);
  const spend = d3.sum(some, (d) => d.spend);
  const revenue = d3.sum(some, (d) => d.revenue);
  return spend > 0 && revenue > 0 ? revenue / spend : null;
}

export function platformChart(orders) {
  const rows = sumsBy(orders, 'platform');
  const total = d3.sum(rows, (d) => d.revenue);
  return figure(
    rows.length === 0
      ? 'No revenue was tracked'
      : `${rows[0].name} brought ${asShare(rows[0].revenue / total)} of revenue`,
    Plot.plot({
      width,
      height: 12 + 30 * rows.length,
      marginLeft: 90,
      marginRight: 200,
      x: { axis: null },
      y: { label: null, domain: rows.map((d) => d.name) },
      marks: [
        Plot.barX(rows, { x: 'revenue', y: 'name', fill: 'name' }),
        Plot.text(rows, {
          x: 'revenue',
          y: 'name',
          text: (d) => `${asShortMoney(d.revenue)}  ${asShare(d.revenue / total)}  ${asMultiple(d.roas)}`,
          textAnchor: 'start',
          dx: 6,
        }),
      ],
    }),
  );
}

export function campaignChart(orders) {
  const rows = sumsBy(orders, 'campaign').slice(0, 12);
  return figure(
    rows.length === 0
      ? 'No campaign brought revenue'
      : `${rows[0].name} brought the most revenue, ${asShortMoney(rows[0].revenue)} on ${asShortMoney(rows[0].spend)} of spend`,
    Plot.plot({
      width,
      height: 28 + 30 * rows.length,
      marginLeft: 200,
      marginRight: 124,
      x: { label: null, grid: true, ticks: 5, tickFormat: asShortMoney },
      y: { label: null, domain: rows.map((d) => d.name) },
      marks: [
        Plot.barX(rows, { x: 'revenue', y: 'name', fill: teal, insetTop: 5, insetBottom: 5 }),
        Plot.tickX(rows, { x: 'spend', y: 'name', stroke: accent, strokeWidth: 3 }),
        Plot.text(rows, {
          x: (d) => Math.max(d.revenue, d.spend),
          y: 'name',
          text: (d) => `${asShortMoney(d.revenue)}  ${asMultiple(d.roas)}`,
          textAnchor: 'start',
          dx: 8,
        }),
      ],
    }),
  );
}

function figure(title, plot) {
  return html`<figure><h3>${title}</h3>${plot}</figure>`;
}
