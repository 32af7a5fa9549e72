/** Tables of the Data page: files, money, and payouts against what they are paid for. */
import { isHidden } from '../core/measure/carries.ts';
import { total } from '../core/measure/measure.ts';
import { payoutBases } from '../core/payout/index.ts';
import { type SpecName, specs } from '../core/schema/index.ts';
import type { Context } from './context.ts';
import type { TableBlock } from './view.ts';
import { counted, dotted, exactCell, textCell, textColumn } from './words.ts';

const tableNames = Object.keys(specs) as SpecName[];

/** Of what is withheld altogether not even a blank line is shown. */
function isTold({ cube, drop }: Context, table: SpecName): boolean {
  return cube.withheld === null || drop.files.some((file) => file.table === table);
}

export function filesTable(context: Context): TableBlock {
  const { drop } = context;
  const accepted = Object.values(drop.rows).reduce((sum, rows) => sum + rows.accepted, 0);
  return {
    kind: 'table',
    id: 'files',
    title: {
      text: `${counted(context, accepted, 'row')} of ${counted(context, drop.files.length, 'file')} ${accepted === 1 ? 'is' : 'are'} in this report`,
      metric: 'rows',
      value: accepted,
      n: accepted,
      where: '',
    },
    footnote:
      'read = accepted + left out + left out because of another; lines that are blank, a header or an influencer again are skipped',
    table: {
      caption: 'Files of the drop',
      columns: [
        textColumn('file', 'File'),
        { id: 'read', label: 'Rows read', unit: 'count' },
        { id: 'accepted', label: 'Accepted', unit: 'count' },
        { id: 'left', label: 'Left out', unit: 'count' },
        { id: 'cascade', label: 'Because of another', unit: 'count' },
        { id: 'blank', label: 'Skipped', unit: 'count' },
      ],
      rows: tableNames
        .filter((table) => isTold(context, table))
        .flatMap((table) => {
          const rows = drop.rows[table];
          if (rows === undefined) return [];
          const files = drop.files.filter((one) => one.table === table).map(({ file }) => file);
          const { read, accepted, rejected, rejectedByCascade, skippedBlank } = rows;
          const name =
            files.length > 1
              ? `${counted(context, files.length, 'file')}, the last ${files.at(-1)}`
              : (files[0] ?? `no ${table}`);
          const counts = [read, accepted, rejected, rejectedByCascade, skippedBlank];
          return [[textCell(name), ...counts.map((count) => exactCell(context, count, 'count'))]];
        }),
      empty: 'No files.',
    },
  };
}

/**
 * The files byte for byte. Apart from what a report says, which stays the same when a caption is mended: the
 * report as one PDF is without it, and needn't be printed again then.
 */
export function fingerprintsTable(context: Context): TableBlock[] {
  const files = context.drop.files.flatMap(({ file, bytes, sha256 }) =>
    bytes === null || sha256 === null ? [] : [{ file, bytes, sha256 }],
  );
  if (files.length < context.drop.files.length) return [];
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return [
    {
      kind: 'table',
      id: 'fingerprints',
      apart: true,
      title: {
        text: `${counted(context, bytes, 'byte')} were read, each file known by its hash`,
        metric: 'rows',
        value: bytes,
        n: files.length,
        where: 'bytes of the files',
      },
      footnote: 'two files with the same SHA-256 have the same bytes',
      table: {
        caption: 'Size and hash of each file',
        columns: [
          textColumn('file', 'File'),
          { id: 'bytes', label: 'Bytes', unit: 'count' },
          textColumn('sha256', 'SHA-256 begins'),
        ],
        rows: files.map((file) => [
          textCell(file.file),
          exactCell(context, file.bytes, 'count'),
          textCell(file.sha256.slice(0, 12)),
        ]),
        empty: 'No files.',
      },
    },
  ];
}

