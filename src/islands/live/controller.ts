/** Between the bar, the engine and what keeps the state. */
import type { Context } from '../../compose/context.ts';
import {
  type FilterState,
  isFiltered,
  queryOf,
  readQuery,
  unfiltered,
} from '../../compose/filters/filter-state.ts';
import { inWords, whatIsLeft } from '../../compose/filters/in-words.ts';
import type { Pick } from '../../compose/pick.ts';
import { selectionNotes } from '../../compose/words.ts';
import { type FilterId, filterIds } from '../../core/filter-ids.ts';
import { breath } from '../breath.ts';
import type { Answer } from './draft.ts';
import { Engine } from './engine.ts';
import { inAddress, type Keeping } from './keeping.ts';
import { menuHtml, stateFrom } from './menus.ts';
import { showOffer } from './offer.ts';
import { runFilter } from './running-filter.ts';

export class Controller {
  readonly #bar: HTMLElement;
  readonly #engine: Engine;
  readonly #keeping: Keeping;
  #state: FilterState = unfiltered;
  /** Whether the page was composed here. */
  #laid = false;

  constructor(bar: HTMLElement, engine: Engine, keeping: Keeping) {
    this.#bar = bar;
    this.#engine = engine;
    this.#keeping = keeping;
    this.#bar.addEventListener('input', this.#chosen);
    for (const approach of ['pointerover', 'focusin']) this.#bar.addEventListener(approach, this.#approached);
    this.#find('[data-clear]').addEventListener('click', () => this.#go(unfiltered, false));
  }

  /** Rejects when the report's files cannot be loaded. */
  static async open(bar: HTMLElement): Promise<Controller> {
    const { root = '/', page = '', cube = '' } = bar.dataset;
    const main = document.querySelector('main') as HTMLElement;
    return new Controller(bar, await Engine.open(root, cube, page, main), inAddress(root));
  }

  /** Shows what is kept. */
  follow(): void {
    const { state, notes } = this.#keeping.kept();
    this.#show(state, notes);
    this.#keeping.shown(this.#state);
  }

  /** Writes the choices of a menu as they are under the other filters. */
  fillMenu(menu: HTMLElement): void {
    const id = menu.id.replace('menu-', '');
    menu.innerHTML = menuHtml(this.#engine.whole, this.#state, id).text;
    const query = menu.querySelector<HTMLInputElement>('input[type=search]');
    query?.addEventListener('input', (event) => {
      event.stopPropagation();
      const wanted = query.value.trim().toLowerCase();
      for (const item of menu.querySelectorAll<HTMLElement>('li'))
        item.hidden = !(item.textContent ?? '').toLowerCase().includes(wanted);
    });
  }

  /** Offers to show only what was pointed at. */
  offer(target: Element, x: number, y: number): void {
    const chart = target.closest('.chart');
    const cell = target.closest('tr')?.querySelector<HTMLElement>('[data-pick]');
    // What was published knows nothing of its data: the same chart, drawn here, does.
    if (chart && !this.#laid) this.#show(this.#state, []);
    const pick = chart ? valuesOf(this.#engine.pickAt(chart, x, y)) : null;
    const picked = cell ? readQuery(cell.dataset.pick ?? '').state.values : pick;
    const state = { ...this.#state, values: { ...this.#state.values, ...picked } };
    if (!picked || queryOf(state) === queryOf(this.#state)) return;
    this.#foresee(state);
    showOffer(x, y, `Show only ${inWords(this.#engine.whole, { values: picked })}`, () =>
      this.#go(state, false),
    );
  }

  /** What may be chosen next is made ready, a piece at a time. */
  readonly #approached = ({ target }: Event): void => {
    if (!(target instanceof Element)) return;
    const input = target.closest('label')?.control;
    if (target.closest('[data-clear]')) this.#foresee(unfiltered);
    else if (input instanceof HTMLInputElement && (input.type === 'checkbox' || input.type === 'radio')) {
      const { name, type, value } = input;
      const used = { name, type, value, checked: !input.checked };
      this.#foresee(stateFrom(this.#engine.whole, this.#state, used));
    }
  };

  #pieces: Iterator<void> | null = null;
  async #foresee(state: FilterState): Promise<void> {
    if (queryOf(state) === queryOf(this.#state) || this.#engine.isForeseen(state)) return;
    const pieces = this.#engine.foresee(state);
    this.#pieces = pieces;
    await breath();
    // Until something else is approached, or anything chosen.
    while (this.#pieces === pieces && !pieces.next().done) await breath();
  }

  #frame = 0;
  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    // A drag sends more choices than can be seen: one a frame is shown.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const next = stateFrom(this.#engine.whole, this.#state, input);
      this.#go(next, input.type === 'range');
    });
  };

  #go(state: FilterState, replaces: boolean): void {
    this.#show(state, []);
    const shown = this.#state;
    // When it is seen, the address and the links follow; unless something else is shown by then.
    setTimeout(() => {
      if (this.#state !== shown) return;
      this.#keeping.keep(shown, replaces);
      this.#keeping.shown(shown);
    });
  }

  #show(asked: FilterState, notes: readonly string[]): void {
    this.#pieces = null;
    const { context, state, notes: own } = this.#engine.show(asked);
    this.#laid = true;
    this.#state = state;
    this.#tell({ context, state, notes: [...notes, ...own] });
  }

  #tell({ context, state, notes }: Answer): void {
    const words = inWords(context, state);
    const beside = context.beside && !context.beside.isWhole ? `, beside ${context.beside.name}` : '';
    const left = whatIsLeft(context);
    const said = words === '' ? 'Everything is shown' : `${words}: ${left}`;
    this.#find('.words').textContent = said + beside;
    this.#find('[data-clear]').hidden = queryOf(state) === '';
    const remarks = [...notes.map((note) => `${note}, and was passed over`), ...selectionNotes(context)];
    const note = this.#find('.filter-notes');
    note.hidden = remarks.length === 0;
    note.textContent = remarks.map((remark) => `${remark}.`).join(' ');
    for (const id of filterIds) this.#badge(id, context, state);
    const { from, to } = state;
    const days: FilterState = {
      values: {},
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    };
    this.#mark('days', isFiltered(days) ? `: ${inWords(context, days)}` : '');
    this.#mark('least', state.least === undefined ? '' : `: ${state.least} or more`);
    this.#mark('beside', state.beside === undefined ? '' : ': on');
    runFilter(words);
    document.documentElement.classList.toggle('filtered', isFiltered(state));
    this.#find('[role=status]').textContent = `${left}${beside}`;
  }

  #badge(id: FilterId, context: Context, state: FilterState): void {
    const chosen = state.values[id];
    const only: FilterState = { values: { [id]: chosen ?? [] } };
    const words =
      chosen === undefined ? '' : chosen.length === 1 ? inWords(context, only) : String(chosen.length);
    this.#mark(id, words === '' ? '' : `: ${words}`);
  }

  #mark(id: string, words: string): void {
    const chosen = this.#bar.querySelector(`[data-filter="${id}"] .chosen`);
    if (!chosen) return;
    chosen.textContent = words;
    chosen.closest('button')?.classList.toggle('active', words !== '');
  }

  #find<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.#bar.querySelector(selector) as E;
  }
}

function valuesOf(pick: Pick | null): FilterState['values'] | null {
  return pick && { [pick.by]: [pick.value] };
}
