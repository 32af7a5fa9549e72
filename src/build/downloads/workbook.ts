/** The tables as one workbook, a sheet a table. Text is typed as text, so no cell of it is ever a formula. */
import type { ColumnTable } from 'arquero';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import type { Cell } from '../endpoints/list.ts';
import { settleZip } from './settle-zip.ts';

/** More does not fit into a cell. */
const LONGEST = 32_767;

export interface Sheet {
  readonly name: string;
  readonly table: ColumnTable;
}

/** The same bytes for the same tables. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = writeWorkbook(
    sheets.map(({ name, table }) => ({
      sheet: name,
      data: sheetData(table),
      stickyRowsCount: 1,
      columns: table.columnNames().map((column) => ({ width: Math.max(12, column.length + 2) })),
    })),
  );
  const bytes = new Uint8Array(await workbook.toBuffer());
  settleZip(bytes);
  return bytes;
}

function sheetData(table: ColumnTable): SheetData {
  const names = table.columnNames();
  const columns = names.map((name) => table.array(name) as ArrayLike<Cell>);
  return [
    names.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...Array.from({ length: table.numRows() }, (_, row) =>
      columns.map((column) => sheetCell(column[row] ?? null)),
    ),
  ];
}

function sheetCell(cell: Cell) {
  if (typeof cell !== 'string') return cell;
  return { value: cell.slice(0, LONGEST), type: String };
}
