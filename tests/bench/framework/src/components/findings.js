/** The sentences of the page. What ours says of incremental revenue, by three baselines, is left out. */
import * as d3 from 'd3';
import { html } from 'htl';
import { sums, sumsBy } from './sums.js';
import { asCount, asList, asMoney, asMultiple, asShare, asShortMoney } from './words.js';

const TARGET = 3;
const ENOUGH = 10;

export function headline(orders, organic) {
  const { roas } = sums(orders);
  const paid = sumsBy(orders, 'influencer').filter((d) => d.roas !== null);
  const platforms = sumsBy(orders, 'platform').filter((d) => d.roas !== null && d.orders >= ENOUGH);
  const [best, worst] = [d3.greatest(platforms, (d) => d.roas), d3.least(platforms, (d) => d.roas)];
  const say = (d) => `${d.name} (${asMultiple(d.roas)} on ${asCount(d.orders)} orders)`;
  return html`<h1>Every ₹1 paid to influencers returned ${asMoney(roas)}; ${asCount(paid.filter((d) => d.roas > 1).length)} of ${asCount(paid.length)} brought in more than they were paid</h1>
    <p>Without a margin, break-even is a ROAS of 1.00×; the target of ${asMultiple(TARGET)} was ${roas >= TARGET ? 'met' : 'missed'}.
    ${platforms.length < 2 ? '' : `${say(best)} returned the most for its spend, ${say(worst)} the least.`}
    ${organic.length === 0 ? '' : `${asCount(organic.length)} tracking rows name no influencer: ${asShortMoney(d3.sum(organic, (d) => d.revenue))} of organic revenue.`}</p>`;
}

export function findings(orders) {
  return html`<ol>${[decisions(orders), underTarget(orders), bestSeller(orders), payment(orders)].filter((words) => words !== null).map((words) => html`<li>${words}</li>`)}</ol>`;
}

function decisions(orders) {
  const paid = sumsBy(orders, 'influencer').filter((d) => d.roas !== null);
  const middle = d3.median(paid, (d) => d.spend);
  const many = (large, above) =>
    asCount(paid.filter((d) => d.spend > middle === large && d.roas > 1 === above).length);
  return `Of ${asCount(paid.length)} influencers, invest more in ${many(false, true)}, keep ${many(true, true)}, renegotiate with ${many(true, false)} and stop with ${many(false, false)}. n = ${asCount(paid.length)}`;
}

function underTarget(orders) {
  const campaigns = sumsBy(orders, 'campaign').filter((d) => d.roas !== null);
  const under = d3.sort(
    campaigns.filter((d) => d.roas < TARGET),
    (d) => -d.roas,
  );
  if (under.length === 0) return null;
  return `${under.length} campaigns of ${campaigns.length} are under the target of ${asMultiple(TARGET)}: ${asList(under.map((d) => `${d.name} (${asMultiple(d.roas)})`))}. n = ${asCount(d3.sum(campaigns, (d) => d.orders))}`;
}

function bestSeller(orders) {
  const products = sumsBy(orders, 'product');
  const [best] = products;
  if (best === undefined) return null;
  const top =
    d3.greatest(
      products.filter((d) => d.orders >= ENOUGH),
      (d) => d.roas,
    ) ?? best;
  return `The best-selling of ${products.length} products is ${best.name}, ${asShortMoney(best.revenue)} or ${asShare(best.revenue / d3.sum(products, (d) => d.revenue))} of revenue; ${top.name} returned the most for its spend, ${asMultiple(top.roas)}. n = ${asCount(best.orders)}`;
}

/** Within tiers, so that size does not decide. */
function payment(orders) {
  const group = (rows) => ({ ...sums(rows), people: new Set(rows.map((d) => d.influencer)).size });
  const tiers = d3
    .rollups(
      orders,
      group,
      (d) => d.tier,
      (d) => d.basis,
    )
    .flatMap(([tier, byBasis]) => {
      const of = new Map(byBasis);
      const [order, post] = [of.get('order'), of.get('post')];
      return order && post ? [{ tier, order, post, n: Math.min(order.people, post.people) }] : [];
    });
  const found = d3.greatest(tiers, (d) => d.n);
  if (!found) return null;
  const { tier, order, post, n } = found;
  return `Among ${tier} influencers, pay per order returned ${order.roas > post.roas ? 'more' : 'less'} than pay per post: ${asMultiple(order.roas)} against ${asMultiple(post.roas)}, ${order.people} and ${post.people} influencers. n = ${n}`;
}
