import type { PageView } from '../view.ts';
import { blockHtml } from './block.ts';
import { type Html, html } from './html.ts';
import type { Paint } from './paint.ts';

/** All that a page says, from its finding on. */
export function viewHtml(view: PageView, paint: Paint): Html {
  return html`${openingHtml(view)}${blocksHtml(view, paint)}`;
}

/** Its finding, and what stands out beside it. */
export function openingHtml({ headline, standfirst }: Pick<PageView, 'headline' | 'standfirst'>): Html {
  return html`
    <h1 class="headline">${headline.text}</h1>
    ${standfirst.length > 0 && html`<p class="standfirst mt-5">${standfirst.map(({ text }) => text).join(' ')}</p>`}`;
}

export function blocksHtml({ blocks }: Pick<PageView, 'blocks'>, paint: Paint): Html {
  return html`${blocks.map((block) => blockHtml(block, paint))}`;
}