/** Money read = money shown + money left out. */
export function moneyTable(context: Context): TableBlock {
  const { sums } = total(context.cube, ['revenue', 'organic_revenue', 'spend']);
  const { rows } = context.drop;
  const leftOut = context.drop.leftOut ?? { revenue: 0, payouts: 0 };
  // Of rows that are left out no amount is told where orders are withheld.
  const isWhole = context.drop.leftOut !== null;
  const hidesPayouts = isHidden(context.cube, 'payouts');
  const payouts = hidesPayouts
    ? 'payouts are not told'
    : `${context.format.exact(sums.spend, 'money')} of payouts`;
  const shown = (sums.revenue ?? 0) + (sums.organic_revenue ?? 0);
  const amount = (value: number | null) => exactCell(context, value, 'money');
  return {
    kind: 'table',
    id: 'money',
    title: {
      text: `${context.format.exact(shown, 'money')} of revenue ${hidesPayouts ? `is in this report; ${payouts}` : `and ${payouts} are in this report`}`,
      metric: 'revenue',
      value: shown,
      n: rows.tracking_data.accepted,
      where: 'attributed and organic',
    },
    footnote: dotted(
      isWhole ? 'read = shown + left out' : '',
      hidesPayouts ? 'tracking_data' : 'tracking_data, payouts',
    ),
    table: {
      caption: isWhole ? 'Money read, shown and left out' : 'Money shown',
      columns: [
        textColumn('what', 'What'),
        ...(isWhole ? [{ id: 'read', label: 'Read', unit: 'money' as const }] : []),
        { id: 'shown', label: 'Shown', unit: 'money' },
        ...(isWhole ? [{ id: 'left', label: 'Left out', unit: 'money' as const }] : []),
      ],
      rows: [
        [textCell('Attributed revenue'), textCell(''), amount(sums.revenue), textCell('')],
        [textCell('Organic revenue'), textCell(''), amount(sums.organic_revenue), textCell('')],
        [textCell('Revenue'), amount(shown + leftOut.revenue), amount(shown), amount(leftOut.revenue)],
        ...(hidesPayouts
          ? []
          : [
              [
                textCell('Payouts'),
                amount((sums.spend ?? 0) + leftOut.payouts),
                amount(sums.spend),
                amount(leftOut.payouts),
              ],
            ]),
      ].map((row) => (isWhole ? row : [...row.slice(0, 1), ...row.slice(2, 3)])),
      empty: 'No money.',
    },
  };
}

/** Payouts against rate × base, and their orders against those tracked. */
export function payoutsTable(context: Context): TableBlock[] {
  if (context.drop.reconciliation === null) return [];
  const { byBasis, orders } = context.drop.reconciliation;
  const { format } = context;
  const off = byBasis.reduce((sum, { checkedPaid, due }) => sum + checkedPaid - due, 0);
  const checked = byBasis.reduce((sum, one) => sum + one.checked, 0);
  const agree = orders === null || orders.stated === orders.tracked;
  return [
    {
      kind: 'table',
      id: 'payout-reconciliation',
      title: {
        text:
          checked === 0
            ? 'No payout states a rate that could be checked'
            : `${counted(context, checked, 'payout')} checked against rate × base: ${off === 0 ? 'no difference' : `a difference of ${format.exact(off, 'money')}`}`,
        metric: 'spend',
        value: off,
        n: checked,
        where: 'payouts against rate × base',
      },
      footnote:
        orders === null
          ? 'payouts state no orders'
          : `payouts state ${counted(context, orders.stated, 'order')}, ${agree ? 'as many as were tracked' : `${format.exact(orders.tracked, 'count')} were tracked`} · the stated amount is what counts`,
      table: {
        caption: 'Payouts against rate × base by basis',
        columns: [
          textColumn('basis', 'Basis'),
          textColumn('base', 'Rate is paid for'),
          { id: 'payouts', label: 'Payouts', unit: 'count' },
          { id: 'paid', label: 'Paid', unit: 'money' },
          { id: 'checked', label: 'Checked', unit: 'count' },
          { id: 'due', label: 'Rate × base', unit: 'money' },
          { id: 'difference', label: 'Difference', unit: 'money' },
        ],
        rows: byBasis.map((one) => [
          textCell(payoutBases[one.basis].label),
          textCell(payoutBases[one.basis].base),
          exactCell(context, one.payouts, 'count'),
          exactCell(context, one.paid, 'money'),
          exactCell(context, one.checked, 'count'),
          exactCell(context, one.checked === 0 ? null : one.due, 'money'),
          exactCell(context, one.checked === 0 ? null : one.checkedPaid - one.due, 'money'),
        ]),
        empty: 'No payouts in this drop.',
      },
    },
  ];
}
