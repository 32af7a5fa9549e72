/** JSON that keeps typed arrays: what structured clone carries to a worker, as a text for a file. */

const kinds = { Int32Array, Float64Array, Uint32Array } as const;
type Kind = keyof typeof kinds;

interface Packed {
  readonly typed: Kind;
  readonly list: readonly number[];
}

export function toTypedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    for (const [typed, Type] of Object.entries(kinds))
      if (part instanceof Type) return { typed, list: Array.from(part) };
    return part;
  });
}

export function fromTypedJson(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => (isPacked(part) ? new kinds[part.typed](part.list) : part));
}

function isPacked(part: unknown): part is Packed {
  return (
    typeof part === 'object' &&
    part !== null &&
    'typed' in part &&
    'list' in part &&
    String(part.typed) in kinds
  );
}
