/** The first record of a text file under one delimiter; small and plain, used before the dialect is known. */
const QUOTE = '"';

export interface HeaderRecord {
  readonly fields: readonly string[];
  /** Characters up to the end of the record, its line end included. */
  readonly length: number;
}

/** `null` when the text ends inside quotes. */
export function firstRecord(text: string, delimiter: string): HeaderRecord | null {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    let field = '';
    if (text[at] === QUOTE) {
      for (at++; ; at++) {
        if (at >= text.length) return null;
        if (text[at] === QUOTE) {
          if (text[at + 1] !== QUOTE) break;
          at++;
        }
        field += text[at];
      }
      at++;
    }
    const end = endOfPlain(text, at, delimiter);
    fields.push(field + text.slice(at, end));
    at = end;
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else if (at < text.length) at++;
    return { fields, length: at };
  }
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
