/**
 * The frame of the page while it holds a visitor's report: its menu leads within the page, and nothing in it
 * speaks of the report that is published here.
 */
import type { Context } from '../../compose/context.ts';
import { attribute, html } from '../../compose/markup/html.ts';
import type { Page } from '../../compose/page.ts';
import { rowsClaim } from '../../compose/pages/data.ts';

export class Frame {
  readonly #own: Element[];
  readonly #hidden: HTMLElement[];
  readonly #title = document.title;
  readonly #language = document.documentElement.lang;

  /** `menu` in its order; `forget` is the way out. */
  constructor(whole: Context, menu: readonly Pick<Page, 'path' | 'label'>[], forget: () => void) {
    const header = document.querySelector('header.masthead') as HTMLElement;
    const footer = document.querySelector('body > footer') as HTMLElement;
    this.#hidden = [...header.children, ...footer.children] as HTMLElement[];
    this.#own = [
      ...added(
        header,
        html`
          <div class="own-masthead">
            <p class="font-semibold">Your files</p>
            <p class="aside screen-only">In this browser alone · <button type="button" class="link">Forget these files</button></p>
          </div>
          <nav aria-label="Your report" class="mt-2"><ul class="menu">
            ${menu.map(({ path, label }) => html`<li><a${attribute('href', `#${path}`)}>${label}</a></li>`)}
          </ul></nav>`.text,
      ),
      ...added(footer, html`<p>${rowsClaim(whole).text}.</p>`.text),
    ];
    for (const element of this.#hidden) element.hidden = true;
    header.querySelector('.own-masthead button')?.addEventListener('click', forget);
    document.documentElement.lang = whole.report.locale;
    // Names of hosts in the files are looked up when a link to them is followed, and not before.
    const meta = document.createElement('meta');
    meta.httpEquiv = 'x-dns-prefetch-control';
    meta.content = 'off';
    document.head.append(meta);
  }

  /** Names the page that is shown; one of many goes by the page that lists them, as its own name is the visitor's. */
  mark(path: string, listed: string, label: string): void {
    for (const element of this.#own) {
      for (const link of element.querySelectorAll<HTMLAnchorElement>('.menu a')) {
        const to = link.getAttribute('href')?.slice(1);
        if (to === path) link.setAttribute('aria-current', 'page');
        else if (to === listed) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    }
    document.title = `${label} · ${this.#title}`;
    document.documentElement.style.setProperty('--running-head', JSON.stringify(`Your files · ${label}`));
  }

  takeOff(): void {
    for (const element of this.#own) element.remove();
    for (const element of this.#hidden) element.hidden = false;
    document.title = this.#title;
    document.documentElement.style.removeProperty('--running-head');
    document.documentElement.lang = this.#language;
  }
}

function added(to: Element, markup: string): Element[] {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const elements = [...template.content.children];
  to.append(...elements);
  return elements;
}
