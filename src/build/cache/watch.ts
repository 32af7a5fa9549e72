/**
 * Notes what is read of a value, down to the last number or text, so that what was made from it can be used
 * again for as long as exactly that is the same. A page that reads how many rows a file has doesn't depend on
 * what stands in them.
 */
import { hashOf } from './hash-of.ts';

/** Takes a place, as text: the names that lead there. */
export type Note = (place: string) => void;

/** Names that lead to a value; `null` at the end stands for the names of what the value holds. */
type Way = readonly (string | null)[];

/**
 * The same value; what is read of it is noted, each place by its own way, which begins with `name`. What lies
 * deeper than `depth` names is handed out as it is, and noted as one: columns of a table are read by the row.
 */
export function watch<T extends object>(value: T, name: string, note: Note, depth = Infinity): T {
  return watchAt(value, [name], note, depth);
}

function watchAt<T extends object>(value: T, way: Way, note: Note, depth: number): T {
  const inner = new Map<string, object>();
  const noteAt = (key: string | null) => note(JSON.stringify([...way, key]));
  return new Proxy(value, {
    get: (target, key) => {
      const found = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof found === 'function') return found;
      if (typeof found !== 'object' || found === null || way.length >= depth) {
        noteAt(key);
        return found;
      }
      // One watched value for each, as those expect who compare values by identity.
      const watched = inner.get(key) ?? watchAt(found, [...way, key], note, depth);
      inner.set(key, watched);
      return watched;
    },
    has: (target, key) => {
      noteAt(null);
      return Reflect.has(target, key);
    },
    ownKeys: (target) => {
      noteAt(null);
      return Reflect.ownKeys(target);
    },
  });
}

/** What the noted places lead into. */
export type Values = Readonly<Record<string, unknown>>;

const hashes = new WeakMap<Values, Map<string, string>>();

/** A hash of what stands at each of the places that were noted. */
export function hashAt(values: Values, places: readonly string[]): string {
  const known = hashes.get(values) ?? new Map<string, string>();
  hashes.set(values, known);
  return hashOf(
    places.map((place) => {
      const hash = known.get(place) ?? hashOf(at(values, JSON.parse(place) as Way));
      known.set(place, hash);
      return hash;
    }),
  );
}

function at(values: unknown, way: Way): unknown {
  let found = values;
  for (const key of way) {
    const holder = typeof found === 'object' && found !== null ? found : {};
    found = key === null ? Reflect.ownKeys(holder).map(String) : Reflect.get(holder, key);
  }
  return found;
}
