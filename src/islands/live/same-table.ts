import type { Table } from '../../compose/view.ts';

/** Whether two tables of the same columns say the same: by their numbers, so that no text is written to compare it. */
export function isSameTable(a: Table, b: Table): boolean {
  return (
    a.rows.length === b.rows.length &&
    a.columns.map(({ id }) => id).join() === b.columns.map(({ id }) => id).join() &&
    a.rows.every((row, at) =>
      row.every((cell, column) => {
        const other = b.rows[at]?.[column];
        return cell.value === other?.value && (cell.value !== null || cell.text === other?.text);
      }),
    )
  );
}
