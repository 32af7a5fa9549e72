/** A name without what people vary: case, spaces, hyphens, underscores, invisible characters. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-\u00ad\u200b-\u200f\u2060\ufeff]+/g, '');
}
