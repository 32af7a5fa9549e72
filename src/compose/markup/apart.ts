/** Marks what a page has and the report as one document has not. */
import { Html, html } from './html.ts';

const FROM = '<!-- apart -->';
const TO = '<!-- /apart -->';

export function apart(part: Html): Html {
  return html`${new Html(FROM)}${part}${new Html(TO)}`;
}

/** The markup without what was marked. */
export function withoutApart(markup: string): string {
  return markup.replace(new RegExp(`${FROM}.*?${TO}`, 'gs'), '');
}
