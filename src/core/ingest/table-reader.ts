/** Records of one table → columns: reads batch after batch, judges each row, says what was wrong. */
import { decimal } from '../money.ts';
import type { SpecName } from '../schema/index.ts';
import { type Batch, CASCADED, cellText, GOOD, REJECTED, SKIPPED } from './batch.ts';
import type { BoundColumn } from './bind-columns.ts';
import type { HeaderField } from './header.ts';
import { blankRow, irregularIssue, isTotalLabel } from './irregular-rows.ts';
import type { Found, IssueLog } from './issue-log.ts';
import { type Problem, Problems } from './problems.ts';
import type { Irregular, RecordSink } from './record-splitter.ts';
import { rowCheck } from './row-checks.ts';
import { shown } from './shown.ts';

/** Takes the rows of a batch that are good; adds what only it can see to `problems`. */
export interface RowSink {
  take(batch: Batch, fate: Uint8Array, tell: RowTeller): void;
}

/** Says something of a row as a whole; `field` is 0-based. */
export type RowTeller = (row: number, found: Omit<Found, 'file'>, field?: number) => void;

export interface Tally {
  read: number;
  accepted: number;
  rejected: number;
  rejectedByCascade: number;
  skippedBlank: number;
}

/** The column that holds a table's money. */
const MONEY: Partial<Record<SpecName, string>> = {
  tracking_data: 'revenue',
  payouts: 'total_payout',
};

export class TableReader implements RecordSink {
  readonly tally: Tally = { read: 0, accepted: 0, rejected: 0, rejectedByCascade: 0, skippedBlank: 0 };
  /** Money of the rows left out, as far as it could be read, in ten-thousandths. */
  moneyLeftOut = 0;
  readonly #file: string;
  readonly #header: readonly HeaderField[];
  readonly #columns: readonly BoundColumn[];
  readonly #names: readonly (string | null)[];
  readonly #sink: RowSink;
  readonly #log: IssueLog;
  readonly #problems = new Problems();
  readonly #check: (batch: Batch, problems: Problems) => void;
  readonly #money: { readonly name: string; readonly out: Float64Array } | null;
  #blankSaid = false;

  constructor(
    file: string,
    table: SpecName,
    header: readonly HeaderField[],
    columns: readonly BoundColumn[],
    sink: RowSink,
    log: IssueLog,
  ) {
    this.#file = file;
    this.#header = header;
    this.#columns = columns;
    this.#names = header.map(({ column, text }) => column ?? shown(text));
    this.#sink = sink;
    this.#log = log;
    this.#check = rowCheck(columns);
    const money = columns.find(({ name }) => name === MONEY[table]);
    this.#money = money?.kind === 'amount' ? { name: money.name, out: money.column.out } : null;
  }

  batch(batch: Batch): void {
    const problems = this.#problems;
    problems.start(batch.rows);
    for (const { column, field } of this.#columns) column.read(batch, field, problems);
    this.#check(batch, problems);
    const list = problems.inOrder();
    if (list.length > 0) this.#judge(batch, list);
    this.#count(batch.rows, problems.fate);
    this.#sink.take(batch, problems.fate, (row, found, field) => this.#tell(batch, row, found, field));
  }

  irregular(record: Irregular): void {
    if (record.blank) {
      this.skipBlank(record.line, record.lines);
      return;
    }
    const { atField, ...issue } = irregularIssue(record, this.#names.length);
    this.#log.add({ file: this.#file, ...issue, ...this.#place(atField) });
    if (issue.code === 'row-extra-empty-fields') return;
    this.tally.read++;
    this.tally.rejected++;
  }

  strayQuote(line: number, field: number, text: string): void {
    this.#log.add({
      code: 'quote-stray',
      file: this.#file,
      line,
      ...this.#place(field),
      value: shown(text),
      message: `"${shown(text)}" holds a quote without being quoted; kept as it stands.`,
    });
  }

