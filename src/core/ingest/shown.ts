/** How a value of the data is shown to a person: short, and with nothing in it that a terminal obeys. */

const LONGEST = 80;

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what this looks for
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what this looks for

/** The value with control and invisible characters escaped, cut to 80 characters. */
export function shown(value: string): string {
  const cut =
    value.length > LONGEST ? `${value.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…` : value;
  const escaped = cut.replace(UNSAFE, escapeCharacter);
  return escaped.length > LONGEST ? `${escaped.slice(0, LONGEST - 1)}…` : escaped;
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 9) return '\\t';
  if (code === 10) return '\\n';
  if (code === 13) return '\\r';
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
