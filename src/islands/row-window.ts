/** Keeps the rows in sight in the document, and room for the others above and below them. */

/** Up to so many rows all of them stand in the document. */
const MOST = 200;
/** Rows kept above and below those in sight. */
const MARGIN = 20;
/** Height of a row before one was measured, in CSS pixels. */
const GUESS = 36;

export class RowWindow {
  readonly #scroller: HTMLElement;
  readonly #body: HTMLTableSectionElement;
  readonly #above: HTMLTableRowElement;
  readonly #below: HTMLTableRowElement;
  #count = 0;
  #element: (at: number) => HTMLTableRowElement = () => document.createElement('tr');
  #first = 0;
  #end = 0;
  #height = GUESS;

  constructor(scroller: HTMLElement, body: HTMLTableSectionElement, columns: number) {
    this.#scroller = scroller;
    this.#body = body;
    this.#above = spacer(columns);
    this.#below = spacer(columns);
    scroller.addEventListener('scroll', this.#follow, { passive: true });
    // Paper has no scrolling: all rows are printed.
    addEventListener('beforeprint', this.#print);
    addEventListener('afterprint', this.#follow);
  }

  /** Lets go of the page; what is shown stays. */
  close(): void {
    removeEventListener('beforeprint', this.#print);
    removeEventListener('afterprint', this.#follow);
  }

  readonly #print = (): void => this.#fill(0, this.#count);

  /** `element` gives the row at a place from 0 to `count` − 1. */
  show(count: number, element: (at: number) => HTMLTableRowElement): void {
    this.#count = count;
    this.#element = element;
    this.#scroller.classList.toggle('long', count > MOST);
    this.#body.parentElement?.setAttribute('aria-rowcount', String(count + 1));
    if (this.#first > 0) this.#scroller.scrollTop = 0;
    this.#fill(0, count <= MOST ? count : Math.min(count, this.#inSight()));
  }

  #inSight(): number {
    // As tall as the stylesheet lets it be: asking the element would lay out the page.
    return Math.ceil((innerHeight * 0.75) / this.#height) + 2 * MARGIN;
  }

  readonly #follow = (): void => {
    if (this.#count <= MOST) return;
    const rows = this.#body.rows.length - 2;
    const tall = this.#body.offsetHeight - this.#above.offsetHeight - this.#below.offsetHeight;
    if (rows > 0 && tall > 0) this.#height = tall / rows;
    const top = Math.floor(this.#scroller.scrollTop / this.#height);
    const first = Math.max(0, Math.min(top - MARGIN, this.#count - this.#inSight()));
    // A few rows further nothing new comes into sight.
    if (Math.abs(first - this.#first) < MARGIN / 2 && this.#end - this.#first >= this.#inSight()) return;
    this.#fill(first, Math.min(this.#count, first + this.#inSight()));
  };

  #fill(first: number, end: number): void {
    this.#first = first;
    this.#end = end;
    const rows = Array.from({ length: end - first }, (_, at) => {
      const row = this.#element(first + at);
      row.setAttribute('aria-rowindex', String(first + at + 2));
      return row;
    });
    tall(this.#above, first * this.#height);
    tall(this.#below, (this.#count - end) * this.#height);
    this.#body.replaceChildren(
      ...(first > 0 ? [this.#above] : []),
      ...rows,
      ...(end < this.#count ? [this.#below] : []),
    );
  }
}

function spacer(columns: number): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.className = 'spacer';
  row.setAttribute('aria-hidden', 'true');
  row.insertCell().colSpan = columns;
  return row;
}

function tall(row: HTMLTableRowElement, height: number): void {
  const [cell] = row.cells;
  if (cell) cell.style.height = `${height}px`;
}
