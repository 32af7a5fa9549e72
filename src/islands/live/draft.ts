import type { Context } from '../../compose/context.ts';
import { type FilterState, queryOf } from '../../compose/filters/filter-state.ts';
import { filteredContext } from '../../compose/filters/filtered-context.ts';
import { knownState } from '../../compose/filters/selection-of.ts';
import { viewHtml } from '../../compose/markup/view.ts';
import type { Page } from '../../compose/page.ts';
import type { PageView } from '../../compose/view.ts';
import { browserPaint } from './browser-paint.ts';

export interface Answer {
  readonly context: Context;
  /** What of the state the report knows. */
  readonly state: FilterState;
  /** What it doesn't, in words. */
  readonly notes: readonly string[];
}

/** A page under a state, each part of it made when it is first asked for. */
export class Draft implements Answer {
  /** What was asked for. */
  readonly query: string;
  readonly context: Context;
  readonly state: FilterState;
  readonly notes: readonly string[];
  readonly #page: Page;
  #view: PageView | null = null;
  #main: Element | null = null;

  constructor(whole: Context, page: Page, asked: FilterState) {
    this.query = queryOf(asked);
    const { state, notes } = knownState(whole.cube, asked);
    this.state = state;
    this.notes = notes;
    this.context = filteredContext(whole, state);
    this.#page = page;
  }

  get view(): PageView {
    this.#view ??= this.#page.compose(this.context);
    return this.#view;
  }

  /** Its markup, where no element is brought to life. */
  get main(): Element {
    if (this.#main === null) {
      const template = document.createElement('template');
      template.innerHTML = `<main>${viewHtml(this.view, browserPaint(this.context)).text}</main>`;
      this.#main = template.content.firstElementChild as Element;
    }
    return this.#main;
  }
}
