/**
 * A value with typed arrays as bytes: a header of JSON, in which each array stands as its place, and behind it
 * the arrays themselves in the narrowest form that holds their numbers.
 */

const forms = { i8: Int8Array, i16: Int16Array, i32: Int32Array, f64: Float64Array } as const;
type Form = keyof typeof forms;
type Kind = 'Int32Array' | 'Float64Array';

interface Place {
  readonly kind: Kind;
  readonly form: Form;
  /** Bytes from the end of the header. */
  readonly at: number;
  readonly length: number;
}

/** Every array begins at a multiple of it. */
const STEP = 8;

/** Int32Array and Float64Array are packed; all else is JSON. */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const parts: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  let end = 0;
  const header = JSON.stringify(value, (_, part: unknown) => {
    if (!(part instanceof Int32Array) && !(part instanceof Float64Array)) return part;
    const form = formOf(part);
    const packed = forms[form].from(part);
    const place: Place = {
      kind: part instanceof Int32Array ? 'Int32Array' : 'Float64Array',
      form,
      at: end,
      length: part.length,
    };
    parts.push({ at: end, bytes: new Uint8Array(packed.buffer) });
    end = next(end + packed.byteLength);
    return { packed: place };
  });
  const head = new TextEncoder().encode(header);
  const start = next(4 + head.length);
  const bytes = new Uint8Array(start + end);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  for (const part of parts) bytes.set(part.bytes, start + part.at);
  return bytes;
}

/** Throws when the bytes were not packed by `pack`. */
export function unpack(bytes: ArrayBuffer): unknown {
  const length = new DataView(bytes).getUint32(0, true);
  const start = next(4 + length);
  const header = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes, 4, length));
  return JSON.parse(header, (_, part: unknown) => {
    if (!isPlace(part)) return part;
    const { kind, form, at, length: many } = part.packed;
    const stored = new forms[form](bytes, start + at, many);
    return kind === 'Int32Array' ? Int32Array.from(stored) : Float64Array.from(stored);
  });
}

function formOf(values: Int32Array | Float64Array): Form {
  let [low, high] = [0, 0];
  for (const value of values) {
    // A negative zero has no whole number of its own.
    if (!Number.isInteger(value) || Object.is(value, -0)) return 'f64';
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const fits = (bits: number) => low >= -(2 ** (bits - 1)) && high < 2 ** (bits - 1);
  return fits(8) ? 'i8' : fits(16) ? 'i16' : fits(32) ? 'i32' : 'f64';
}

function isPlace(part: unknown): part is { readonly packed: Place } {
  return typeof part === 'object' && part !== null && 'packed' in part;
}

function next(at: number): number {
  return Math.ceil(at / STEP) * STEP;
}
