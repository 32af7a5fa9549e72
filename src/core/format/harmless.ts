/** What a spreadsheet would run as a formula, also behind spaces and in full-width signs. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** An apostrophe before it makes a spreadsheet show the text as it is. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
