import type { ChartBlock } from '../view.ts';
import { attribute, type Html, html } from './html.ts';
import type { Paint } from './paint.ts';
import { tableHtml } from './table.ts';

export function chartHtml(block: ChartBlock, paint: Paint): Html {
  const { id, drawing, alt, method } = block;
  return html`
    <section class="section"${attribute('aria-labelledby', id)}>
      <h2${attribute('id', id)} class="section-title">${block.title.text}</h2>
      <p class="aside">${block.subtitle}</p>
      ${drawing === null ? html`<p class="mt-4">${block.empty}</p>` : html`<div class="chart">${paint.draw(drawing, alt)}</div>`}
      <p class="aside mt-2" data-footnote>${block.footnote}
        <span class="screen-only"> · <a href="${paint.root}methods/#${method}">how this is computed</a></span>
        ${drawing !== null && picturesHtml(block.title.text)}
      </p>
      ${
        drawing !== null &&
        html`<details class="numbers"><summary>Show data</summary>${tableHtml(block.table, paint, true)}</details>`
      }
    </section>`;
}

function picturesHtml(title: string): Html {
  return html`
    <span class="scripted"> · <button type="button" class="link" data-take="png"${attribute('aria-label', `PNG: ${title}`)}>PNG</button>
    <span> · </span><button type="button" class="link" data-take="svg"${attribute('aria-label', `SVG: ${title}`)}>SVG</button></span>`;
}
