/**
 * What the columns of one batch have to say, kept by row until the whole row is known: a row that
 * turns out to be blank, a repeated header or a total line is one problem, not one for each cell.
 */

import { BATCH_ROWS, GOOD, REJECTED } from './batch.ts';
import { codes } from './codes.ts';
import type { Finding } from './finding.ts';

export interface Problem {
  readonly row: number;
  readonly field: number;
  readonly finding: Finding;
  /** The cell as it stands. */
  readonly value: string;
}

export class Problems {
  /** What becomes of each row: GOOD, REJECTED, CASCADED or SKIPPED. */
  readonly fate = new Uint8Array(BATCH_ROWS);
  #list: Problem[] = [];
  readonly #said = new Set<string>();

  start(rows: number): void {
    this.fate.fill(GOOD, 0, rows);
    this.#list = [];
  }

  add(row: number, field: number, finding: Finding, value: string): void {
    if (finding.once) {
      const key = `${field} ${finding.code}`;
      if (this.#said.has(key)) return;
      this.#said.add(key);
    }
    if ((finding.severity ?? codes[finding.code].severity) === 'error') this.fate[row] = REJECTED;
    this.#list.push({ row, field, finding, value });
  }

  /** In the order of rows and fields. */
  inOrder(): readonly Problem[] {
    if (this.#list.length > 1) this.#list.sort((a, b) => a.row - b.row || a.field - b.field);
    return this.#list;
  }
}
