/** Influencers by their performance score, with the ranks that it is the mean of. */
import { dimensions } from '../core/measure/dimensions.ts';
import { figureLabel, figureUnit } from '../core/measure/figures.ts';
import type { MetricRow } from '../core/measure/measure.ts';
import { scoresAlong } from '../core/measure/peers/performance-score.ts';
import { bottomTenth } from '../core/measure/segments/bottom-tenth.ts';
import { performers } from '../core/measure/segments/performers.ts';
import type { Context } from './context.ts';
import { nameCell } from './members.ts';
import { nameOf } from './names.ts';
import { activeRows } from './tables.ts';
import { csvAlong, csvOf } from './take-away.ts';
import type { Cell, Column, TableBlock } from './view.ts';
import { counted, exactCell, numberCell, textCell, textColumn } from './words.ts';

/** Each part of the score with the figure that it ranks by. */
const parts = [
  ['roas', 'roas'],
  ['engagement', 'engagement_rate'],
  ['conversion', 'conversion_rate'],
  ['revenue', 'revenue'],
] as const;

export function leaderboard(context: Context): TableBlock {
  const { cube, where, format } = context;
  const scored = new Map(scoresAlong(cube, 'influencer', where).map((one) => [one.at.influencer, one]));
  const figures = parts.map(([, figure]) => figure);
  const rows = activeRows(context, 'influencer', [...figures, 'orders', 'spend'], 'revenue')
    .map((row) => ({ ...row, scored: scored.get(row.at.influencer) }))
    .filter(({ at }) => at.influencer !== null)
    .sort((a, b) => (b.scored?.score ?? -1) - (a.scored?.score ?? -1));
  const [first] = rows;
  const best = first?.scored?.score ?? null;
  const { roas, engagement, conversion, revenue } = cube.terms.score;
  return {
    kind: 'table',
    id: 'leaderboard',
    title: {
      text:
        first === undefined || best === null
          ? 'No performance score: it needs at least two influencers to compare'
          : `${nameOf(context, 'influencer', first.at.influencer ?? null)} leads by performance score, ${format.short(best, 'rate')}`,
      metric: 'performance_score',
      value: best,
      n: rows.length,
      where: best === null ? '' : `influencer ${first?.at.influencer}`,
    },
    footnote: `Mean of the percentile ranks of ROAS (${format.short(roas, 'rate')}), engagement (${format.short(engagement, 'rate')}), conversion (${format.short(conversion, 'rate')}) and revenue (${format.short(revenue, 'rate')}); each rank, 0 to 100, stands behind its figure`,
    table: {
      caption: 'Influencers by performance score',
      columns: [
        textColumn('influencer', 'Influencer'),
        textColumn('platform', 'Platform'),
        textColumn('tier', 'Tier'),
        { id: 'score', label: 'Score', unit: 'rate', bar: true },
        ...parts.map(([, figure]) => ({
          id: figure,
          label: `${figureLabel(figure)}, rank`,
          unit: figureUnit(figure),
        })),
        { id: 'orders', label: 'Attributed orders', unit: 'count' },
        { id: 'spend', label: 'Spend', unit: 'money' },
      ],
      rows: rows.map(({ at, values, scored: own }) => [
        nameCell(context, 'influencer', at.influencer ?? null),
        textCell(attributeOf(context, 'platform', at.influencer ?? '')),
        textCell(nameOf(context, 'tier', attributeOf(context, 'tier', at.influencer ?? ''))),
        numberCell(context, own?.score ?? null, 'rate'),
        ...parts.map(([part, figure]) =>
          rankedCell(context, values[figure] ?? null, figureUnit(figure), own?.ranks[part] ?? null),
        ),
        numberCell(context, values.orders ?? null, 'count'),
        numberCell(context, values.spend ?? null, 'money'),
      ]),
      empty: 'No influencer was active in this selection.',
      ...csvOf(context, 'influencers'),
    },
  };
}

