/** The delimiter of a text file: the one under which the header names most of the table's columns. */
import type { SpecName } from '../schema/index.ts';
import { type HeaderField, knownColumns, matchHeader } from './header.ts';
import { firstRecord } from './header-record.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface FoundHeader {
  readonly delimiter: Delimiter;
  readonly fields: readonly HeaderField[];
  /** Characters up to the first record of data. */
  readonly length: number;
  /** Physical line of the header, and of the first record behind it. */
  readonly line: number;
  readonly nextLine: number;
  /** Blank lines above the header. */
  readonly blankLines: number;
}

const SEPARATOR_LINE = /^sep=([,;\t|])\r?\n?/i;
const BLANK_LINES = /^(?:[ \t\u00a0]*(?:\r\n|\r|\n))+/;

/** `null` when the text ends before its first record does. */
export function findHeader(
  text: string,
  table: SpecName,
  own: Readonly<Record<string, string>> | undefined,
): FoundHeader | null {
  const separator = SEPARATOR_LINE.exec(text);
  const above = separator?.[0] ?? '';
  const blank = BLANK_LINES.exec(text.slice(above.length))?.[0] ?? '';
  const start = above.length + blank.length;
  const rest = text.slice(start);
  let best: FoundHeader | null = null;
  let bestKnown = -1;
  for (const delimiter of separator ? [separator[1] as Delimiter] : DELIMITERS) {
    const record = firstRecord(rest, delimiter);
    if (record === null) continue;
    const fields = matchHeader(table, record.fields, own);
    const known = knownColumns(fields);
    if (known <= bestKnown) continue;
    bestKnown = known;
    const line = 1 + countLines(text.slice(0, start));
    best = {
      delimiter,
      fields,
      length: start + record.length,
      line,
      nextLine: line + Math.max(1, countLines(rest.slice(0, record.length))),
      blankLines: countLines(blank),
    };
  }
  return best;
}

function countLines(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
