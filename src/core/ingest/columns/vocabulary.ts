/** The distinct values of a text column, and the judge that brings cells to them. */
import type { Finding, Reading } from '../finding.ts';
import { BLANK, type Judged, REFUSED } from './coded-column.ts';

function differsInCase(other: string): Finding {
  return {
    code: 'names-differ-in-case',
    say: (value) => `${value} differs from "${other}" in case alone; kept apart.`,
    hint: 'If both mean the same, write them alike in the source.',
  };
}

export class Vocabulary {
  readonly values: string[] = [];
  /** The first spelling of each name, whatever its case. */
  readonly spellings = new Map<string, string>();
  readonly #codes = new Map<string, number>();

  codeOf(value: string): number {
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    this.values.push(value);
    this.#codes.set(value, this.values.length - 1);
    return this.values.length - 1;
  }
}

/** Judges cells by `read`; `blank` is said of empty ones, `names` that differ in case are pointed out. */
export function judgeText(
  vocabulary: Vocabulary,
  read: (raw: string) => Reading<string>,
  blank: Finding | null,
  names: boolean,
): (raw: string) => Judged {
  const { spellings } = vocabulary;
  return (raw) => {
    const reading = read(raw);
    if (!reading.ok) return { code: REFUSED, findings: [reading.finding] };
    const { value, findings } = reading;
    if (value === '') return { code: BLANK, findings: blank ? [blank] : [] };
    const code = vocabulary.codeOf(value);
    if (!names) return { code, findings };
    const key = value.toLowerCase();
    const spelling = spellings.get(key) ?? value;
    spellings.set(key, spelling);
    return { code, findings: spelling === value ? findings : [...findings, differsInCase(spelling)] };
  };
}
