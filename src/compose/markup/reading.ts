/** What reading a visitor's files has found: rows, money, and problems in the words of the check. */
import type { Formatter } from '../../core/format/formatter.ts';
import type { Preparation } from '../../core/prepare-drop.ts';
import { countsOf, type ToldIssue, toldIssues } from '../../core/told-issues.ts';
import type { Cell, Table } from '../view.ts';
import { textCell, textColumn } from '../words.ts';
import { attribute, type Html, html } from './html.ts';
import type { Paint } from './paint.ts';
import { tableHtml } from './table.ts';

/** Problems listed; who has more begins with the first. */
const LISTED = 300;

export type Reading = Pick<Preparation, 'read' | 'issues'> & { readonly refused: boolean };

/** Its heading has the id own-reading. */
export function readingHtml(reading: Reading, paint: Paint): Html {
  const { issues, refused } = reading;
  const told = toldIssues(issues);
  const more = told.length - LISTED;
  return html`
    <section class="section" aria-labelledby="own-reading">
      <h2 id="own-reading" class="section-title" tabindex="-1">${countsOf(issues)}: these files are ${refused ? 'refused' : 'accepted'}</h2>
      <p class="aside">${refused ? 'No report is made of files that can be read in two ways, or in none. “In the report” means the settings above; what has no setting there is mended in the file.' : 'read = accepted + left out'}</p>
      ${told.length > 0 && html`<ol class="own-issues">${told.slice(0, LISTED).map(issueHtml)}</ol>`}
      ${more > 0 && html`<p class="aside">… and ${more} more ${more === 1 ? 'problem' : 'problems'} of other kinds or places.</p>`}
      ${tableHtml(tableOf(reading, paint.format), paint, false)}
    </section>`;
}

function issueHtml({ severity, text, hint }: ToldIssue): Html {
  return html`
    <li${attribute('class', `issue ${severity}`)}>
      <p class="kind">${severity}</p>
      <p class="told">${text}</p>
      ${hint !== null && html`<p class="hint">→ ${hint}</p>`}
    </li>`;
}

function tableOf({ read }: Reading, format: Formatter): Table {
  const { rows, accepted, leftOut } = read;
  const number = (value: number | null, unit: 'count' | 'money'): Cell => ({
    text: format.table(value, unit),
    value,
  });
  const money = { tracking_data: 'revenue', payouts: 'payouts' } as const;
  return {
    caption: 'Rows and money read',
    columns: [
      textColumn('table', 'Table'),
      { id: 'read', label: 'Rows read', unit: 'count' },
      { id: 'accepted', label: 'Rows accepted', unit: 'count' },
      { id: 'left', label: 'Rows left out', unit: 'count' },
      { id: 'money-read', label: 'Money read', unit: 'money' },
      { id: 'money-accepted', label: 'Money accepted', unit: 'money' },
      { id: 'money-left', label: 'Money left out', unit: 'money' },
    ],
    rows: Object.entries(rows).map(([table, counts]) => {
      const what = table in money ? money[table as keyof typeof money] : null;
      const kept = what === null ? null : (accepted?.[what] ?? null);
      const out = what === null || kept === null ? null : leftOut[what];
      return [
        textCell(table),
        number(counts.read, 'count'),
        number(counts.accepted, 'count'),
        number(counts.read - counts.accepted, 'count'),
        number(kept === null || out === null ? null : kept + out, 'money'),
        number(kept, 'money'),
        number(out, 'money'),
      ];
    }),
    empty: 'Nothing was read.',
  };
}