  skipBlank(line: number, lines = 1): void {
    this.tally.skippedBlank += lines;
    if (this.#blankSaid) return;
    this.#blankSaid = true;
    this.#log.add({ ...blankRow, file: this.#file, line });
  }

  #count(rows: number, fate: Uint8Array): void {
    for (let row = 0; row < rows; row++) {
      if (fate[row] === GOOD) {
        this.tally.accepted++;
        continue;
      }
      if (fate[row] === SKIPPED) continue;
      if (fate[row] === CASCADED) this.tally.rejectedByCascade++;
      else this.tally.rejected++;
      const money = this.#money?.out[row] ?? Number.NaN;
      if (!Number.isNaN(money)) this.moneyLeftOut += money;
    }
    this.tally.read = this.tally.accepted + this.tally.rejected + this.tally.rejectedByCascade;
  }

  /** Says the problems of a batch, row by row; what is no row of data is said once instead. */
  #judge(batch: Batch, list: readonly Problem[]): void {
    const { fate } = this.#problems;
    let told = -1;
    for (const problem of list) {
      const { row } = problem;
      if (row !== told && fate[row] === REJECTED) {
        told = row;
        this.#reconsider(batch, row);
      }
      if (fate[row] === SKIPPED || (fate[row] === REJECTED && this.#totalRows.has(row))) continue;
      this.#say(batch, problem);
    }
    this.#totalRows.clear();
  }

  readonly #totalRows = new Set<number>();

  /** A refused row may be blank, the header again, or a line of totals. */
  #reconsider(batch: Batch, row: number): void {
    const cells = this.#header.map((_, field) => cellText(batch, row, field).trim());
    const line = batch.lines[row] ?? 0;
    if (cells.every((cell) => cell === '')) {
      this.#problems.fate[row] = SKIPPED;
      this.skipBlank(line);
    } else if (cells.every((cell, field) => sameName(cell, this.#header[field]?.text ?? ''))) {
      this.#problems.fate[row] = SKIPPED;
      this.tally.skippedBlank++;
      this.#log.add({
        code: 'row-repeated-header',
        file: this.#file,
        line,
        message: 'The header stands here again; skipped.',
        hint: 'If two files were joined, check that no row is there twice.',
      });
    } else {
      const first = cells.findIndex((cell) => cell !== '');
      if (!isTotalLabel(cells[first] ?? '')) return;
      this.#totalRows.add(row);
      this.#log.add({
        code: 'row-total-line',
        file: this.#file,
        line,
        ...this.#place(first),
        value: shown(cells[first] ?? ''),
        message: `"${shown(cells[first] ?? '')}" makes this a line of totals, which would count everything twice.`,
        hint: 'Delete the line.',
      });
    }
  }

  #say(batch: Batch, { row, field, finding, value }: Problem): void {
    const secret = this.#columns.find((column) => column.field === field)?.kind === 'user';
    const safe = secret || finding.code === 'url-credentials' ? null : shown(value);
    const money = finding.code === 'id-orphan' ? this.#moneyOf(row) : '';
    this.#log.add({
      code: finding.code,
      file: this.#file,
      line: batch.lines[row] ?? null,
      ...this.#place(field),
      value: safe,
      message: `${finding.say(safe === null ? 'The value' : `"${safe}"`)}${money}`,
      hint: finding.hint,
      ...(finding.severity && { severity: finding.severity }),
      ...(finding.scope && { scope: finding.scope }),
    });
  }

  #moneyOf(row: number): string {
    const amount = this.#money?.out[row] ?? Number.NaN;
    return Number.isNaN(amount) ? '' : ` Its ${this.#money?.name} is ${decimal(amount)}.`;
  }

  #tell(batch: Batch, row: number, found: Omit<Found, 'file'>, field?: number): void {
    this.#log.add({
      ...found,
      file: this.#file,
      line: batch.lines[row] ?? null,
      ...(field !== undefined && this.#place(field)),
    });
  }

  #place(field: number | null): { column: string | null; field: number | null } {
    return field === null
      ? { column: null, field: null }
      : { column: this.#names[field] ?? null, field: field + 1 };
  }
}

function sameName(cell: string, name: string): boolean {
  return cell.toLowerCase() === name.trim().toLowerCase();
}
