import * as Inputs from '@observablehq/inputs';
import * as d3 from 'd3';
import { sumsBy } from './sums.js';
import { asCount, asMoney, asMultiple, asShare } from './words.js';

export function portfolioTable(orders) {
  const paid = sumsBy(orders, 'influencer').filter((d) => d.roas !== null);
  const segment = (name, rows) => {
    const [revenue, spend] = [d3.sum(rows, (d) => d.revenue), d3.sum(rows, (d) => d.spend)];
    const profit = revenue - spend;
    return {
      Influencers: name,
      Number: rows.length,
      Revenue: revenue,
      Spend: spend,
      ROAS: revenue / spend,
      ROI: profit / spend,
      Profit: profit,
    };
  };
  const rows = [
    segment(
      'Above the target of 3.00×',
      paid.filter((d) => d.roas > 3),
    ),
    segment(
      'All above break-even',
      paid.filter((d) => d.roas > 1),
    ),
    segment(
      'At or below break-even',
      paid.filter((d) => d.roas <= 1),
    ),
  ];
  return Inputs.table(rows, {
    format: {
      Number: asCount,
      Revenue: asMoney,
      Spend: asMoney,
      ROAS: asMultiple,
      ROI: asShare,
      Profit: asMoney,
    },
  });
}

export function sourceTable(orders) {
  const rows = sumsBy(orders, 'source').map((d) => ({
    Source: d.name,
    Revenue: d.revenue,
    Orders: d.orders,
    'Average order value': d.revenue / d.orders,
    ROAS: d.roas,
  }));
  return Inputs.table(rows, {
    format: { Revenue: asMoney, Orders: asCount, 'Average order value': asMoney, ROAS: asMultiple },
  });
}