/** The figure, and the share of peers that lie below it. */
function rankedCell(
  context: Context,
  value: number | null,
  unit: Parameters<typeof numberCell>[2],
  rank: number | null,
): Cell {
  const cell = numberCell(context, value, unit);
  return rank === null ? cell : { ...cell, text: `${cell.text} · ${Math.round(100 * rank)}` };
}

function attributeOf({ cube }: Context, id: 'platform' | 'tier', influencer: string): string {
  const code = cube.attributes[id][cube.dictionaries.influencer.indexOf(influencer)] ?? -1;
  return cube.dictionaries[id][code] ?? 'not recorded';
}

const detailIds = ['revenue', 'spend', 'engagement_rate', 'conversion_rate'] as const;
const details: readonly Column[] = [
  { id: 'roas', label: 'ROAS', unit: 'multiple', bar: true },
  { id: 'orders', label: 'Attributed orders', unit: 'count' },
  ...detailIds.map((id) => ({ id, label: figureLabel(id), unit: figureUnit(id) })),
];

/** The cells of the details above. */
function detailCells(context: Context, row: MetricRow | undefined, roas: number | null): Cell[] {
  return [
    exactCell(context, roas, 'multiple'),
    exactCell(context, row?.sums.orders ?? null, 'count'),
    ...detailIds.map((id) => exactCell(context, row?.values[id] ?? null, figureUnit(id))),
  ];
}

function rowsBy(context: Context, by: 'influencer' | 'campaign'): ReadonlyMap<string | null, MetricRow> {
  const rows = activeRows(context, by, [...detailIds, 'orders'], 'revenue');
  return new Map(rows.map((row) => [row.at[by] ?? null, row]));
}

/** The five best and worst by ROAS, among those with orders enough to say so. */
export function extremes(context: Context, by: 'influencer' | 'campaign'): TableBlock {
  const { cube, where, format } = context;
  const { rule, top, under, compared } = performers(cube, { by, figure: 'roas', where });
  const { label, plural } = dimensions[by];
  const known = rowsBy(context, by);
  const row =
    (group: string) =>
    ({ id, value }: (typeof top)[number]): Cell[] => [
      nameCell(context, by, id),
      textCell(group),
      ...detailCells(context, known.get(id), value),
    ];
  const [best, worst] = [top[0], under[0]];
  return {
    kind: 'table',
    id: `extremes-${by}`,
    title: {
      text:
        best === undefined
          ? `No ${label.toLowerCase()} has orders enough to compare`
          : worst === undefined
            ? `${nameOf(context, by, best.id)} returned the most of ${counted(context, compared, label.toLowerCase(), plural)} with enough orders, ${format.short(best.value, 'multiple')}`
            : `From ${format.short(best.value, 'multiple')} to ${format.short(worst.value, 'multiple')}: top performers and underperformers of ${counted(context, compared, label.toLowerCase(), plural)} with enough orders`,
      metric: 'roas',
      value: best?.value ?? null,
      n: compared,
      where: best === undefined ? '' : `${by} ${best.id}`,
    },
    footnote: rule,
    table: {
      caption: 'Top performers and underperformers by ROAS',
      columns: [textColumn(by, label), textColumn('group', 'Group'), ...details],
      rows: [...top.map(row('Top performer')), ...under.map(row('Underperformer'))],
      empty: 'A comparison needs five orders each.',
      ...csvAlong(context, by),
    },
  };
}

/** Whom to look at first: the tenth with the lowest return. */
export function lowestTenth(context: Context): TableBlock {
  const { cube, where, format } = context;
  const { rule, of, members, spend, roas, influencers } = bottomTenth(cube, where);
  const known = rowsBy(context, 'influencer');
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
      where: influencers === 0 ? '' : 'the lowest tenth',
    },
    footnote: rule,
    table: {
      caption: 'The lowest tenth of influencers by ROAS',
      columns: [textColumn('influencer', 'Influencer'), ...details],
      rows: members.map((member) => [
        nameCell(context, 'influencer', member.influencer),
        ...detailCells(context, known.get(member.influencer), member.roas),
      ]),
      empty: 'No influencer was paid.',
      ...csvOf(context, 'poor_influencers'),
    },
  };
}
