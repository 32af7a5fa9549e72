/** The memory of all typed arrays in a value, once each: handed over, it need not be copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const seen = new Set<object>();
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) found.add(part.buffer);
    } else if (part instanceof Map) for (const entry of part) look(entry);
    else for (const inner of Object.values(part)) look(inner);
  };
  look(value);
  return [...found];
}
