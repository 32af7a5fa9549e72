/**
 * The report of a visitor's files: every page of it in this one, found by the hash. What is chosen in its filters
 * is kept here, and in no address: an entry of the history holds a number.
 */
import type { Context } from '../../compose/context.ts';
import { type FilterState, unfiltered } from '../../compose/filters/filter-state.ts';
import { filterBarHtml } from '../../compose/markup/filter-bar.ts';
import type { Page } from '../../compose/page.ts';
import { pages } from '../../compose/pages/index.ts';
import { memberPages } from '../../compose/pages/member-pages.ts';
import type { FilterBar } from '../filter-bar.ts';
import { Controller } from '../live/controller.ts';
import { Engine } from '../live/engine.ts';
import type { Keeping } from '../live/keeping.ts';
import { runFilter } from '../live/running-filter.ts';
import { Frame } from './frame.ts';
import { placeIn } from './place.ts';

/** Below the report its front page has no name; here it needs one. */
const FRONT = 'overview';
/** Where the files are chosen. */
const files = { path: 'files', label: 'Files and settings' };

const menu: readonly Page[] = pages
  // What some published reports lack stands for more than the files of one drop.
  .filter(({ exists }) => exists === undefined)
  .map((page) => (page.path === '' ? { ...page, path: FRONT } : page));

export interface OwnPlaces {
  /** Where pages are shown. */
  readonly view: HTMLElement;
  /** Shows where files are chosen, or hides it behind a page of the report. */
  showFiles(shown: boolean): void;
  forget(): void;
}

export class OwnReport {
  readonly #whole: Context;
  readonly #places: OwnPlaces;
  readonly #frame: Frame;
  readonly #all: readonly Page[];
  /** `null` where files are chosen. */
  #page: Page | null = null;
  #steps: FilterState[] = [unfiltered];
  #step = 0;

  /** Shows the first page. */
  constructor(whole: Context, places: OwnPlaces) {
    this.#whole = whole;
    this.#places = places;
    this.#all = [...menu, ...memberPages(whole)];
    this.#frame = new Frame(whole, [...menu, files], places.forget);
    addEventListener('popstate', this.#moved);
    history.pushState({ step: 0 }, '', `#${FRONT}`);
    this.#show(this.#all[0] ?? null);
    this.#goTo('');
  }

  close(): void {
    removeEventListener('popstate', this.#moved);
    this.#places.view.replaceChildren();
    this.#places.view.hidden = true;
    this.#frame.takeOff();
    this.#steps = [];
    document.querySelector('.offer')?.remove();
    runFilter('');
    document.documentElement.classList.remove('filtered');
  }

  readonly #moved = (): void => {
    const step: unknown = history.state?.step;
    // A link has no state of its own: it leads on under the filter that is chosen.
    const isNew = typeof step !== 'number' || this.#steps[step] === undefined;
    if (isNew) history.replaceState({ step: this.#step }, '');
    else this.#step = step;
    const place = placeIn(location.hash) ?? { path: files.path, anchor: '' };
    const path = place.path === '' ? FRONT : place.path;
    const page = this.#all.find((one) => one.path === path) ?? null;
    // Anything else is an anchor of what is shown.
    if (page === null && path !== files.path) return;
    if (page !== this.#page) this.#show(page);
    if (isNew) this.#goTo(place.anchor);
  };

  #show(page: Page | null): void {
    const { view, showFiles } = this.#places;
    this.#page = page;
    view.replaceChildren();
    view.hidden = page === null;
    showFiles(page === null);
    if (page === null) {
      this.#frame.mark(files.path, files.path, files.label);
      return;
    }
    const parent = menu.find(({ id }) => id === page.parent) ?? page;
    this.#frame.mark(page.path, parent.path, parent.label);
    const main = document.createElement('div');
    view.append(main);
    const engine = new Engine(this.#whole, page, main);
    if (page.filters) this.#addBar(page, engine);
    else engine.show(unfiltered);
    main.querySelector('h1')?.setAttribute('tabindex', '-1');
  }

  #addBar({ id, filters }: Page, engine: Engine): void {
    const template = document.createElement('template');
    template.innerHTML = filterBarHtml(this.#whole, id, filters?.except ?? []).text;
    // What is shown here has no address that could be handed on.
    template.content.querySelector('[data-take="link"]')?.remove();
    this.#places.view.prepend(template.content);
    const bar = this.#places.view.querySelector('filter-bar') as FilterBar;
    const controller = new Controller(bar, engine, this.#keeping);
    bar.controller = Promise.resolve(controller);
    controller.follow();
  }

  readonly #keeping: Keeping = {
    kept: () => ({ state: this.#steps[this.#step] ?? unfiltered, notes: [] }),
    keep: (state, replaces) => {
      this.#step = this.#steps.push(state) - 1;
      if (replaces) history.replaceState({ step: this.#step }, '');
      else history.pushState({ step: this.#step }, '');
    },
    shown: () => {},
  };

  /** As a browser does where a link leads: to the top of a page, or to the place it names. */
  #goTo(anchor: string): void {
    const target = anchor === '' ? null : document.getElementById(anchor);
    if (target) {
      target.scrollIntoView();
      return;
    }
    scrollTo({ top: 0, behavior: 'instant' });
    document.querySelector<HTMLElement>('main h1[tabindex]')?.focus({ preventScroll: true });
  }
}
