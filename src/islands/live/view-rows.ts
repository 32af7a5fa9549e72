import { html } from '../../compose/markup/html.ts';
import { hiddenNumber, rowWriter } from '../../compose/markup/table.ts';
import type { Table } from '../../compose/view.ts';
import type { Formatter } from '../../core/format/formatter.ts';
import { decimalMark, numberIn } from '../../core/format/number-in.ts';
import type { TableRows } from '../table-rows.ts';

export interface ViewRows extends TableRows {
  /** Makes the rows that are seen first. */
  foresee(): void;
}

/** As many as a window shows, about. */
const FIRST = 30;

/** The rows of a composed table, each made when it comes into sight. */
export function viewRows(table: Table, format: Formatter, language: string): ViewRows {
  let mark: string | null = null;
  const write = rowWriter(table, format);
  const made = new Map<number, HTMLTableRowElement>();
  const body = document.createElement('template');
  return {
    length: table.rows.length,
    text: (row, column) => table.rows[row]?.[column]?.text ?? '',
    number(row, column) {
      const unit = table.columns[column]?.unit ?? 'text';
      const cell = table.rows[row]?.[column];
      if (!cell || unit === 'text') return null;
      const hidden = hiddenNumber(cell.text, cell.value, unit, format);
      mark ??= decimalMark(language);
      return hidden ?? (unit === 'day' ? null : numberIn(cell.text, mark));
    },
    element,
    foresee() {
      for (let row = 0; row < Math.min(FIRST, table.rows.length); row++) element(row);
    },
  };

  function element(row: number): HTMLTableRowElement {
    const found = made.get(row);
    if (found) return found;
    body.innerHTML = html`<table><tbody>${write(table.rows[row] ?? [])}</tbody></table>`.text;
    const fresh = body.content.querySelector('tr') as HTMLTableRowElement;
    made.set(row, fresh);
    return fresh;
  }
}
