import type { Context } from '../../compose/context.ts';
import { recordsOf } from '../../compose/record-tables.ts';
import { createFormatter } from '../../core/format/formatter.ts';
import { everything } from '../../core/measure/selection.ts';
import type { PreparedDrop } from '../../core/prepare-drop.ts';
import type { ReportDefinition } from '../../core/report.ts';

/** The whole report of a visitor's files, nothing selected; its addresses are places within the page. */
export function contextOf({ tables, ...known }: PreparedDrop, definition: ReportDefinition): Context {
  return {
    ...known,
    report: { ...definition, slug: '', place: '', commentary: '' },
    where: everything,
    beside: null,
    records: recordsOf(tables),
    format: createFormatter(definition),
    root: '#',
    files: [],
    published: false,
    earlier: () => null,
  };
}
