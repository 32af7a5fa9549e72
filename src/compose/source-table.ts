import { measure } from '../core/measure/measure.ts';
import type { Context } from './context.ts';
import { nameOf } from './names.ts';
import { ofTold } from './part-told.ts';
import { isTold, withheldLast } from './told.ts';
import { noRevenue } from './unsold.ts';
import type { TableBlock } from './view.ts';
import { allocationNote, counted, dotted, exactCell, textCell, textColumn, whereOf } from './words.ts';

/** Where tracked orders came from. */
export function sourceTable(context: Context): TableBlock {
  const { cube, where, format } = context;
  const found = measure(cube, { by: ['source'], figures: ['revenue', 'orders', 'aov', 'roas'], where })
    .filter(({ sums }) => (sums.orders ?? 0) > 0)
    .sort((a, b) => (b.sums.revenue ?? 0) - (a.sums.revenue ?? 0));
  const rows = withheldLast(context, found, ({ at }) => (at.source ?? null) === null);
  const all = rows.reduce((sum, { sums }) => sum + (sums.revenue ?? 0), 0);
  const isPaid = isTold(cube, { along: ['source'], measures: ['spend'] });
  const named = rows.filter(({ at }) => cube.withheld === null || (at.source ?? null) !== null);
  const first = all > 0 ? named[0] : undefined;
  const share = first && all > 0 ? (first.sums.revenue ?? 0) / all : null;
  return {
    kind: 'table',
    id: 'sources',
    needs: { along: ['source'] },
    title: {
      text:
        first === undefined
          ? noRevenue(context, 'No source brought revenue')
          : named.length === 1 && rows.length === 1
            ? `All attributed revenue came by one source, ${first.at.source ?? 'unnamed'}`
            : `${ofTold(context, 'source')}${first.at.source ?? 'An unnamed source'} brought the most revenue of ${counted(context, named.length, 'source')}, ${format.short(share, 'rate')}`,
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
        ...(isPaid ? [{ id: 'roas', label: 'ROAS', unit: 'multiple' as const }] : []),
      ],
      rows: rows.map(({ at, values }) => [
        textCell(nameOf(context, 'source', at.source ?? null)),
        exactCell(context, values.revenue ?? null, 'money'),
        exactCell(context, values.orders ?? null, 'count'),
        exactCell(context, values.aov ?? null, 'money'),
        ...(isPaid ? [exactCell(context, values.roas ?? null, 'multiple')] : []),
      ]),
      empty: `${noRevenue(context, 'No tracked orders in this selection')}.`,
    },
  };
}
