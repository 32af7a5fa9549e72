/** Names and ids of influencers in texts that are published: campaigns, codes, the analyst's words. */
import type { Facts } from '../facts.ts';
import { shown } from '../ingest/shown.ts';
import type { Named } from './refusal.ts';

/** Shorter ids, and shorter names within a text, are words of their own as often as not: Q1, May, Max. */
const SHORTEST = 4;
/** A shorter name is looked for as the whole of a value; a single letter is anything. */
const SHORTEST_WHOLE = 2;
/** Ids of digits alone: shorter ones are counts, years and months, and would be found in every second campaign. */
const SHORTEST_NUMBER = 7;
/** Scripts in which two characters are a name; a word stands between spaces or signs, as elsewhere. */
const SYLLABIC = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,}$/u;

type People = Pick<Facts, 'names'> & { readonly dictionaries: Pick<Facts['dictionaries'], 'influencer'> };

/** The first text that names someone; `null` = none does. `said` are texts of the report itself. */
export function namesSomeone(
  { dictionaries, names }: People,
  values: readonly string[],
  said: readonly string[],
): Named | null {
  const people = [...dictionaries.influencer, ...names].map(plain).filter(isTelling);
  const wanted = new Set(people);
  const whole = new Set(
    names.map(plain).filter((name) => lengthOf(name) >= SHORTEST_WHOLE && hasLetters(name)),
  );
  const longest = Math.max(0, ...people.map((one) => one.split(' ').length));
  const found = (text: string): string | null => {
    const words = plain(text).split(' ');
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= Math.min(words.length, from + longest); to++) {
        const part = words.slice(from, to).join(' ');
        if (wanted.has(part)) return part;
      }
    return null;
  };
  for (const value of values)
    if (found(value) !== null || whole.has(plain(value)))
      return { where: 'In what orders, posts and payouts are told by,', what: shown(value) };
  for (const text of said) {
    const name = found(text);
    if (name !== null) return { where: 'In the words of the report,', what: shown(name) };
  }
  return null;
}

/** Words in small letters, one space between them. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

function isTelling(text: string): boolean {
  if (/^\p{N}+$/u.test(text)) return lengthOf(text) >= SHORTEST_NUMBER;
  return hasLetters(text) && (lengthOf(text) >= SHORTEST || SYLLABIC.test(text));
}

function lengthOf(text: string): number {
  return [...text].length;
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
