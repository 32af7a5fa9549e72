/** Blocks as HTML, each by its kind. */
import type { Block, CodeBlock, DefinitionsBlock, ProseBlock, TableBlock } from '../view.ts';
import { apart } from './apart.ts';
import { chartHtml } from './chart.ts';
import { figuresHtml } from './figures.ts';
import { findingsHtml } from './findings.ts';
import { attribute, type Html, html } from './html.ts';
import type { Paint } from './paint.ts';
import { tableHtml } from './table.ts';

export function blockHtml(block: Block, paint: Paint): Html {
  switch (block.kind) {
    case 'figures':
      return figuresHtml(block, paint);
    case 'chart':
      return chartHtml(block, paint);
    case 'table':
      return block.apart ? apart(tableSection(block, paint)) : tableSection(block, paint);
    case 'findings':
      return findingsHtml(block, paint);
    case 'prose':
      return proseSection(block, paint);
    case 'code':
      return codeSection(block);
    case 'definitions':
      return definitionsSection(block);
  }
}

function tableSection({ id, title, footnote, table }: TableBlock, paint: Paint): Html {
  return html`
    <section class="section"${attribute('aria-labelledby', id)}>
      <h2${attribute('id', id)} class="section-title">${title.text}</h2>
      <p class="aside">${footnote}</p>
      ${tableHtml(table, paint, true)}
    </section>`;
}

function proseSection({ id, title, markdown }: ProseBlock, paint: Paint): Html {
  return html`
    <section class="section"${attribute('aria-labelledby', id)}>
      <h2${attribute('id', id)} class="section-title">${title}</h2>
      <div class="prose mt-3">${paint.markdown(markdown)}</div>
    </section>`;
}

function codeSection({ id, title, note, code }: CodeBlock): Html {
  return html`
    <section class="section"${attribute('aria-labelledby', id)}>
      <h2${attribute('id', id)} class="section-title">${title}</h2>
      <p class="aside">${note}</p>
      <section class="code" tabindex="0"${attribute('aria-label', `${title}: lines to copy`)}><pre><code>${code}</code></pre></section>
    </section>`;
}

function definitionsSection({ id, title, entries }: DefinitionsBlock): Html {
  return html`
    <section class="section"${attribute('aria-labelledby', id)}>
      <h2${attribute('id', id)} class="section-title mb-4">${title}</h2>
      <dl class="definitions">
        ${entries.map(
          ({ id: anchor, term, lines }) => html`
            <div${attribute('id', anchor)}>
              <dt>${term}</dt>
              ${lines.map(([label, text]) => html`<dd><span class="text-soft">${label}:</span> ${text}</dd>`)}
            </div>`,
        )}
      </dl>
    </section>`;
}
