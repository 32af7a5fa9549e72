/** What the page of one campaign, or of one influencer, opens with. */
import { parseIsoDay } from '../core/calendar.ts';
import { measure, total } from '../core/measure/measure.ts';
import type { Selection } from '../core/measure/selection.ts';
import type { Context } from './context.ts';
import type { MemberDimension } from './members.ts';
import { nameOf } from './names.ts';
import { ofTold } from './part-told.ts';
import { ranking } from './ranking.ts';
import type { Claim } from './view.ts';
import { counted } from './words.ts';

/** The context, asked for one value of what is selected. */
export function only(context: Context, by: MemberDimension, value: string): Context {
  const narrow = (where: Selection): Selection => ({ ...where, values: { ...where.values, [by]: [value] } });
  const { where, beside } = context;
  return { ...context, where: narrow(where), beside: beside && { ...beside, where: narrow(beside.where) } };
}

/** The same, from the first day with an order or a post to the last: spend may be dated outside, and still counts. */
export function inItsDays(context: Context): Context {
  const { cube, where } = context;
  const days = measure(cube, { by: ['day'], figures: ['revenue', 'posts'], where })
    .filter(({ sums }) => (sums.revenue ?? 0) !== 0 || (sums.posts ?? 0) !== 0)
    .flatMap(({ at }) => parseIsoDay(at.day ?? '') ?? []);
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? context : { ...context, where: { ...where, from, to } };
}

export function memberHeadline(context: Context, by: MemberDimension, value: string): Claim {
  const { cube, where, format } = context;
  const { values, sums } = total(cube, ['roas', 'revenue', 'orders'], where);
  const name = nameOf(context, by, value);
  const claim = { n: sums.orders ?? 0, where: `${by} ${value}` } as const;
  if (typeof values.roas !== 'number') {
    return {
      ...claim,
      metric: 'revenue',
      value: sums.revenue,
      text:
        sums.revenue === null && cube.withheld !== null
          ? `No orders of ${name} are told`
          : `${ofTold(context, null)}${name} brought ${format.short(sums.revenue, 'money')} from ${counted(context, sums.orders ?? 0, 'order')}`,
    };
  }
  return {
    ...claim,
    metric: 'roas',
    value: values.roas,
    text: `${name} returned ${format.short(values.roas, 'multiple')} on ${format.short(sums.spend, 'money')} of spend`,
  };
}

/** Where it stands among all others of the selection. */
export function placeClaim(context: Context, by: MemberDimension, value: string): Claim[] {
  const { cube, format, where } = context;
  const { rated, places } = ranking(cube, by, where);
  const { rank = null, score = null } = places.get(value) ?? {};
  if (rank === null) return [];
  const told = ofTold(context, by);
  const scored = score === null ? '' : `, and a performance score of ${format.short(score, 'rate')}`;
  return [
    {
      text: `${told}${told ? 'place' : 'Place'} ${format.exact(rank, 'count')} of ${format.exact(rated, 'count')} by ROAS${scored}.`,
      metric: 'roas',
      as: 'rank',
      value: rank,
      n: rated,
      where: `${by} ${value}`,
    },
  ];
}
