/**
 * The page under a filter: the same composition as in the build, laid over the page that was published.
 * Loaded at the first interaction, and never where nobody asks.
 */
import type { Context } from '../../compose/context.ts';
import { type FilterState, queryOf } from '../../compose/filters/filter-state.ts';
import type { Page } from '../../compose/page.ts';
import type { Pick } from '../../compose/pick.ts';
import type { Block, Table } from '../../compose/view.ts';
import type { DataTable } from '../data-table.ts';
import { type Answer, Draft } from './draft.ts';
import { LiveChart } from './live-chart.ts';
import { loadReport } from './load.ts';
import { morph } from './morph.ts';
import { pageOf } from './pages.ts';
import { isSameTable } from './same-table.ts';
import { type ViewRows, viewRows } from './view-rows.ts';

export class Engine {
  readonly whole: Context;
  readonly #page: Page;
  readonly #main: Element;
  readonly #charts = new Map<Element, LiveChart>();
  /** Tables as they are shown, by their elements. */
  readonly #tables = new WeakMap<Element, Table>();
  readonly #rows = new WeakMap<Table, ViewRows>();
  readonly #closed = new WeakMap<HTMLDetailsElement, () => void>();
  /** What may be asked for next. */
  #foreseen: Draft | null = null;

  constructor(whole: Context, page: Page, main: Element) {
    this.whole = whole;
    this.#page = page;
    this.#main = main;
  }

  static async open(root: string, cube: string, page: string, main: Element): Promise<Engine> {
    const { context, prepare } = await loadReport(root, cube);
    const opened = await pageOf(context, page);
    await prepare(() => opened.compose(context));
    return new Engine(context, opened, main);
  }

  /** Composes the page under the state and shows it. */
  show(asked: FilterState): Answer {
    const draft = this.#draftOf(asked);
    this.#foreseen = null;
    this.#lay(draft);
    return draft;
  }

  /** Makes what may be asked for next, a piece at a time; nothing of it is seen before it is asked for. */
  *foresee(asked: FilterState): Generator<void> {
    const draft = new Draft(this.whole, this.#page, asked);
    this.#foreseen = draft;
    const { context } = draft;
    for (const step of this.#page.steps ?? []) yield void step(context);
    yield void draft.main;
    const sections = this.#sections();
    for (const block of draft.view.blocks) {
      const section = sections.get(block.id);
      const box = section?.querySelector('.chart');
      if (box && block.kind === 'chart') yield this.#chartIn(box).foresee(block, context.format);
      const isSeen = section?.querySelector('data-table')?.closest('details:not([open])') === null;
      if (isSeen && 'table' in block) yield this.#rowsOf(block.table, context.format).foresee();
    }
  }

  /** Whether it is made already, or is being made. */
  isForeseen(asked: FilterState): boolean {
    return this.#foreseen?.query === queryOf(asked);
  }

  #draftOf(asked: FilterState): Draft {
    if (this.#foreseen && this.isForeseen(asked)) return this.#foreseen;
    return new Draft(this.whole, this.#page, asked);
  }

  /** What a mark of a chart stands for; `null` where it stands for nothing. */
  pickAt(box: Element, x: number, y: number): Pick | null {
    const chart = this.#charts.get(box);
    chart?.draw();
    return chart?.pickAt(x, y) ?? null;
  }

  #lay({ view, main, context }: Draft): void {
    // The bar of filters is no part of what is composed.
    const bar = this.#main.querySelector(':scope > filter-bar');
    // Imported where no element is brought to life: a copy would load what the bar itself loads.
    if (bar) main.prepend(main.ownerDocument.importNode(bar));
    for (const { name, value } of this.#main.attributes) main.setAttribute(name, value);
    morph(this.#main, main);
    const sections = this.#sections();
    for (const block of view.blocks) this.#fill(block, sections.get(block.id), context);
    for (const [box, chart] of this.#charts) if (!chart.isThere) this.#charts.delete(box);
  }

  /** The page's sections, by the ids of their blocks. */
  #sections(): Map<string, Element> {
    return new Map(
      [...this.#main.children].map((section) => [section.getAttribute('aria-labelledby') ?? '', section]),
    );
  }

  #chartIn(box: Element): LiveChart {
    const chart = this.#charts.get(box) ?? new LiveChart(box);
    this.#charts.set(box, chart);
    return chart;
  }

  #fill(block: Block, section: Element | undefined, { format }: Context): void {
    if (!section || (block.kind !== 'chart' && block.kind !== 'table')) return;
    const box = section.querySelector('.chart');
    if (box && block.kind === 'chart') this.#chartIn(box).show(block, format);
    const table = section.querySelector('data-table') as DataTable | null;
    if (!table) return;
    const fill = () => this.#fillTable(table, block.table, format);
    const details = table.closest('details');
    if (!details || details.open) fill();
    else this.#whenOpened(details, fill);
  }

  /** What is closed is filled when it is opened, with what is shown by then. */
  #whenOpened(details: HTMLDetailsElement, fill: () => void): void {
    if (!this.#closed.has(details)) {
      details.addEventListener('toggle', () => {
        this.#closed.get(details)?.();
        this.#closed.delete(details);
      });
    }
    this.#closed.set(details, fill);
  }

  #fillTable(element: DataTable, table: Table, format: Context['format']): void {
    const shown = this.#tables.get(element);
    if (shown && isSameTable(shown, table)) return;
    this.#tables.set(element, table);
    element.show(table.columns, this.#rowsOf(table, format));
  }

  #rowsOf(table: Table, format: Context['format']): ViewRows {
    const rows = this.#rows.get(table) ?? viewRows(table, format, document.documentElement.lang);
    this.#rows.set(table, rows);
    return rows;
  }
}
