/** What a report tells and what it withholds, in sentences from its own numbers. */
import { carries } from '../core/measure/carries.ts';
import { type Dimension, type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { total } from '../core/measure/measure.ts';
import type { Context } from './context.ts';
import type { Claim, DefinitionsBlock } from './view.ts';
import { counted } from './words.ts';

const hiddenNames = { names: 'influencers’ names', gender: 'their gender', payouts: 'payouts' } as const;

/** The first of them stands for all: what no number is below. Nothing where nothing is withheld. */
export function leastClaim(context: Context): Claim[] {
  return withheldClaims(context).slice(0, 1);
}

/** All of them, as a list of terms; nothing where nothing is withheld. */
export function withheldBlock(context: Context): DefinitionsBlock[] {
  const claims = withheldClaims(context);
  if (claims.length === 0) return [];
  return [
    {
      kind: 'definitions',
      id: 'withheld',
      title: 'What is told, and what is withheld',
      entries: claims.map(({ text, term, id }) => ({ id, term, lines: [['In numbers', text]] })),
    },
  ];
}

interface Said extends Claim {
  readonly id: string;
  readonly term: string;
}

function withheldClaims(context: Context): Said[] {
  const { cube, format } = context;
  const { withheld } = cube;
  if (withheld === null) return [];
  const { least, named, hidden, without } = withheld;
  const { revenue, order_rows, organic_rows, organic_revenue } = total(cube, [
    'revenue',
    'order_rows',
    'organic_revenue',
    'organic_rows',
  ]).sums;
  const claim = { metric: 'revenue', as: 'share', where: '' } as const;
  const apart = dimensionsTold(context);
  const rest = (1 - named.revenue) * (revenue ?? 0);
  return [
    {
      id: 'withheld-least',
      term: 'Fewest buyers',
      text: `Every number of orders is of at least ${counted(context, least, 'buyer')}: what fewer bought is added to the rest of its group, “withheld”, and all totals are those of the drop.`,
      metric: 'users',
      value: least,
      n: order_rows ?? 0,
      where: '',
    },
    {
      ...claim,
      id: 'withheld-orders',
      term: 'Attributed orders',
      text: `${format.short(named.revenue, 'rate')} of attributed revenue is told by ${format.list(apart)}${rest > 0 ? `, ${format.short(rest, 'money')} by fewer of them` : ''}.`,
      value: named.revenue,
      n: order_rows ?? 0,
    },
    ...(named.organic === null || (organic_revenue ?? 0) === 0
      ? []
      : [
          {
            ...claim,
            id: 'withheld-organic',
            term: 'Organic orders',
            text: `${format.short(named.organic, 'rate')} of organic revenue is told in the same steps.`,
            value: named.organic,
            n: organic_rows ?? 0,
            where: 'organic revenue',
          },
        ]),
    ...(hidden.length === 0
      ? []
      : [
          {
            id: 'withheld-hidden',
            term: 'Hidden',
            text: `Not told: ${format.list(hidden.map((one) => hiddenNames[one]))}${hidden.includes('names') ? '; influencers are numbered by their revenue' : ''}.`,
            metric: 'rows' as const,
            as: 'count' as const,
            value: hidden.length,
            n: hidden.length,
            where: '',
          },
        ]),
    ...lostClaim(context, without),
  ];
}

/** What orders are told by, in words. */
function dimensionsTold({ cube }: Context): string[] {
  const { orders } = cube.tables;
  const told = (Object.keys(orders.codes) as (keyof typeof orders.codes)[]).map((id) =>
    id === 'day' ? (cube.withheld?.grain ?? 'day') : dimensions[id].label.toLowerCase(),
  );
  return told.length === 0 ? ['no breakdown'] : told;
}

function lostClaim({ format, cube }: Context, without: readonly string[]): Said[] {
  const own = new Set<string>(cube.withheld?.hidden.includes('gender') ? ['gender'] : []);
  if (cube.withheld?.hidden.includes('payouts')) own.add('basis');
  const lost = (Object.keys(dimensions) as DimensionId[]).filter(
    (id) => without.includes(id) && !own.has(id) && !carries(cube, id),
  );
  if (lost.length === 0) return [];
  const names = lost.map((id) => (dimensions[id] as Dimension).plural);
  return [
    {
      id: 'withheld-without',
      term: 'Not told apart',
      text: `The drop records ${format.list(names)} as well, which would part orders into groups of too few buyers.`,
      metric: 'rows',
      as: 'count',
      value: lost.length,
      n: lost.length,
      where: '',
    },
  ];
}
