/** Names and ids of influencers in texts that are published: campaigns, codes, the analyst's words. */
import type { Facts } from '../facts.ts';
import { shown } from '../ingest/shown.ts';
import type { Named } from './refusal.ts';

/** Shorter ids and names are words or numbers of their own. */
const SHORTEST = 4;

/** The first text that names someone; `null` = none does. `said` are texts of the report itself. */
export function namesSomeone(
  { dictionaries, names }: Facts,
  values: readonly string[],
  said: readonly string[],
): Named | null {
  const people = [...dictionaries.influencer, ...names].map(plain).filter(isTelling);
  const wanted = new Set(people);
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
    if (found(value) !== null)
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
  return [...text].length >= SHORTEST && /\p{L}/u.test(text);
}
