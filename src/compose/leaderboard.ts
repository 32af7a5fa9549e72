/** Influencers by their performance score, with the ranks that it is the mean of. */
import { figureLabel, figureNeeds, figureUnit } from '../core/measure/figures.ts';
import { scoresAlong } from '../core/measure/peers/performance-score.ts';
import { isEntire } from '../core/measure/related.ts';
import type { Context } from './context.ts';
import { nameCell } from './members.ts';
import { nameOf } from './names.ts';
import { ofTold } from './part-told.ts';
import { activeRows } from './tables.ts';
import { csvOf } from './take-away.ts';
import { isTold } from './told.ts';
import type { Cell, TableBlock } from './view.ts';
import { numberCell, textCell, textColumn } from './words.ts';

/** Each part of the score with the figure that it ranks by. */
const allParts = [
  ['roas', 'roas'],
  ['engagement', 'engagement_rate'],
  ['conversion', 'conversion_rate'],
  ['revenue', 'revenue'],
] as const;

const partNames = {
  roas: 'ROAS',
  engagement: 'engagement',
  conversion: 'conversion',
  revenue: 'revenue',
} as const;

export function leaderboard(context: Context): TableBlock {
  const { cube, where, format } = context;
  const parts = allParts.filter(([, figure]) => isTold(cube, { measures: figureNeeds(figure) }));
  const isPaid = isTold(cube, { measures: ['spend'] });
  const scored = new Map(scoresAlong(cube, 'influencer', where).map((one) => [one.at.influencer, one]));
  const figures = parts.map(([, figure]) => figure);
  const rows = activeRows(context, 'influencer', [...figures, 'orders', 'spend'], 'revenue')
    .map((row) => ({ ...row, scored: scored.get(row.at.influencer) }))
    .filter(({ at }) => at.influencer !== null)
    .sort((a, b) => (b.scored?.score ?? -1) - (a.scored?.score ?? -1));
  const [first] = rows;
  const best = first?.scored?.score ?? null;
  const weights = parts.map(
    ([part]) => `${partNames[part]} (${format.short(cube.terms.score[part], 'rate')})`,
  );
  return {
    kind: 'table',
    id: 'leaderboard',
    needs: { along: ['influencer'] },
    title: {
      text:
        first === undefined || best === null
          ? isEntire(cube, 'influencer')
            ? 'No performance score: it needs at least two influencers to compare'
            : 'No performance score: some of the orders of influencers are withheld'
          : `${ofTold(context, 'influencer')}${nameOf(context, 'influencer', first.at.influencer ?? null)} leads by performance score, ${format.short(best, 'rate')}`,
      metric: 'performance_score',
      value: best,
      n: rows.length,
      where: best === null ? '' : `influencer ${first?.at.influencer}`,
    },
    footnote: `Mean of the percentile ranks of ${format.list(weights)}; each rank, 0 to 100, stands behind its figure`,
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
        ...(isPaid ? [{ id: 'spend', label: 'Spend', unit: 'money' as const }] : []),
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
        ...(isPaid ? [numberCell(context, values.spend ?? null, 'money')] : []),
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
