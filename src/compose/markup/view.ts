import type { PageView } from '../view.ts';
import { blockHtml } from './block.ts';
import { type Html, html } from './html.ts';
import type { Paint } from './paint.ts';

/** All that a page says, from its finding on. */
export function viewHtml({ headline, standfirst, blocks }: PageView, paint: Paint): Html {
  return html`
    <h1 class="headline">${headline.text}</h1>
    ${standfirst.length > 0 && html`<p class="standfirst mt-5">${standfirst.map(({ text }) => text).join(' ')}</p>`}
    ${blocks.map((block) => blockHtml(block, paint))}`;
}
