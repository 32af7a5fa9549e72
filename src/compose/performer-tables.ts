/** Who returned the most and who the least, with the figures that go with it. */

import { dimensions } from '../core/measure/dimensions.ts';
import { figureLabel, figureUnit } from '../core/measure/figures.ts';
import { bottomTenth } from '../core/measure/segments/bottom-tenth.ts';
import { performers } from '../core/measure/segments/performers.ts';
import type { Context } from './context.ts';
import { nameCell } from './members.ts';
import { nameOf } from './names.ts';
import { ofTold } from './part-told.ts';
import { activeRows } from './tables.ts';
import { csvAlong, csvOf } from './take-away.ts';
import { whyNoRoas } from './unpaid.ts';
import type { Cell, Table, TableBlock } from './view.ts';
import { counted, exactCell, textCell, textColumn } from './words.ts';

const details = ['roas', 'orders', 'revenue', 'spend', 'engagement_rate', 'conversion_rate'] as const;

interface Named {
  readonly id: string;
  /** Which end it stands at; '' where there is one alone. */
  readonly group: string;
}

/** A row for each of those named, with every detail that one of them has. */
function detailed(
  context: Context,
  by: 'influencer' | 'campaign',
  named: readonly Named[],
): Pick<Table, 'columns' | 'rows'> {
  const found = activeRows(context, by, details, 'revenue');
  const known = new Map(found.map((row) => [row.at[by], row]));
  const shown = details.filter((id) => named.some((one) => known.get(one.id)?.values[id] != null));
  const grouped = named.some(({ group }) => group !== '');
  return {
    columns: [
      textColumn(by, dimensions[by].label),
      ...(grouped ? [textColumn('group', 'Group')] : []),
      ...shown.map((id) => ({ id, label: figureLabel(id), unit: figureUnit(id), bar: id === 'roas' })),
    ],
    rows: named.map(({ id, group }): Cell[] => [
      nameCell(context, by, id),
      ...(grouped ? [textCell(group)] : []),
      ...shown.map((figure) => exactCell(context, known.get(id)?.values[figure] ?? null, figureUnit(figure))),
    ]),
  };
}

/** The five best and worst by ROAS, among those with orders enough to say so. */
export function extremes(context: Context, by: 'influencer' | 'campaign'): TableBlock {
  const { cube, where, format } = context;
  const { rule, top, under, compared } = performers(cube, { by, figure: 'roas', where });
  const { label, plural } = dimensions[by];
  const [best, worst] = [top[0], under[0]];
  const all = counted(context, compared, label.toLowerCase(), plural);
  return {
    kind: 'table',
    id: `extremes-${by}`,
    needs: { along: [by], measures: ['spend'] },
    title: {
      text:
        best === undefined
          ? `No ${label.toLowerCase()} has orders enough to compare`
          : worst === undefined
            ? `${ofTold(context, by)}${nameOf(context, by, best.id)} returned the most of ${all} with enough orders, ${format.short(best.value, 'multiple')}`
            : `From ${format.short(best.value, 'multiple')} to ${format.short(worst.value, 'multiple')}: top performers and underperformers of ${all} with enough orders`,
      metric: 'roas',
      value: best?.value ?? null,
      n: compared,
      where: best === undefined ? '' : `${by} ${best.id}`,
    },
    footnote: rule,
    table: {
      caption: 'Top performers and underperformers by ROAS',
      ...detailed(context, by, [
        ...top.map(({ id }) => ({ id, group: worst === undefined ? '' : 'Top' })),
        ...under.map(({ id }) => ({ id, group: 'Lowest' })),
      ]),
      empty: 'A comparison needs five orders each.',
      ...csvAlong(context, by),
    },
  };
}

/** Whom to look at first: the tenth with the lowest return. */
export function lowestTenth(context: Context): TableBlock {
  const { cube, where, format } = context;
  const { rule, of, members, spend, roas, influencers } = bottomTenth(cube, where);
  return {
    kind: 'table',
    id: 'bottom-tenth',
    needs: { along: ['influencer'], measures: ['spend'] },
    title: {
      text:
        influencers === 0
          ? whyNoRoas(context)
          : `The lowest tenth, ${counted(context, influencers, 'influencer')} of ${format.exact(of, 'count')}, returned ${format.short(roas, 'multiple')} on ${format.short(spend, 'money')}`,
      metric: 'roas',
      value: roas,
      n: influencers,
      where: influencers === 0 ? '' : 'the lowest tenth',
    },
    footnote: rule,
    table: {
      caption: 'The lowest tenth of influencers by ROAS',
      ...detailed(
        context,
        'influencer',
        members.map(({ influencer }) => ({ id: influencer, group: '' })),
      ),
      empty: `${whyNoRoas(context)}.`,
      ...csvOf(context, 'poor_influencers'),
    },
  };
}
