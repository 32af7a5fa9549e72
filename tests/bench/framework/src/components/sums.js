import * as d3 from 'd3';

/** Sums of order rows, and the ratios of them. */
export function sums(rows) {
  const revenue = d3.sum(rows, (d) => d.revenue);
  const orders = d3.sum(rows, (d) => d.orders);
  const spend = d3.sum(rows, (d) => d.spend);
  return { revenue, orders, spend, roas: spend > 0 ? revenue / spend : null };
}

/** By one column, the largest revenue first. */
export function sumsBy(rows, column) {
  return d3
    .rollups(rows, sums, (d) => d[column])
    .map(([name, values]) => ({ name, ...values }))
    .sort((a, b) => d3.descending(a.revenue, b.revenue));
}

/** Every day from the first to the last, those without orders as well. */
export function sumsByDay(rows) {
  const byDay = d3.rollup(rows, sums, (d) => +d.date);
  const [first, last] = d3.extent(rows, (d) => d.date);
  if (first === undefined) return [];
  return d3.utcDays(first, d3.utcDay.offset(last, 1)).map((date) => ({
    date,
    ...(byDay.get(+date) ?? { revenue: 0, orders: 0, spend: 0, roas: null }),
  }));
}
