/** Resolves the ids by which posts, orders and payouts name influencers. */

import { BLANK, type Judged, LEFT_OUT, REFUSED } from './columns/coded-column.ts';
import type { Finding } from './finding.ts';
import { readText } from './values/text.ts';

const SCIENTIFIC = /^\d+(?:[.,]\d+)?[eE][+-]?\d+$/;
const FLOAT = /^\d+\.0+$/;

export const idInvalid: Finding = {
  code: 'id-invalid',
  say: (value) => `${value} is an id that a spreadsheet has rewritten; the id itself is lost.`,
  hint: 'Export the column as text.',
};

const idFloat: Finding = {
  code: 'id-float',
  say: (value) => `Ids are written with decimals, such as ${value}; read as whole numbers.`,
  hint: null,
  once: true,
};

function orphan(what: string): Finding {
  return {
    code: 'id-orphan',
    say: (value) => `${value} is not among the ${what}.`,
    hint: 'Add the influencer to the influencers file, or correct the id.',
  };
}

function normalised(id: string): Finding {
  return { code: 'id-normalised', say: (value) => `${value} is read as the id "${id}".`, hint: null };
}

/** Whether a spreadsheet has made a rounded number of the id. */
export function isRewritten(id: string): boolean {
  return SCIENTIFIC.test(id);
}

/** Ids that are the same number: 7, 007 and 7.0. Others are themselves. */
export function numericKey(id: string): string {
  return /^\d+(?:\.0+)?$/.test(id) ? id.replace(/\.0+$/, '').replace(/^0+(?=\d)/, '') : id;
}

/** The id without the decimals of a float. */
export function withoutDecimals(id: string): string {
  return FLOAT.test(id) ? id.replace(/\.0+$/, '') : id;
}

export class InfluencerLinks {
  readonly #ids: readonly string[];
  readonly #exact = new Map<string, number>();
  /** Ids without case, padding, decimals and invisible characters; -9 where two fall together. */
  readonly #loose = new Map<string, number>();
  readonly #what: string;

  /** `ids[n]` is the id of influencer n; `leftOut` those of rows that were left out. */
  constructor(ids: readonly string[], leftOut: Iterable<string>, what: string) {
    this.#ids = ids;
    this.#what = what;
    for (const [code, id] of ids.entries()) this.#learn(id, code);
    for (const id of leftOut) if (!this.#exact.has(id)) this.#learn(id, LEFT_OUT);
  }

  /** What a cell links to; `blank` is said of an empty one. */
  resolve(raw: string, blank: Finding | null): Judged {
    const text = readText(raw);
    if (!text.ok) return { code: REFUSED, findings: [text.finding] };
    const id = text.value;
    if (id === '') return { code: BLANK, findings: blank ? [blank] : [] };
    const exact = this.#exact.get(id);
    if (exact !== undefined) return { code: exact, findings: text.findings };
    if (isRewritten(id)) return { code: REFUSED, findings: [idInvalid] };
    const loose = this.#loose.get(looseKey(id)) ?? AMBIGUOUS;
    if (loose === AMBIGUOUS) return { code: REFUSED, findings: [orphan(this.#what)] };
    const said = FLOAT.test(id) ? idFloat : normalised(this.#ids[loose] ?? looseKey(id));
    return { code: loose, findings: [...text.findings, said] };
  }

  #learn(id: string, code: number): void {
    this.#exact.set(id, code);
    const key = looseKey(id);
    this.#loose.set(key, this.#loose.has(key) ? AMBIGUOUS : code);
  }
}

const AMBIGUOUS = -9;

function looseKey(id: string): string {
  return numericKey(
    id
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''),
  );
}
