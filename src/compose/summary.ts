/** Did the money work: the sentences that open the report and the insights. */

import { total } from '../core/measure/measure.ts';
import { UNIT } from '../core/money.ts';
import { breakEvenRoas, portfolio } from './break-even.ts';
import type { Context } from './context.ts';
import { thatAreTold } from './part-told.ts';
import { isUnpaid } from './unpaid.ts';
import type { Claim } from './view.ts';
import { counted } from './words.ts';

export function returnClaim(context: Context): Claim {
  const { cube, where, format } = context;
  const { roas } = total(cube, ['roas'], where).values;
  const { profitable, unprofitable } = portfolio(cube, where);
  const paid = profitable.influencers + unprofitable.influencers;
  const claim = { metric: 'roas', value: roas ?? null, n: paid, where: '' } as const;
  if ((roas ?? null) === null && cube.withheld !== null) return revenueClaim(context);
  if (roas === null || roas === undefined) {
    const why = isUnpaid(context) ? 'No payout is recorded' : 'ROAS is not defined';
    return { ...claim, text: `${why}, so there is no return on spend to report` };
  }
  // Without a margin nothing is known of profit: only that more came in than was paid.
  const did = cube.terms.margin === null ? 'brought in more than they were paid' : 'paid for themselves';
  const share = `${format.exact(profitable.influencers, 'count')} of ${format.exact(paid, 'count')}${thatAreTold(context, 'influencer')} ${did}`;
  if (context.report.currency === null) {
    return {
      ...claim,
      text: `Influencers returned ${format.short(roas, 'multiple')} what they were paid; ${share}`,
    };
  }
  const one = format.short(UNIT, 'money');
  const earned = format.exact(roas * UNIT, 'money');
  return { ...claim, text: `Every ${one} paid to influencers returned ${earned}; ${share}` };
}

/** What came without influencers, where the drop records it. */
export function organicClaim(context: Context): Claim[] {
  const { cube, where, format } = context;
  const { revenue, organic_revenue, organic_rows } = total(
    cube,
    ['revenue', 'organic_revenue', 'organic_rows'],
    where,
  ).sums;
  if (revenue === null || organic_revenue === null || organic_rows === null || organic_rows === 0) return [];
  return [
    {
      text: `${counted(context, organic_rows, 'tracking row')} ${organic_rows === 1 ? 'names' : 'name'} no influencer: ${format.short(organic_revenue, 'money')} of organic revenue, shown apart and counted in no return.`,
      metric: 'organic_revenue',
      value: organic_revenue,
      n: organic_rows,
      where: '',
    },
  ];
}

/** What a return is held against, and whether it was reached. */
export function targetClaim({ cube, where, format, report }: Context): Claim[] {
  const target = report.targets.roas;
  const row = total(cube, ['roas', 'orders'], where);
  const roas = row.values.roas ?? null;
  if (roas === null) return [];
  const line = breakEvenRoas(cube);
  const claim = { metric: 'roas', value: roas, n: row.sums.orders ?? 0, where: '' } as const;
  const without = cube.terms.margin === null ? 'Without a margin, break-even' : 'Break-even';
  const against = `${without} is a ROAS of ${format.short(line, 'multiple')}`;
  if (target === undefined) return [{ ...claim, text: `${against}.` }];
  const met = roas >= target ? 'met' : 'missed';
  return [{ ...claim, text: `${against}; the target of ${format.short(target, 'multiple')} was ${met}.` }];
}

/** What came in, where what was paid is not told. */
function revenueClaim(context: Context): Claim {
  const { cube, where, format } = context;
  const { revenue, orders } = total(cube, ['revenue', 'orders'], where).sums;
  return {
    text:
      revenue === null
        ? 'No orders are told of this selection'
        : `Influencers brought ${format.short(revenue, 'money')} from ${counted(context, orders ?? 0, 'order')}`,
    metric: 'revenue',
    value: revenue,
    n: orders ?? 0,
    where: '',
  };
}
