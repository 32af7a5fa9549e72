/** The older drops, each with where it stays published. */
import { isoDay } from '../../core/calendar.ts';
import type { Context } from '../context.ts';
import type { TableBlock } from '../view.ts';
import { counted, linkCell, textCell, textColumn } from '../words.ts';

/** Of the newest drop alone: an older one names none that came after it. */
export function dropsTable({ report, format, root, ...context }: Context): TableBlock[] {
  const days = report.earlierDrops ?? [];
  if (days.length === 0 || report.replaced !== undefined) return [];
  const at = (day: number) => `${root}drops/${isoDay(day)}/`;
  return [
    {
      kind: 'table',
      id: 'drops',
      title: {
        text: `${counted({ ...context, report, format, root }, days.length, 'earlier drop')} ${days.length === 1 ? 'stays' : 'stay'} published, as ${days.length === 1 ? 'it was' : 'they were'}`,
        metric: 'rows',
        as: 'count',
        value: days.length,
        n: days.length,
        where: 'earlier drops',
      },
      footnote: 'pages of figures and their PDFs; filters and files are of the newest drop alone',
      table: {
        caption: 'Earlier drops',
        columns: [
          textColumn('drop', 'Drop of'),
          textColumn('report', 'Report'),
          textColumn('pdf', 'On paper'),
        ],
        rows: days.map((day) => [
          textCell(format.day(day)),
          linkCell(`Overview of ${format.day(day)}`, at(day)),
          linkCell(`PDF of ${format.day(day)}`, `${at(day)}${report.slug}.pdf`),
        ]),
        empty: 'None.',
      },
    },
  ];
}
