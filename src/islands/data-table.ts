/**
 * <data-table>: sorts, searches and takes along the table that the page came with. Above so many rows
 * only those in sight stand in the document.
 */
import { decimalMark } from '../core/format/number-in.ts';
import { RowWindow } from './row-window.ts';
import { publishedRows, type TableRows } from './table-rows.ts';

interface TableColumn {
  readonly label: string;
  readonly unit: string;
}

export class DataTable extends HTMLElement {
  #rows: TableRows | null = null;
  /** Places of the rows that are shown, in their order. */
  #order: number[] = [];
  #sort: { readonly column: number; readonly down: boolean } | null = null;
  #window: RowWindow | null = null;

  connectedCallback(): void {
    this.#makeSortable();
    this.addEventListener('click', this.#click);
    this.addEventListener('input', this.#arrange);
    if (this.querySelector('.scroll.long')) this.#arrange();
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#click);
    this.removeEventListener('input', this.#arrange);
    this.#window?.close();
    this.#window = null;
  }

  /** Other rows, sorted and searched as these were where the columns are the same. */
  show(columns: readonly TableColumn[], rows: TableRows): void {
    const labels = columns.map(({ label }) => label);
    if (
      this.#heads().some(({ textContent }, at) => textContent !== labels[at]) ||
      this.#heads().length !== labels.length
    ) {
      this.querySelector('thead')?.rows[0]?.replaceChildren(...columns.map(headOf));
      this.#sort = null;
      this.#makeSortable();
    }
    this.#rows = rows;
    this.#arrange();
  }

  #makeSortable(): void {
    for (const head of this.#heads()) {
      if (head.querySelector('button')) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
    }
  }

  /** The table as it is shown: its head, and its cells as numbers where they are. */
  *shown(): Generator<readonly (string | number)[]> {
    const rows = this.#source();
    const heads = this.#heads();
    yield heads.map((head) => head.textContent ?? '');
    for (const row of this.#order.length > 0 || this.#window ? this.#order : all(rows)) {
      yield heads.map((head, column) => {
        const isText = head.dataset.unit === 'text' || head.dataset.unit === 'day';
        return (isText ? null : rows.number(row, column)) ?? rows.text(row, column);
      });
    }
  }

  #heads(): HTMLTableCellElement[] {
    return [...(this.querySelector('thead')?.rows[0]?.cells ?? [])];
  }

  #body(): HTMLTableSectionElement {
    return this.querySelector('tbody') as HTMLTableSectionElement;
  }

  #source(): TableRows {
    this.#rows ??= publishedRows(this.#body(), decimalMark(document.documentElement.lang));
    return this.#rows;
  }

  readonly #click = ({ target }: Event): void => {
    if (!(target instanceof Element)) return;
    const head = target.closest('th button')?.closest('th');
    if (head) this.#sortBy(head);
    const sort = target.closest('[data-sort]');
    if (sort) sort.ariaExpanded = String(sort.ariaExpanded !== 'true');
  };

  #sortBy(head: HTMLTableCellElement): void {
    const column = head.cellIndex;
    const isNumber = head.classList.contains('number');
    // Numbers begin with the largest, words with A; a second click turns it round, a third ends it.
    const first = isNumber;
    if (this.#sort?.column !== column) this.#sort = { column, down: first };
    else this.#sort = this.#sort.down === first ? { column, down: !first } : null;
    for (const other of this.#heads()) other.removeAttribute('aria-sort');
    if (this.#sort) head.setAttribute('aria-sort', this.#sort.down ? 'descending' : 'ascending');
    this.#arrange();
  }

  readonly #arrange = (): void => {
    const rows = this.#source();
    const columns = this.#heads().length;
    const wanted = (this.querySelector<HTMLInputElement>('.search input')?.value ?? '').trim().toLowerCase();
    const words = wanted === '' ? [] : wanted.split(/\s+/);
    const found = all(rows).filter((row) => {
      if (words.length === 0) return true;
      const text = Array.from({ length: columns }, (_, column) => rows.text(row, column))
        .join(' ')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
    if (this.#sort) found.sort(comparing(rows, this.#sort.column, this.#sort.down));
    this.#order = found;
    this.#window ??= new RowWindow(this.querySelector('.scroll') as HTMLElement, this.#body(), columns);
    this.#window.show(found.length, (at) => rows.element(found[at] as number));
    const count = this.querySelector('.count');
    if (count) count.textContent = words.length === 0 ? '' : `${found.length} of ${rows.length} rows`;
  };
}

function headOf({ label, unit }: TableColumn): HTMLTableCellElement {
  const head = document.createElement('th');
  head.scope = 'col';
  head.textContent = label;
  head.dataset.unit = unit;
  if (unit !== 'text' && unit !== 'day') head.className = 'number';
  return head;
}

function all(rows: TableRows): number[] {
  return Array.from({ length: rows.length }, (_, row) => row);
}

/** What has no number stands last, whichever way the others are sorted. */
function comparing(rows: TableRows, column: number, down: boolean): (a: number, b: number) => number {
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const turn = down ? -1 : 1;
  return (a, b) => {
    const [x, y] = [rows.number(a, column), rows.number(b, column)];
    if (x !== null && y !== null) return (x - y) * turn;
    if (x !== null || y !== null) return x === null ? 1 : -1;
    return collator.compare(rows.text(a, column), rows.text(b, column)) * turn;
  };
}
