/** Where a table's rows come from: those that the page carries, or the view that was composed anew. */
import { numberIn } from '../core/format/number-in.ts';

export interface TableRows {
  readonly length: number;
  /** The cell as it reads. */
  text(row: number, column: number): string;
  /** The cell as a number in what people count it in; `null` for text and for what is not defined. */
  number(row: number, column: number): number | null;
  element(row: number): HTMLTableRowElement;
}

/** The rows of a published table. */
export function publishedRows(body: HTMLTableSectionElement, mark: string): TableRows {
  const rows = [...body.rows];
  const cell = (row: number, column: number) => rows[row]?.cells[column];
  const text = (row: number, column: number) => cell(row, column)?.textContent ?? '';
  return {
    length: rows.length,
    text,
    number(row, column) {
      const found = cell(row, column);
      if (found?.dataset.value !== undefined) return Number(found.dataset.value);
      return found?.classList.contains('number') ? numberIn(text(row, column), mark) : null;
    },
    element: (row) => rows[row] as HTMLTableRowElement,
  };
}
