/**
 * The bar of filters as a page comes with it: real form controls, closed and empty. What a menu offers
 * is counted when it is opened; without script the bar says where to look instead.
 */

import { type FilterId, filterIds } from '../../core/filter-ids.ts';
import { carries, grainOf } from '../../core/measure/carries.ts';
import { cubeFile } from '../../core/wire/cube-packed.ts';
import type { Context } from '../context.ts';
import { filterLabel, isOffered } from '../filters/choices.ts';
import { attribute, type Html, html } from './html.ts';

/** `page` is its id; `except` are filters that the page itself decides. */
export function filterBarHtml(context: Context, page: string, except: readonly FilterId[]): Html {
  const offered = filterIds.filter((id) => !except.includes(id) && isOffered(context, id));
  const { root, cube } = context;
  const grain = grainOf(cube);
  const dated = grain !== 'none';
  const apart = carries(cube, 'influencer');
  const people = apart ? html` and each <a href="${root}influencers/">influencer</a>` : '';
  return html`
    <filter-bar class="filters screen-only"${attribute('data-root', root)}${attribute('data-page', page)}${attribute('data-cube', cubeFile(context.cube))}>
      <search class="filter-form" aria-label="Filters">
        <ul class="filter-list">
          ${offered.map((id) => menuHtml(id, filterLabel(id)))}
          ${dated && menuHtml('days', grain === 'day' ? 'Days' : grain === 'week' ? 'Weeks' : 'Months')}
          ${apart && menuHtml('least', 'Orders')}
          ${menuHtml('beside', 'Compare')}
        </ul>
        <p class="filter-words"><output class="words">Everything is shown</output>
          <button type="button" class="link" data-clear hidden>Show everything</button>
          <button type="button" class="link" data-take="link">Copy link</button>
        </p>
        <p class="filter-notes aside" hidden></p>
        <p class="sr-only" role="status"></p>
      </search>
      <p class="aside unscripted">Filters need JavaScript. Without it there is a page for each <a href="${root}campaigns/">campaign</a>${people}, and every figure by platform under <a href="${root}channels/">Channels</a>.</p>
    </filter-bar>`;
}

function menuHtml(id: string, label: string): Html {
  const menu = `menu-${id}`;
  return html`
    <li>
      <button type="button" class="filter"${attribute('popovertarget', menu)}${attribute('data-filter', id)}>${label}<span class="chosen"></span></button>
      <div class="filter-menu"${attribute('id', menu)} popover></div>
    </li>`;
}
