/** How many stand above break-even along a dimension: the finding that opens a page. */

import { type Dimension, type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { total } from '../core/measure/measure.ts';
import { breakEvenRoas } from './break-even.ts';
import type { Context } from './context.ts';
import { nameOf } from './names.ts';
import { atLeast, thatAreTold } from './part-told.ts';
import { activeRows } from './tables.ts';
import { isTold } from './told.ts';
import { isUnpaid } from './unpaid.ts';
import type { Claim } from './view.ts';
import { counted, whereOf } from './words.ts';

export function standing(context: Context, by: DimensionId): Claim {
  const { label, plural }: Dimension = dimensions[by];
  const rows = activeRows(context, by, ['roas'], 'roas').filter(
    ({ values, at }) => values.roas !== null && at[by] !== null,
  );
  const above = rows.filter(({ values }) => (values.roas ?? 0) > breakEvenRoas(context.cube));
  const claim = { metric: 'roas', n: rows.length, where: '' } as const;
  // Spend goes without what orders are withheld from.
  if (!isTold(context.cube, { along: [by], measures: ['spend'] })) return largestRevenue(context, by);
  if (rows.length === 0) return largestSpend(context, by);
  return {
    ...claim,
    as: 'share',
    value: above.length / rows.length,
    text: `${context.format.exact(above.length, 'count')} of ${counted(context, rows.length, label.toLowerCase(), plural)}${thatAreTold(context, by)} returned more than break-even`,
  };
}

/** Where revenue isn't recorded along the dimension, spend alone has something to say. */
export function largestSpend(context: Context, by: DimensionId): Claim {
  const { label, plural }: Dimension = dimensions[by];
  const rows = activeRows(context, by, ['spend'], 'spend').filter(({ sums }) => (sums.spend ?? 0) > 0);
  const [most] = rows;
  const total = rows.reduce((sum, { sums }) => sum + (sums.spend ?? 0), 0);
  const claim = { metric: 'spend', n: rows.length } as const;
  if (most === undefined)
    return {
      ...claim,
      value: null,
      where: '',
      text: isUnpaid(context) ? `No ${plural} with spend` : `Spend is not defined by ${label.toLowerCase()}`,
    };
  const share = (most.sums.spend ?? 0) / total;
  const name = nameOf(context, by, most.at[by] ?? null);
  const isWithheld = context.cube.withheld !== null;
  // What is withheld names none, and is none of them.
  const named = isWithheld ? rows.filter(({ at }) => at[by] !== null).length : rows.length;
  const none =
    most.at[by] === null
      ? isWithheld
        ? `withheld from every ${label.toLowerCase()}`
        : `for no ${label.toLowerCase()}`
      : null;
  const to = none ?? (by === 'basis' ? name.toLowerCase() : `for ${name}`);
  const whole = `${context.format.short(total, 'money')} was paid`;
  return {
    ...claim,
    value: share,
    as: 'share',
    where: whereOf(by, most.at[by]),
    text:
      rows.length === 1
        ? `${whole}, all of it ${to}`
        : `${whole}, ${context.format.short(share, 'rate')} of it ${to}${isWithheld && none !== null ? '' : `, the most of ${counted(context, named, label.toLowerCase(), plural)}`}`,
  };
}

/** Where spend is not told: who brought the most. */
function largestRevenue(context: Context, by: DimensionId): Claim {
  const { cube, where, format } = context;
  const { label, plural }: Dimension = dimensions[by];
  const rows = activeRows(context, by, ['revenue', 'orders'], 'revenue').filter(
    ({ at, sums }) => at[by] !== null && (sums.revenue ?? 0) > 0,
  );
  const [most] = rows;
  const claim = { metric: 'revenue', n: most?.sums.orders ?? 0 } as const;
  if (most === undefined)
    return { ...claim, value: null, where: '', text: `Of no ${label.toLowerCase()} are orders told` };
  const share = (most.sums.revenue ?? 0) / (total(cube, ['revenue'], where).sums.revenue ?? 0);
  const name = nameOf(context, by, most.at[by] ?? null);
  const least = atLeast(context, by);
  const of =
    rows.length === 1
      ? ''
      : `, the most ${least && 'told '}of ${counted(context, rows.length, label.toLowerCase(), plural)}`;
  return {
    ...claim,
    as: 'share',
    value: share,
    where: whereOf(by, most.at[by]),
    text: `${name} brought ${least}${format.short(share, 'rate')} of revenue${of}`,
  };
}
