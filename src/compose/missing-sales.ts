/** Where people were reached and no sale is tracked: unsold, or untracked. */
import { carries } from '../core/measure/carries.ts';
import { type Dimension, dimensions } from '../core/measure/dimensions.ts';
import type { Context } from './context.ts';
import { nameCell } from './members.ts';
import { activeRows } from './tables.ts';
import type { Cell, TableBlock } from './view.ts';
import { counted, exactCell, textCell, textColumn } from './words.ts';

const all = ['platform', 'campaign', 'influencer'] as const;

export function missingSales(context: Context): TableBlock {
  const { format } = context;
  const along = all.filter((by) => carries(context.cube, by));
  const asked = along.map((by) => {
    const reached = activeRows(context, by, ['reach', 'orders'], 'reach').filter(
      ({ at, sums }) => at[by] !== null && (sums.reach ?? 0) > 0,
    );
    // What orders are not recorded along cannot be missing in it.
    const missing = reached.filter(({ sums }) => sums.orders === 0);
    return { by, reached: reached.length, missing };
  });
  const found = asked.flatMap(({ by, missing }) => missing.map((row) => ({ by, row })));
  const reached = asked.reduce((sum, one) => sum + one.reached, 0);
  const words = asked
    .filter(({ missing }) => missing.length > 0)
    .map(({ by, missing }) => {
      const { label, plural }: Dimension = dimensions[by];
      return counted(context, missing.length, label.toLowerCase(), plural);
    });
  return {
    kind: 'table',
    id: 'missing-sales',
    // Whose orders aren't told may have some.
    needs: { whole: true },
    title: {
      text:
        reached === 0
          ? 'No reach is recorded, so no sale can be missing'
          : found.length === 0
            ? 'Whatever reached people shows tracked orders'
            : `No sale is tracked for ${format.list(words)} that reached people`,
      metric: 'orders',
      as: 'count',
      value: found.length,
      n: reached,
      where: '',
    },
    footnote:
      'platforms, campaigns and influencers with reach and no attributed order: check their links and codes · posts, tracking_data',
    table: {
      caption: 'Reach without a tracked order',
      columns: [
        textColumn('value', 'Name'),
        textColumn('by', 'Along'),
        { id: 'reach', label: 'Reach', unit: 'count', bar: true },
        { id: 'posts', label: 'Posts', unit: 'count' },
        { id: 'spend', label: 'Spend', unit: 'money' },
      ],
      rows: found.map(({ by, row }): Cell[] => {
        const { label }: Dimension = dimensions[by];
        return [
          nameCell(context, by, row.at[by] ?? null),
          textCell(label),
          exactCell(context, row.sums.reach, 'count'),
          exactCell(context, row.sums.posts, 'count'),
          exactCell(context, row.sums.spend, 'money'),
        ];
      }),
      empty:
        reached === 0
          ? 'No reach is recorded in this selection.'
          : 'Every platform, campaign and influencer that reached people has a tracked order.',
    },
  };
}
