/** Names as parts of addresses: small letters, digits and hyphens, whatever the name is made of. */

/** Longer ones would be cut by file systems, with their endings. */
const LONGEST = 60;

/** Windows keeps these for its devices: no folder can have such a name. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Letters that are no others with a mark, as they are written where there are none. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** `fallback` stands where nothing of the name is left, as with names in other scripts. */
export function slugOf(name: string, fallback: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  if (slug === '') return fallback;
  return DEVICE.test(slug) ? `${fallback}-${slug}` : slug;
}

/** One slug a name, no two alike: the later of equal ones are numbered, in the order given. */
export function uniqueSlugs(names: readonly string[], fallback: string): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const slug = slugOf(name, fallback);
    let unique = slug;
    for (let next = 2; taken.has(unique); next++) unique = `${slug}-${next}`;
    taken.add(unique);
    return unique;
  });
}
