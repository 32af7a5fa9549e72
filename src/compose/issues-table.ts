/** What was noticed while a drop was read. */
import { repeatedIssues } from '../core/told-issues.ts';
import type { Context } from './context.ts';
import type { TableBlock } from './view.ts';
import { counted, dotted, exactCell, textCell, textColumn } from './words.ts';

/** As many as a page is good for: of more, the first of each kind stands for all. The JSON beside it has them all. */
const SHOWN = 200;

export function issuesTable(context: Context): TableBlock[] {
  // What was noticed quotes rows.
  if (context.cube.withheld !== null) return [];
  const { issues: all } = context.drop;
  const isMany = all.length > SHOWN;
  const listed = isMany ? repeatedIssues(all) : all.map((issue) => ({ issue, count: 1 }));
  const shown = listed.slice(0, SHOWN);
  return [
    {
      kind: 'table',
      id: 'issues',
      title: {
        text:
          all.length === 0
            ? 'Nothing had to be interpreted'
            : `${counted(context, all.length, 'thing')} noticed while reading`,
        metric: 'rows',
        value: all.length,
        n: all.length,
        where: '',
      },
      footnote: isMany
        ? dotted(
            'the first of each kind, file and column, with how many there are',
            shown.length < listed.length
              ? `${context.format.exact(shown.length, 'count')} of ${counted(context, listed.length, 'kind')}`
              : '',
            context.published ? 'each one is in api/data.json' : '',
          )
        : 'in the order of files and lines',
      table: {
        caption: 'Noticed while reading',
        columns: [
          textColumn('place', 'Place'),
          textColumn('severity', 'Kind'),
          textColumn('message', 'What was noticed'),
          ...(isMany ? [{ id: 'times', label: 'Times', unit: 'count' as const }] : []),
        ],
        rows: shown.map(({ issue: { at, severity, message, hint, code }, count }) => [
          textCell(
            [at.file, at.line === null ? null : `line ${at.line}`, at.column]
              .filter((part) => part !== null)
              .join(' · '),
          ),
          textCell(severity),
          textCell(`${message}${hint === null ? '' : ` ${hint}`} (${code})`),
          ...(isMany ? [exactCell(context, count, 'count')] : []),
        ]),
        empty: 'Every cell had one reading, and it was taken.',
      },
    },
  ];
}
