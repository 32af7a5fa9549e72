/** <filter-bar>: sleeps until a menu is opened or the address asks for a selection; then the engine is loaded. */
import type { Controller } from './live/controller.ts';

export class FilterBar extends HTMLElement {
  /** What answers; `null` until it is needed. */
  controller: Promise<Controller> | null = null;
  /** Where its charts and tables are. */
  #page: HTMLElement | null = null;

  connectedCallback(): void {
    // Opening a menu does not bubble.
    this.addEventListener('beforetoggle', this.#opened, { capture: true });
    addEventListener('popstate', this.#moved);
    this.#page = this.closest('main');
    this.#page?.addEventListener('click', this.#pointed);
    if (location.search !== '') this.#moved();
  }

  disconnectedCallback(): void {
    removeEventListener('popstate', this.#moved);
    this.#page?.removeEventListener('click', this.#pointed);
  }

  readonly #opened = async (event: Event): Promise<void> => {
    if ((event as ToggleEvent).newState !== 'open') return;
    const controller = await this.#wake();
    controller?.fillMenu(event.target as HTMLElement);
  };

  readonly #moved = async (): Promise<void> => {
    document.documentElement.classList.add('pending');
    const controller = await this.#wake();
    controller?.follow();
    document.documentElement.classList.remove('pending');
  };

  /** A bar, a point or a row offers to be filtered by. */
  readonly #pointed = async (event: MouseEvent): Promise<void> => {
    const { target, clientX, clientY } = event;
    if (!(target instanceof Element) || target.closest('a, button, input, label, summary, thead')) return;
    if (!target.closest('.chart svg, tr:has([data-pick])')) return;
    // Who selects a text does not ask for a filter.
    if (getSelection()?.toString()) return;
    const controller = await this.#wake();
    controller?.offer(target, clientX, clientY);
  };

  async #wake(): Promise<Controller | null> {
    this.controller ??= import('./live/controller.ts').then(({ Controller }) => Controller.open(this));
    try {
      return await this.controller;
    } catch (error) {
      this.controller = null;
      const notes = this.querySelector<HTMLElement>('.filter-notes');
      if (notes) {
        notes.hidden = false;
        notes.textContent = `The filters could not be loaded (${error instanceof Error ? error.message : error}). The page shows everything.`;
      }
      return null;
    }
  }
}
