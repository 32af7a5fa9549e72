/** The first sheet of a whole report: whose it is, what it says, and what it rests on. */
import type { Context } from '../context.ts';
import { replacedWords } from '../history.ts';
import { attribute, type Html, html } from '../markup/html.ts';
import { rowsClaim } from '../pages/data.ts';
import type { FigureView, PageView } from '../view.ts';
import { dotted, periodOf } from '../words.ts';

/** Figures on the cover, the first of the overview. */
const FIGURES = 6;

/** `logo` is the address of the brand's picture; `null` when it has none. */
export function coverHtml(context: Context, overview: PageView, logo: string | null): Html {
  const { report, format } = context;
  const figures = overview.blocks.flatMap((block): readonly FigureView[] =>
    block.kind === 'figures' ? block.figures : [],
  );
  const replaced = replacedWords(context);
  const drop = report.drop === undefined ? '' : `Drop of ${format.day(report.drop)}`;
  return html`
    <header class="cover">
      <p class="whose">
        ${logo !== null && html`<img${attribute('src', logo)} alt="">`}
        ${report.brand !== undefined && html`<span>${report.brand.name}</span>`}
      </p>
      <div class="what">
        <h1>${report.title}</h1>
        <p class="period">${periodOf(context)}</p>
        ${replaced !== '' && html`<p class="replaced">${replaced}</p>`}
      </div>
      <p class="says">${overview.headline.text}.</p>
      <dl>
        ${figures.slice(0, FIGURES).map(({ label, short }) => html`<div><dt>${label}</dt><dd>${short}</dd></div>`)}
      </dl>
      <p class="rests-on">${dotted(drop, rowsClaim(context).text)}</p>
    </header>`;
}
