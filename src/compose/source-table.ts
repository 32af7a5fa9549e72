import { measure } from '../core/measure/measure.ts';
import type { Context } from './context.ts';
import type { TableBlock } from './view.ts';
import { allocationNote, counted, dotted, exactCell, textCell, textColumn, whereOf } from './words.ts';

/** Where tracked orders came from. */
export function sourceTable(context: Context): TableBlock {
  const { cube, where, format } = context;
  const rows = measure(cube, { by: ['source'], figures: ['revenue', 'orders', 'aov', 'roas'], where })
    .filter(({ sums }) => (sums.orders ?? 0) > 0)
    .sort((a, b) => (b.sums.revenue ?? 0) - (a.sums.revenue ?? 0));
  const all = rows.reduce((sum, { sums }) => sum + (sums.revenue ?? 0), 0);
  const first = all > 0 ? rows[0] : undefined;
  const share = first && all > 0 ? (first.sums.revenue ?? 0) / all : null;
  return {
    kind: 'table',
    id: 'sources',
    title: {
      text:
        first === undefined
          ? 'No source brought revenue'
          : rows.length === 1
            ? `All attributed revenue came by one source, ${first.at.source ?? 'unnamed'}`
            : `${first.at.source ?? 'An unnamed source'} brought the most revenue of ${counted(context, rows.length, 'source')}, ${format.short(share, 'rate')}`,
      metric: 'revenue',
      value: first?.sums.revenue ?? null,
      n: rows.length,
      where: first === undefined ? '' : whereOf('source', first.at.source),
    },
    footnote: dotted('tracking_data, payouts', allocationNote(context, 'source')),
    table: {
      caption: 'Attributed orders by source',
      columns: [
        textColumn('source', 'Source'),
        { id: 'revenue', label: 'Attributed revenue', unit: 'money', bar: true },
        { id: 'orders', label: 'Orders', unit: 'count' },
        { id: 'aov', label: 'Average order value', unit: 'money' },
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
      ],
      rows: rows.map(({ at, values }) => [
        textCell(at.source ?? 'not recorded'),
        exactCell(context, values.revenue ?? null, 'money'),
        exactCell(context, values.orders ?? null, 'count'),
        exactCell(context, values.aov ?? null, 'money'),
        exactCell(context, values.roas ?? null, 'multiple'),
      ]),
      empty: 'No tracked orders in this selection.',
    },
  };
}
