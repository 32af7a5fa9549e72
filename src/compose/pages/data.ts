import { total } from '../../core/measure/measure.ts';
import { type TableName, tables } from '../../core/schema/index.ts';
import type { Context } from '../context.ts';
import type { Page } from '../page.ts';
import type { Claim, TableBlock } from '../view.ts';
import { counted, exactCell, textCell } from '../words.ts';

const tableNames = Object.keys(tables) as TableName[];

/** What was read, what was left out, and what the reader noticed. */
export const data = {
  id: 'data',
  path: 'data',
  label: 'Data',
  compose: (context) => ({
    title: 'Data',
    headline: rowsClaim(context),
    standfirst: [],
    blocks: [files(context), money(context), issues(context)],
  }),
} as const satisfies Page;

/** How many rows this report rests on, and how many were left out. */
export function rowsClaim(context: Context): Claim {
  const all = Object.values(context.drop.rows);
  const read = all.reduce((sum, rows) => sum + rows.read, 0);
  const left = all.reduce((sum, rows) => sum + rows.rejected + rows.rejectedByCascade, 0);
  return {
    text: `${counted(context, read, 'row')} read, ${left === 0 ? 'none left out' : `${counted(context, left, 'row')} left out`}`,
    metric: 'rows',
    value: read,
    n: read,
    where: '',
  };
}

function files(context: Context): TableBlock {
  const { drop } = context;
  const accepted = Object.values(drop.rows).reduce((sum, rows) => sum + rows.accepted, 0);
  return {
    kind: 'table',
    id: 'files',
    title: {
      text: `${counted(context, drop.files.length, 'file')}, of which ${counted(context, accepted, 'row')} ${accepted === 1 ? 'was' : 'were'} accepted`,
      metric: 'rows',
      value: accepted,
      n: accepted,
      where: '',
    },
    footnote: 'read = accepted + left out; blank lines are counted apart',
    table: {
      caption: 'Files of the drop',
      columns: [
        { id: 'file', label: 'File', unit: 'text' },
        { id: 'read', label: 'Rows read', unit: 'count' },
        { id: 'accepted', label: 'Accepted', unit: 'count' },
        { id: 'left', label: 'Left out', unit: 'count' },
        { id: 'blank', label: 'Blank lines', unit: 'count' },
        { id: 'sha256', label: 'SHA-256', unit: 'text' },
      ],
      rows: tableNames.map((table) => {
        const rows = drop.rows[table];
        const file = drop.files.find((one) => one.table === table);
        return [
          textCell(file?.file ?? `no ${table}`),
          exactCell(context, rows.read, 'count'),
          exactCell(context, rows.accepted, 'count'),
          exactCell(context, rows.rejected + rows.rejectedByCascade, 'count'),
          exactCell(context, rows.skippedBlank, 'count'),
          textCell(file?.sha256.slice(0, 12) ?? ''),
        ];
      }),
      empty: 'No files.',
    },
  };
}

function money(context: Context): TableBlock {
  const { sums } = total(context.cube, ['revenue', 'organic_revenue', 'spend']);
  const all = (sums.revenue ?? 0) + (sums.organic_revenue ?? 0);
  return {
    kind: 'table',
    id: 'money',
    title: {
      text: `${context.format.exact(all, 'money')} of revenue and ${context.format.exact(sums.spend, 'money')} of payouts are in this report`,
      metric: 'revenue',
      value: all,
      n: context.drop.rows.tracking_data.accepted,
      where: '',
    },
    footnote: 'tracking_data, payouts',
    table: {
      caption: 'Money read and shown',
      columns: [
        { id: 'what', label: 'What', unit: 'text' },
        { id: 'amount', label: 'Amount', unit: 'money' },
      ],
      rows: [
        [textCell('Attributed revenue'), exactCell(context, sums.revenue, 'money')],
        [textCell('Organic revenue'), exactCell(context, sums.organic_revenue, 'money')],
        [textCell('Payouts'), exactCell(context, sums.spend, 'money')],
      ],
      empty: 'No money.',
    },
  };
}

/** As many as a page is good for; `npm run check` prints them all. */
const SHOWN = 200;

function issues(context: Context): TableBlock {
  const { issues: all } = context.drop;
  return {
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
    footnote:
      all.length > SHOWN
        ? `the first ${SHOWN} of ${context.format.exact(all.length, 'count')}`
        : 'in the order of files and lines',
    table: {
      caption: 'Noticed while reading',
      columns: [
        { id: 'place', label: 'Place', unit: 'text' },
        { id: 'severity', label: 'Kind', unit: 'text' },
        { id: 'message', label: 'What was noticed', unit: 'text' },
      ],
      rows: all
        .slice(0, SHOWN)
        .map(({ at, severity, message, code }) => [
          textCell([at.file, at.line, at.column].filter((part) => part !== null).join(' · ')),
          textCell(severity),
          textCell(`${message} (${code})`),
        ]),
      empty: 'Every cell had one reading, and it was taken.',
    },
  };
}
