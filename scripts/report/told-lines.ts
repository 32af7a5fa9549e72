/** What of a report is told and what is withheld, for who makes it. */
import type { PreparedReport } from '../../src/build/prepare.ts';
import { createFormatter } from '../../src/core/format/formatter.ts';
import { dimensions } from '../../src/core/measure/dimensions.ts';
import type { Told } from '../../src/core/withhold/withheld-orders.ts';

export function toldLines({ cube, source: { report } }: PreparedReport, told: Told): string[] {
  const { withheld } = cube;
  if (withheld === null) return [];
  const format = createFormatter(report);
  const count = (n: number, one: string) => `${format.exact(n, 'count')} ${one}${n === 1 ? '' : 's'}`;
  const columns = Object.keys(cube.tables.orders.codes) as (keyof typeof cube.tables.orders.codes)[];
  const by = columns.map((id) => (id === 'day' ? withheld.grain : dimensions[id].label.toLowerCase()));
  const organic =
    told.named.organic === null ? '' : `, ${format.short(told.named.organic, 'rate')} of organic revenue`;
  const revealed = report.publish === 'public' ? report.reveal : [];
  return [
    `Told (${report.publish}): orders by ${by.length === 0 ? 'nothing but their total' : format.list(by)}, with ${format.short(told.named.revenue, 'rate')} of attributed revenue${organic}`,
    ...(withheld.without.length === 0 ? [] : [`  not told apart: ${withheld.without.join(', ')}`]),
    ...(withheld.hidden.length === 0 ? [] : [`  hidden: ${withheld.hidden.join(', ')}`]),
    ...(revealed.length === 0 ? [] : [`  revealed: ${revealed.join(', ')}`]),
    `Withheld, of fewer than ${count(withheld.least, 'buyer')}: ${format.exact(told.suppressed, 'count')} of ${count(told.cells + told.suppressed, 'cell')}, ${count(told.rows, 'tracking row')}; their numbers are in the totals`,
    ...(told.leftOut === 0
      ? []
      : [`  left out altogether: ${count(told.leftOut, 'organic row')}, of too few buyers`]),
    ...(revealed.includes('payouts')
      ? [
          columns.includes('influencer')
            ? '  payouts per order, sale and click are told in one sum an influencer, without rates and orders'
            : '  payouts are told in one sum, as influencers are not told apart',
        ]
      : []),
  ];
}
