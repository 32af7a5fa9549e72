/**
 * Several files of one table, read one after the other as if they were one: columns may stand in another order or
 * be absent, and each file is told apart in messages. Values share their codes, so that rows of all files are
 * linked, added up and counted together.
 */

import { NO_DAY } from '../drop.ts';
import { type SpecName, specs } from '../schema/index.ts';
import { type BoundColumn, bindColumns, type ReadContext, type Vocabularies } from './bind-columns.ts';
import { BLANK } from './columns/coded-column.ts';
import { type Gathered, gatheredIn, inTurn } from './gathered.ts';
import type { HeaderField } from './header.ts';
import type { IssueLog } from './issue-log.ts';
import type { Repeats } from './plain-rows.ts';
import type { RowSink, Tally } from './table-reader.ts';
import { ToldAgain } from './told-again.ts';
import { TrackingRows } from './tracking-rows.ts';

/** Tables whose rows are of a day: most of a file cannot be there by chance again. */
const DATED: readonly SpecName[] = ['posts', 'tracking_data', 'baseline'];

/** What rows that tell of the same thing are about, where that can be known. */
const ABOUT: Partial<Record<SpecName, string>> = { posts: 'a post', baseline: 'a day' };

export class SeveralFiles {
  /** Shared by the columns of all files. */
  readonly vocabularies: Vocabularies = new Map();
  readonly #table: SpecName;
  readonly #columns: readonly BoundColumn[];
  readonly #gathered: Gathered;
  /** Names of the columns that some file has. */
  readonly #met = new Set<string>();
  readonly #toldAgain: ToldAgain;
  #files = 0;
  /** Row at which the current file begins. */
  #from = 0;

  constructor(context: ReadContext) {
    this.#table = context.table;
    this.#columns = bindColumns(allFields(context.table), context, this.vocabularies);
    this.#gathered = gatheredIn(context, this.#columns, []);
    this.#toldAgain = new ToldAgain(context.table);
  }

  get isFirst(): boolean {
    return this.#files <= 1;
  }

  /** Takes the rows of the next file. */
  next(header: readonly HeaderField[], columns: readonly BoundColumn[]): RowSink {
    this.#files++;
    const byName = new Map(columns.map((column) => [column.name, column]));
    for (const name of byName.keys()) this.#met.add(name);
    const unread = header
      .flatMap(({ column, text }, field) => (column === null ? [{ text, field }] : []))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ field }) => field);
    const { rows } = this.#gathered;
    if (rows instanceof TrackingRows) rows.nextFile(unread);
    else {
      rows.nextFile([...this.#columns.map(({ name }) => byName.get(name)?.field ?? -1), ...unread]);
      this.#from = rows.rows;
    }
    const given: [BoundColumn, BoundColumn][] = [];
    for (const column of this.#columns) {
      const own = byName.get(column.name);
      if (own === undefined) leaveBlank(column);
      else given.push([column, own]);
    }
    const sink = inTurn(this.#gathered);
    return {
      take: (batch, fate, tell) => {
        for (const [column, own] of given) handOn(column, own);
        sink.take(batch, fate, tell);
      },
    };
  }

  /** What was gathered of all files so far, of the columns that are there. */
  gathered(): Gathered {
    const columns = this.#columns.filter(({ name }) => this.#met.has(name));
    const { rows, touches, groupUsers } = this.#gathered;
    return { columns, rows, touches, groupUsers: this.#met.has('group') ? groupUsers : null };
  }

  /** Says of a file that it tells again what was read before; `accepted` counts its own rows. */
  tellRepeats(file: string, { accepted }: Tally, log: IssueLog): void {
    const { rows } = this.#gathered;
    const { repeats } = rows;
    const again = rows instanceof TrackingRows ? null : this.#toldAgain.next(rows, this.#from);
    // Influencers who are stated again are told of by themselves.
    if (this.#files < 2 || this.#table === 'influencers') return;
    // Payouts may well be the same each month; posts and orders are not.
    const isOverlap = DATED.includes(this.#table) && (repeats.rows + (again?.rows ?? 0)) * 2 > accepted;
    const tell = ({ rows: many, line }: Repeats, words: string, remedy: string): void => {
      if (many === 0) return;
      log.add({
        code: 'row-of-earlier-drop',
        file,
        line,
        ...(isOverlap && { severity: 'error', scope: 'file' }),
        message: isOverlap
          ? `${many} of ${accepted} rows ${words}: the file holds what earlier drops hold as well.`
          : `${many} of ${accepted} rows ${words}; all are kept and counted.`,
        hint: isOverlap
          ? 'Export only what came since the drop before; or set `drops: whole`, if each folder holds everything.'
          : remedy,
      });
    };
    tell(
      repeats,
      'are equal to rows read before them in every field',
      'If exports overlap, take out what an earlier drop already holds.',
    );
    if (again !== null)
      tell(
        again,
        `are of ${ABOUT[this.#table]} that an earlier drop holds, told otherwise`,
        'Put right what an earlier drop holds in the folder of that drop, and take it out here.',
      );
  }
}

/** A header of every column that the table may have. */
function allFields(table: SpecName): HeaderField[] {
  return Object.keys(specs[table]).map((column) => ({ text: column, column, how: 'exact' }) as HeaderField);
}

function leaveBlank({ kind, column }: BoundColumn): void {
  if (kind === 'count') column.out.fill(Number.NaN);
  else if (kind === 'amount') {
    column.out.fill(Number.NaN);
    column.places.fill(0);
  } else if (kind === 'day') column.out.fill(NO_DAY);
  else column.out.fill(BLANK);
}

function handOn(to: BoundColumn, from: BoundColumn): void {
  to.column.out.set(from.column.out as never);
  if (to.kind === 'amount' && from.kind === 'amount') to.column.places.set(from.column.places);
}
