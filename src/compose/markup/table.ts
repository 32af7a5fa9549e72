/** A table in full, or the first rows of a very long one; what script adds to it starts from here. */
import type { Formatter } from '../../core/format/formatter.ts';
import { published } from '../../core/format/published.ts';
import { queryOf } from '../filters/filter-state.ts';
import type { Cell, Column, Table } from '../view.ts';
import { attribute, type Html, html } from './html.ts';
import type { Paint } from './paint.ts';

/** Longer tables scroll in a window of their own. */
const WINDOW = 200;
/** Shorter tables are seen at a glance, and need no search. */
const SEARCHED = 12;

/** `tools`: whether search and CSV are offered. */
export function tableHtml(table: Table, { format, rowsWritten }: Paint, tools: boolean): Html {
  const { rows, columns } = table;
  if (rows.length === 0) return html`<p class="mt-4">${table.empty}</p>`;
  const written = rowsWritten(rows.length);
  const row = rowWriter(table, format);
  return html`
    <data-table${attribute('rows', rows.length)}>
      ${tools && toolsHtml(table)}
      ${written > 0 && written < rows.length && cutNote(table, format.exact(written, 'count'), format.exact(rows.length, 'count'))}
      <section class="scroll${rows.length > WINDOW && ' long'}"${attribute('aria-label', `Table: ${table.caption}`)} tabindex="0">
        <table class="table">
          <caption class="sr-only">${table.caption}</caption>
          <thead><tr>${columns.map(headHtml)}</tr></thead>
          <tbody>${rows.slice(0, written).map(row)}</tbody>
        </table>
      </section>
    </data-table>`;
}

function toolsHtml({ caption, rows }: Table): Html {
  return html`
    <div class="tools">
      ${
        rows.length >= SEARCHED &&
        html`<label class="search"><span class="sr-only">Search: ${caption}</span><input type="search" placeholder="Search" autocomplete="off"></label>`
      }
      <output class="count aside"></output>
      ${rows.length >= SEARCHED && html`<button type="button" class="link" data-sort aria-expanded="false"${attribute('aria-label', `Sort: ${caption}`)}>Sort</button>`}
      <button type="button" class="link" data-take="csv"${attribute('aria-label', `CSV of the table as shown: ${caption}`)}>CSV</button>
    </div>`;
}

function cutNote({ csv }: Table, shown: string, all: string): Html {
  return html`
    <p class="aside cut">The first ${shown} of ${all} rows
      ${csv !== undefined && html`; all of them are in <a href="${csv}">the CSV</a>`}.
    </p>`;
}

function headHtml({ label, unit }: Column): Html {
  return html`<th scope="col"${attribute('class', isNumber(unit) && 'number')}${attribute('data-unit', unit)}>${label}</th>`;
}

/** Writes the rows of one table: a bar is a share of the largest in its column. */
export function rowWriter({ rows, columns }: Table, format: Formatter): (row: readonly Cell[]) => Html {
  const largest = columns.map(({ bar }, at) =>
    bar ? rows.reduce((most, row) => Math.max(most, row[at]?.value ?? 0), 0) : 0,
  );
  return (row) =>
    html`<tr>${row.map((cell, at) => cellHtml(cell, columns[at], at === 0, largest[at] ?? 0, format))}</tr>`;
}

function cellHtml(
  { text, value, href, pick }: Cell,
  column: Column | undefined,
  first: boolean,
  most: number,
  format: Formatter,
): Html {
  const unit = column?.unit ?? 'text';
  return html`
    <td${attribute('class', isNumber(unit) && 'number')}${attribute('data-label', !first && column?.label)}${attribute('data-value', hiddenNumber(text, value, unit, format))}${attribute('data-pick', pick && queryOf({ values: { [pick.by]: [pick.value] } }))}>
      ${href === undefined ? text : html`<a href="${href}">${text}</a>`}
      ${
        most > 0 &&
        html`<svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 3"><rect height="3" width="${((100 * Math.max(0, value ?? 0)) / most).toFixed(1)}"/></svg>`
      }
    </td>`;
}

/** For sorting and for the CSV: the number in what people count it in, where the text is shortened. */
export function hiddenNumber(
  text: string,
  value: number | null,
  unit: Column['unit'],
  format: Formatter,
): number | null {
  if (unit === 'text') return null;
  if (unit === 'day') return value;
  return text === format.table(value, unit) ? null : published(value, unit);
}

function isNumber(unit: Column['unit']): boolean {
  return unit !== 'text' && unit !== 'day';
}
