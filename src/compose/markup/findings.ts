import type { FindingsBlock } from '../view.ts';
import { attribute, type Html, html } from './html.ts';
import type { Paint } from './paint.ts';

export function findingsHtml(
  { id, title, rule, findings, empty }: FindingsBlock,
  { format, root }: Paint,
): Html {
  return html`
    <section class="section"${attribute('aria-labelledby', id)}>
      <h2${attribute('id', id)} class="section-title">${title}</h2>
      ${rule !== '' && html`<p class="aside max-w-[46em]">${rule}</p>`}
      ${
        findings.length === 0
          ? html`<p class="mt-3">${empty}</p>`
          : html`
            <ul class="findings">
              ${findings.map(
                ({ text, n, strength, evidence }) => html`
                  <li class="finding">${text} <span class="aside">n = ${format.exact(n, 'count')}, ${strength}
                    <span class="screen-only"> · <a href="${root}${evidence}"${attribute('aria-label', `Evidence: ${text}`)}>evidence</a></span>
                  </span></li>`,
              )}
            </ul>`
      }
    </section>`;
}
