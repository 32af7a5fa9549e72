/** A place within the report of a visitor's files: its page's path, and an anchor there, '' = none. */
export interface Place {
  readonly path: string;
  readonly anchor: string;
}

/** `hash` is as links of such a report have it: #campaigns/, #methods/#roas, ##revenue. `null` = no place of it. */
export function placeIn(hash: string): Place | null {
  if (hash.length < 2) return null;
  const [path = '', anchor = ''] = hash.slice(1).split('#');
  return { path: path.replace(/\/$/, ''), anchor };
}
