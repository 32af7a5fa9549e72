/** Influencers by their performance score, with the figures that it ranks. */
import { dimensions } from '../core/measure/dimensions.ts';
import { figureLabel, figureUnit } from '../core/measure/figures.ts';
import { performance_score } from '../core/measure/peers/performance-score.ts';
import { bottomTenth } from '../core/measure/segments/bottom-tenth.ts';
import { performers } from '../core/measure/segments/performers.ts';
import type { Context } from './context.ts';
import { nameCell } from './members.ts';
import { nameOf } from './names.ts';
import { activeRows } from './tables.ts';
import type { TableBlock } from './view.ts';
import { counted, exactCell, numberCell, textCell, textColumn } from './words.ts';

const parts = ['roas', 'engagement_rate', 'conversion_rate', 'revenue'] as const;

export function leaderboard(context: Context): TableBlock {
  const { cube, where, format } = context;
  const scores = new Map(
    performance_score.rows(cube, ['influencer'], where).map(({ at, value }) => [at.influencer, value]),
  );
  const rows = activeRows(context, 'influencer', [...parts, 'orders', 'spend'], 'revenue')
    .map((row) => ({ ...row, score: scores.get(row.at.influencer) ?? null }))
    .filter(({ at }) => at.influencer !== null)
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
  const [first] = rows;
  const { roas, engagement, conversion, revenue } = cube.terms.score;
  return {
    kind: 'table',
    id: 'leaderboard',
    title: {
      text:
        first === undefined || first.score === null
          ? 'No performance score: it needs at least two influencers to compare'
          : `${nameOf(context, 'influencer', first.at.influencer ?? null)} leads by performance score, ${format.short(first.score, 'rate')}`,
      metric: 'roas',
      value: first?.score ?? null,
      n: rows.length,
      where: '',
    },
    footnote: `Mean of the percentile ranks of ROAS (${format.short(roas, 'rate')}), engagement (${format.short(engagement, 'rate')}), conversion (${format.short(conversion, 'rate')}) and revenue (${format.short(revenue, 'rate')})`,
    table: {
      caption: 'Influencers by performance score',
      columns: [
        textColumn('influencer', 'Influencer'),
        textColumn('platform', 'Platform'),
        textColumn('tier', 'Tier'),
        { id: 'score', label: 'Score', unit: 'rate', bar: true },
        ...parts.map((part) => ({ id: part, label: figureLabel(part), unit: figureUnit(part) })),
        { id: 'orders', label: 'Attributed orders', unit: 'count' },
        { id: 'spend', label: 'Spend', unit: 'money' },
      ],
      rows: rows.map(({ at, values, score }) => [
        nameCell(context, 'influencer', at.influencer ?? null),
        textCell(attributeOf(context, 'platform', at.influencer ?? '')),
        textCell(nameOf(context, 'tier', attributeOf(context, 'tier', at.influencer ?? ''))),
        numberCell(context, score, 'rate'),
        ...parts.map((part) => numberCell(context, values[part] ?? null, figureUnit(part))),
        numberCell(context, values.orders ?? null, 'count'),
        numberCell(context, values.spend ?? null, 'money'),
      ]),
      empty: 'No influencer was active in this selection.',
    },
  };
}

function attributeOf({ cube }: Context, id: 'platform' | 'tier', influencer: string): string {
  const code = cube.attributes[id][cube.dictionaries.influencer.indexOf(influencer)] ?? -1;
  return cube.dictionaries[id][code] ?? 'not recorded';
}

/** The five best and worst by ROAS, among those with orders enough to say so. */
export function extremes(context: Context, by: 'influencer' | 'campaign'): TableBlock {
  const { cube, where } = context;
  const { rule, top, under, compared } = performers(cube, { by, figure: 'roas', where });
  const { label, plural } = dimensions[by];
  const row =
    (group: string) =>
    ({ id, value, orders }: (typeof top)[number]) => [
      nameCell(context, by, id),
      textCell(group),
      exactCell(context, value, 'multiple'),
      exactCell(context, orders, 'count'),
    ];
  return {
    kind: 'table',
    id: `extremes-${by}`,
    title: {
      text:
        compared === 0
          ? `No ${label.toLowerCase()} has orders enough to compare`
          : `Top performers and underperformers among ${counted(context, compared, label.toLowerCase(), plural)} with enough orders`,
      metric: 'roas',
      value: top[0]?.value ?? null,
      n: compared,
      where: '',
    },
    footnote: rule,
    table: {
      caption: 'Top performers and underperformers by ROAS',
      columns: [
        textColumn(by, label),
        textColumn('group', 'Group'),
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
        { id: 'orders', label: 'Attributed orders', unit: 'count' },
      ],
      rows: [...top.map(row('top')), ...under.map(row('under'))],
      empty: 'A comparison needs five orders each.',
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
    title: {
      text:
        influencers === 0
          ? 'No influencer was paid'
          : `The lowest tenth, ${counted(context, influencers, 'influencer')} of ${format.exact(of, 'count')}, returned ${format.short(roas, 'multiple')} on ${format.short(spend, 'money')}`,
      metric: 'roas',
      value: roas,
      n: influencers,
      where: '',
    },
    footnote: rule,
    table: {
      caption: 'The lowest tenth of influencers by ROAS',
      columns: [
        textColumn('influencer', 'Influencer'),
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
        { id: 'spend', label: 'Spend', unit: 'money' },
      ],
      rows: members.map((member) => [
        nameCell(context, 'influencer', member.influencer),
        exactCell(context, member.roas, 'multiple'),
        exactCell(context, member.spend, 'money'),
      ]),
      empty: 'No influencer was paid.',
    },
  };
}
