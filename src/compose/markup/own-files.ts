/** Where a visitor gives the page files of their own: real form controls, which a script answers. */
import type { Report } from '../../core/report.ts';
import type { PageView } from '../view.ts';
import { attribute, type Html, html } from './html.ts';
import type { Paint } from './paint.ts';
import { blocksHtml, openingHtml } from './view.ts';

/** Offered first; a report's own stand with them. */
const currencies = [
  'INR',
  'USD',
  'EUR',
  'GBP',
  'AED',
  'AUD',
  'BRL',
  'CAD',
  'IDR',
  'JPY',
  'MXN',
  'SGD',
  'ZAR',
];
const locales = [
  ['en-IN', 'India: 1,23,456.78, in lakh and crore'],
  ['en-US', 'United States: 123,456.78'],
  ['en-GB', 'United Kingdom: 123,456.78'],
  ['de-DE', 'Germany: 123.456,78'],
  ['fr-FR', 'France: 123\u202f456,78'],
] as const;

/** The whole page: its words, and the form among them. */
export function ownFilesHtml(view: PageView, report: Report, paint: Paint): Html {
  return html`
    <own-files${attribute('data-root', paint.root)}>
      <div class="own-start">
        ${openingHtml(view)}
        <p class="unscripted own-unscripted">Reading files here needs JavaScript. Without it, <code>npm run report -- --data folder</code> makes the same report of them on your machine.</p>
        ${formHtml(report)}
        <div class="own-reading" hidden></div>
        ${blocksHtml(view, paint)}
      </div>
      <div class="own-view" hidden></div>
    </own-files>`;
}

function formHtml(report: Report): Html {
  return html`
    <form class="own-form screen-only" aria-label="Your files" autocomplete="off">
      <fieldset class="own-asked">
        <legend class="sr-only">Files, and how to read them</legend>
        <div class="own-drop">
          <label class="button strong"><input type="file" class="sr-only" multiple accept=".csv,.tsv,.txt,.json,.xlsx">Choose files</label>
          <p>or drop them here, a folder of them as well: influencers, posts, tracking_data and payouts, or one workbook. <span class="text-soft">baseline.csv and manifest.json may lie with them.</span></p>
        </div>
        <ul class="own-chosen" aria-label="Chosen files"></ul>
        ${settingsHtml(report)}
        <p class="own-actions">
          <button type="submit" class="button strong">Show the report</button>
          <button type="button" class="link" data-own="sample">Try it on a small simulated drop</button>
        </p>
      </fieldset>
      <div class="own-progress" hidden>
        <progress aria-label="Bytes read" max="1" value="0"></progress>
        <span class="own-stage aside"></span>
        <button type="button" class="button" data-own="stop">Stop</button>
      </div>
      <p class="own-said" role="status"></p>
    </form>`;
}

function settingsHtml({ locale }: Report): Html {
  const known = locales.some(([id]) => id === locale);
  return html`
    <fieldset class="own-settings">
      <legend>What files cannot say of themselves</legend>
      <label><span>Currency</span>
        <select name="currency">
          <option value="">not stated: no sign</option>
          ${currencies.map((code) => html`<option>${code}</option>`)}
        </select></label>
      <label><span>Numbers are shown as</span>
        <select name="locale">
          ${!known && html`<option selected>${locale}</option>`}
          ${locales.map(
            ([id, label]) =>
              html`<option${attribute('value', id)}${id === locale && html` selected`}>${label}</option>`,
          )}
        </select></label>
      <label><span>Gross margin, %</span>
        <input type="number" name="margin" min="1" max="100" step="any" inputmode="decimal" placeholder="none"></label>
      <label><span>Dates such as 03/04/2025</span>
        <select name="dateFormat">
          <option value="">as the file proves</option>
          <option value="DD/MM/YYYY">day first: 3 April</option>
          <option value="MM/DD/YYYY">month first: March 4</option>
        </select></label>
      <label><span>Amounts in the files</span>
        <select name="decimal">
          <option value="">as the file proves</option>
          <option value=".">decimal point: 1,234.50</option>
          <option value=",">decimal comma: 1.234,50</option>
        </select></label>
      <label class="check"><input type="checkbox" name="quarantine">
        <span>Leave out rows with errors, up to 1 % of a table or its money</span></label>
    </fieldset>`;
}
