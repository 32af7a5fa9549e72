/**
 * A JSON array of flat objects → rows of texts. A parser of its own, for two reasons: numbers are
 * read by their text, so that 19 digits stay 19 digits, and each row knows its line.
 */
export interface TextRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface TextGrid {
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly rows: readonly TextRow[];
}

export type JsonReading =
  | { readonly ok: true; readonly grid: TextGrid }
  | { readonly ok: false; readonly line: number; readonly message: string };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings hold none
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/y;
const WORD = /true|false|null/y;

class Failure {
  readonly at: number;
  readonly message: string;
  constructor(at: number, message: string) {
    this.at = at;
    this.message = message;
  }
}

export function readJsonRows(text: string): JsonReading {
  const parser = new Parser(text);
  const rows = parser.rows();
  if (rows instanceof Failure) return { ok: false, line: parser.lineOf(rows.at), message: rows.message };
  const header = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  return {
    ok: true,
    grid: {
      headerLine: rows[0]?.line ?? 1,
      header,
      rows: rows.map(({ line, cells }) => ({ line, cells: header.map((name) => cells.get(name) ?? '') })),
    },
  };
}

interface JsonRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

class Parser {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineAt = 0;

  constructor(text: string) {
    this.#text = text;
  }

  rows(): JsonRow[] | Failure {
    const rows: JsonRow[] = [];
    if (!this.#takes('[')) return this.#fail('An array of objects is expected.');
    if (this.#takes(']')) return this.#end(rows);
    do {
      this.#space();
      const line = this.lineOf(this.#at);
      const cells = this.#object();
      if (cells instanceof Failure) return cells;
      rows.push({ line, cells });
    } while (this.#takes(','));
    if (!this.#takes(']'))
      return this.#fail('A comma or the end of the array is expected; the file may have been cut off.');
    return this.#end(rows);
  }

  /** The line of a place at or behind the last one asked for. */
  lineOf(at: number): number {
    for (; this.#lineAt < at; this.#lineAt++) if (this.#text[this.#lineAt] === '\n') this.#line++;
    return this.#line;
  }

  #end(rows: JsonRow[]): JsonRow[] | Failure {
    this.#space();
    return this.#at === this.#text.length ? rows : this.#fail('Something follows the array.');
  }

  #object(): Map<string, string> | Failure {
    const cells = new Map<string, string>();
    if (!this.#takes('{')) return this.#fail('An object with a value for each column is expected.');
    if (this.#takes('}')) return cells;
    do {
      this.#space();
      const name = this.#match(STRING);
      if (name === null) return this.#fail('The name of a column is expected.');
      if (!this.#takes(':')) return this.#fail('A colon is expected.');
      const value = this.#value();
      if (value instanceof Failure) return value;
      const key = JSON.parse(name) as string;
      if (cells.has(key)) return this.#fail('A column is there twice in one object.');
      cells.set(key, value);
    } while (this.#takes(','));
    return this.#takes('}')
      ? cells
      : this.#fail('A comma or the end of the object is expected; the file may have been cut off.');
  }

  #value(): string | Failure {
    this.#space();
    const string = this.#match(STRING);
    if (string !== null) return JSON.parse(string) as string;
    const number = this.#match(NUMBER);
    if (number !== null) return number;
    const word = this.#match(WORD);
    if (word !== null) return word === 'null' ? '' : word;
    return this.#fail('A text or a number is expected; lists and objects inside a row are not read.');
  }

  #space(): void {
    this.#match(SPACE);
  }

  #takes(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #fail(message: string): Failure {
    return new Failure(this.#at, message);
  }
}
