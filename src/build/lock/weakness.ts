/**
 * Whether a password would be guessed early. Who has the files of a locked report can try passwords for as long
 * as they like, so what such trying begins with counts for nothing: words of the report, usual passwords, years,
 * rows of keys, letters or digits, and repeats. What is left must be long enough by itself. A dictionary of whole
 * languages would weigh more than the rest of the build, and is not needed for one that was drawn by chance.
 */

const LEAST_LENGTH = 12;
/** Of characters that are part of nothing that is guessed. */
const LEAST_LEFT = 8;
const LEAST_DIFFERENT = 6;

/** Stems of the passwords that every list of stolen ones begins with, and of what reports are about. */
const USUAL = (
  'password passwort passwd pass word welcome letmein login admin administrator root master secret geheim hello ' +
  'hallo iloveyou love dragon monkey shadow sunshine princess football baseball superman batman trustno access ' +
  'changeme default guest user test demo qwerty qwertz azerty abc xyz report reports uplift influencer ' +
  'influencers marketing campaign campaigns brand revenue spring summer autumn winter monday tuesday wednesday ' +
  'thursday friday saturday sunday january february march april june july august september october november ' +
  'december'
).split(' ');

/** Read in both directions. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
];

/** Signs that stand for letters. */
const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Why, as part of a sentence; `null` = it would not. `own` are words that are tried first. */
export function weakness(password: string, own: readonly string[]): string | null {
  const characters = [...password.trim().normalize('NFC')];
  if (characters.length < LEAST_LENGTH)
    return `it has ${characters.length} characters, fewer than ${LEAST_LENGTH}`;
  const left = withoutGuessed(characters, own);
  if (left.length < LEAST_LEFT)
    return 'little is left of it without usual words, words of the report, years, rows of keys and repeats';
  if (new Set(left).size < LEAST_DIFFERENT)
    return `it has fewer than ${LEAST_DIFFERENT} different characters`;
  return null;
}

function withoutGuessed(characters: readonly string[], own: readonly string[]): string[] {
  const small = characters.map((one) => one.toLowerCase());
  const guessed = new Set<number>();
  const words = [...USUAL, ...own.flatMap(partsOf)].filter((word) => word.length >= 3);
  // Some write "word" as "w0rd": a sign counts as itself and as the letter that it looks like.
  for (const text of [small, small.map((one) => LETTERS[one] ?? one)]) {
    for (const word of words) mark(text, [...word], guessed);
    for (const row of ROWS) for (const way of [[...row], [...row].reverse()]) markRuns(text, way, guessed);
  }
  for (let at = 0; at < small.length; at++)
    if (/^(?:19|20)\d\d$/.test(small.slice(at, at + 4).join(''))) range(at, 4, guessed);
  markRepeats(small, guessed);
  return small.filter((_, at) => !guessed.has(at));
}

/** A name as a whole, and its words, as somebody would type them. */
function partsOf(name: string): string[] {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [words.join(''), ...words];
}

function mark(text: readonly string[], word: readonly string[], guessed: Set<number>): void {
  for (let at = 0; at + word.length <= text.length; at++)
    if (word.every((one, offset) => text[at + offset] === one)) range(at, word.length, guessed);
}

/** Three or more that follow each other in a row. */
function markRuns(text: readonly string[], row: readonly string[], guessed: Set<number>): void {
  for (let at = 0; at + 3 <= row.length; at++) mark(text, row.slice(at, at + 3), guessed);
}

/** Whatever stood there before, three characters long or more, and all but the first of equal ones. */
function markRepeats(text: readonly string[], guessed: Set<number>): void {
  for (let at = 1; at < text.length; at++) {
    if (text[at] === text[at - 1]) guessed.add(at);
    if (
      at >= 3 &&
      text
        .slice(0, at)
        .join('\0')
        .includes(text.slice(at, at + 3).join('\0')) &&
      at + 3 <= text.length
    )
      range(at, 3, guessed);
  }
}

function range(from: number, length: number, into: Set<number>): void {
  for (let at = from; at < from + length; at++) into.add(at);
}
