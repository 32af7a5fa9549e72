/**
 * The page under a filter: the same composition as in the build, laid over the page that was published.
 * Loaded at the first interaction, and never where nobody asks.
 */
import type { Context } from '../../compose/context.ts';
import type { FilterState } from '../../compose/filters/filter-state.ts';
import { filteredContext } from '../../compose/filters/filtered-context.ts';
import { knownState } from '../../compose/filters/selection-of.ts';
import { viewHtml } from '../../compose/markup/view.ts';
import type { Page } from '../../compose/page.ts';
import type { Pick } from '../../compose/pick.ts';
import type { Block, PageView, Table } from '../../compose/view.ts';
import type { DataTable } from '../data-table.ts';
import { browserPaint } from './browser-paint.ts';
import { LiveChart } from './live-chart.ts';
import { loadReport } from './load.ts';
import { morph } from './morph.ts';
import { pageOf } from './pages.ts';
import { isSameTable } from './same-table.ts';
import { viewRows } from './view-rows.ts';

export interface Answer {
  readonly context: Context;
  /** What of the state the report knows. */
  readonly state: FilterState;
  /** What it doesn't, in words. */
  readonly notes: readonly string[];
}

export class Engine {
  readonly whole: Context;
  readonly #page: Page;
  readonly #main: Element;
  readonly #charts = new Map<Element, LiveChart>();
  /** Tables as they are shown, by their elements. */
  readonly #tables = new WeakMap<Element, Table>();
  readonly #closed = new WeakMap<HTMLDetailsElement, () => void>();

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
    const { state, notes } = knownState(this.whole.cube, asked);
    const context = filteredContext(this.whole, state);
    this.#lay(this.#page.compose(context), context);
    return { context, state, notes };
  }

  /** What a mark of a chart stands for; `null` where it stands for nothing. */
  pickAt(box: Element, x: number, y: number): Pick | null {
    const chart = this.#charts.get(box);
    chart?.draw();
    return chart?.pickAt(x, y) ?? null;
  }

  #lay(view: PageView, context: Context): void {
    const wanted = document.createElement('template');
    wanted.innerHTML = `<main>${viewHtml(view, browserPaint(context)).text}</main>`;
    const main = wanted.content.firstElementChild as Element;
    // The bar of filters is no part of what is composed.
    const bar = this.#main.querySelector(':scope > filter-bar');
    // Imported where no element is brought to life: a copy would load what the bar itself loads.
    if (bar) main.prepend(wanted.content.ownerDocument.importNode(bar));
    for (const { name, value } of this.#main.attributes) main.setAttribute(name, value);
    morph(this.#main, main);
    const sections = new Map(
      [...this.#main.children].map((section) => [section.getAttribute('aria-labelledby') ?? '', section]),
    );
    for (const block of view.blocks) this.#fill(block, sections.get(block.id), context);
    for (const [box, chart] of this.#charts) if (!chart.isThere) this.#charts.delete(box);
  }

  #fill(block: Block, section: Element | undefined, { format }: Context): void {
    if (!section || (block.kind !== 'chart' && block.kind !== 'table')) return;
    const box = section.querySelector('.chart');
    if (box && block.kind === 'chart') {
      const chart = this.#charts.get(box) ?? new LiveChart(box);
      this.#charts.set(box, chart);
      chart.show(block, format);
    }
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
    element.show(table.columns, viewRows(table, format, document.documentElement.lang));
  }
}
