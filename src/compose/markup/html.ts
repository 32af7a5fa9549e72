/**
 * HTML as text, safe by construction: whatever is put into a template is escaped, unless it is HTML
 * already. One renderer serves the build and the browser, so that a page that was filtered back to
 * everything reads as it was published.
 */

/** Markup that needs no escaping. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Part = Html | string | number | false | null | undefined | readonly Part[];

/** Line breaks of the template are left out with the indentation behind them; what is false or absent is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = trimmed(strings[0] ?? '');
  for (const [at, part] of parts.entries()) text += textOf(part) + trimmed(strings[at + 1] ?? '');
  return new Html(text);
}

/** An attribute with a space before it; nothing where the value is absent. */
export function attribute(name: string, value: string | number | null | undefined | false): Html {
  return new Html(
    value === null || value === undefined || value === false ? '' : ` ${name}="${escaped(String(value))}"`,
  );
}

/** A template is written once and read for every row. */
const known = new Map<string, string>();

function trimmed(literal: string): string {
  const found = known.get(literal);
  if (found !== undefined) return found;
  const short = literal.replace(/\n\s*/g, '');
  known.set(literal, short);
  return short;
}

function textOf(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(part);
  return part.map(textOf).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
