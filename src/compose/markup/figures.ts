import type { FiguresBlock, FigureView } from '../view.ts';
import { attribute, type Html, html } from './html.ts';
import type { Paint } from './paint.ts';
import { sparkHtml } from './spark.ts';

export function figuresHtml({ id, title, figures }: FiguresBlock, paint: Paint): Html {
  return html`
    <section class="mt-10"${attribute('aria-labelledby', id)}>
      <h2${attribute('id', id)} class="section-title mb-4">${title}</h2>
      <dl class="figures">${figures.map((figure) => figureHtml(figure, paint))}</dl>
    </section>`;
}

/** Explains itself in a popover, which needs no script. */
function figureHtml({ id, label, short, exact, change, ...figure }: FigureView, { root }: Paint): Html {
  return html`
    <div class="figure"${attribute('id', `figure-${id}`)}>
      <dt>${label}</dt>
      <dd>
        <p class="short">${short}</p>
        <p class="exact">${exact !== short && exact}</p>
        ${change && html`<p class="change${change.good !== null && (change.good ? ' good' : ' bad')}">${change.text}</p>`}
        ${sparkHtml(figure.course)}
        <button type="button" class="why"${attribute('popovertarget', `why-${id}`)}${attribute('aria-label', `How ${label} is computed`)}></button>
        <div class="explanation"${attribute('id', `why-${id}`)} popover>
          <p class="screen-only font-semibold">${label}: ${exact}</p>
          <p>${figure.formula}</p>
          ${figure.worked !== '' && html`<p class="worked">${figure.worked}</p>`}
          <p class="aside">${figure.basis}
            <span class="screen-only"> · <a href="${root}methods/#${figure.method}">definition of ${label}</a></span>
          </p>
        </div>
      </dd>
    </div>`;
}
