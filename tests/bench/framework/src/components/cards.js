import * as d3 from 'd3';
import { html, svg } from 'htl';
import { sums } from './sums.js';
import { asCount, asMoney, asMultiple, asShare, asShortCount, asShortMoney } from './words.js';

/** Ten key figures, each with its course by week and how it is computed. */
export function cards(orders, posts, people) {
  const whole = sums(orders);
  const reached = postSums(posts);
  const weeks = d3
    .sort(
      d3.rollups(
        orders,
        (rows) => ({ ...sums(rows), people: new Set(rows.map((d) => d.influencer)).size }),
        (d) => +d.week,
      ),
      ([week]) => week,
    )
    .map(([, values]) => values);
  const postWeeks = d3
    .sort(
      d3.rollups(posts, postSums, (d) => +d.week),
      ([week]) => week,
    )
    .map(([, values]) => values);
  const roi = ({ revenue, spend }) => (spend > 0 ? (revenue - spend) / spend : null);
  const rate = ({ engagements, reach }) => (reach > 0 ? engagements / reach : null);
  const aov = (d) => (d.orders > 0 ? d.revenue / d.orders : null);
  const cpo = (d) => (d.orders > 0 ? d.spend / d.orders : null);
  const { revenue, spend } = whole;
  const rows = `${asCount(orders.length)} tracking rows`;
  const written = `${asCount(posts.length)} posts`;
  return html`<div class="grid grid-cols-4">${[
    card(
      'Attributed revenue',
      revenue,
      asShortMoney,
      asMoney,
      'sum of revenue over tracking rows that name an influencer',
      '',
      rows,
      weeks.map((d) => d.revenue),
    ),
    card(
      'Attributed orders',
      whole.orders,
      asCount,
      asCount,
      'sum of orders over tracking rows that name an influencer',
      '',
      rows,
      weeks.map((d) => d.orders),
    ),
    card(
      'Spend',
      spend,
      asShortMoney,
      asMoney,
      'sum of payouts',
      '',
      rows,
      weeks.map((d) => d.spend),
    ),
    card(
      'ROAS',
      whole.roas,
      asMultiple,
      exactly(asMultiple),
      'attributed revenue ÷ spend',
      `${asMoney(revenue)} ÷ ${asMoney(spend)}`,
      rows,
      weeks.map((d) => d.roas),
    ),
    card(
      'ROI',
      roi(whole),
      asShare,
      asShare,
      '(attributed revenue − spend) ÷ spend',
      `(${asMoney(revenue)} − ${asMoney(spend)}) ÷ ${asMoney(spend)}`,
      rows,
      weeks.map(roi),
    ),
    card(
      'Influencers',
      people.length,
      asCount,
      asCount,
      'number of influencers in the drop',
      '',
      `${asCount(people.length)} influencers`,
      weeks.map((d) => d.people),
    ),
    card(
      'Reach',
      reached.reach,
      asShortCount,
      asCount,
      'sum of reach over posts',
      '',
      written,
      postWeeks.map((d) => d.reach),
    ),
    card(
      'Engagement rate by reach',
      rate(reached),
      asShare,
      asShare,
      '(likes + comments) ÷ reach',
      `${asCount(reached.engagements)} ÷ ${asCount(reached.reach)}`,
      written,
      postWeeks.map(rate),
    ),
    card(
      'Average order value',
      aov(whole),
      asShortMoney,
      asMoney,
      'attributed revenue ÷ attributed orders',
      `${asMoney(revenue)} ÷ ${asCount(whole.orders)}`,
      rows,
      weeks.map(aov),
    ),
    card(
      'Cost per order',
      cpo(whole),
      asShortMoney,
      asMoney,
      'spend ÷ attributed orders',
      `${asMoney(spend)} ÷ ${asCount(whole.orders)}`,
      rows,
      weeks.map(cpo),
    ),
  ]}</div>`;
}

function postSums(posts) {
  return { reach: d3.sum(posts, (d) => d.reach), engagements: d3.sum(posts, (d) => d.engagements) };
}

function exactly(format) {
  return (value) => (value === null ? format(value) : `${value.toFixed(6)}×`);
}

function card(label, value, short, exact, formula, worked, basis, course) {
  return html`<div class="card">
    <h2>${label}</h2>
    <span class="big">${short(value)}</span>
    <p class="small">${exact(value)}</p>
    ${spark(course)}
    <details><summary>How it is computed</summary>
      <p>${formula}</p>${worked === '' ? null : html`<p>${worked} = ${exact(value)}</p>`}<p>${basis}</p>
    </details>
  </div>`;
}

/** A path and its end, without axes. */
function spark(values) {
  const x = d3.scaleLinear([0, values.length - 1], [3, 117]);
  const y = d3.scaleLinear([Math.min(0, d3.min(values)), d3.max(values) || 1], [25, 3]);
  const line = d3
    .line(
      (_, at) => x(at),
      (value) => y(value),
    )
    .defined((value) => value !== null)
    .digits(1);
  const last = values.findLastIndex((value) => value !== null);
  return html`<svg class="spark" viewBox="0 0 120 28" width="120" height="28" aria-hidden="true">
    ${svg`<path d="${line(values)}" fill="none" stroke="currentColor"></path>`}
    ${last < 0 ? null : svg`<circle cx="${x(last).toFixed(1)}" cy="${y(values[last]).toFixed(1)}" r="2.2"></circle>`}
  </svg>`;
}
