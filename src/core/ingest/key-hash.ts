/** Byte strings → 128-bit keys: exact for UUIDs and up to 15 bytes; a hash of so many bits that none meet for others. */

/** The key of the last call; one object for all, as this runs for every row. */
export const key = new Int32Array(4);

const NIBBLES = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  NIBBLES[digit.toString(16).charCodeAt(0)] = digit;
}
const DASH = 45;
const UUID_LENGTH = 36;

/** Writes the key of the bytes to `key`; true when they are a UUID in its usual lower-case form. */
export function keyOf(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === UUID_LENGTH && uuidKey(bytes, start)) return true;
  if (length < 16) shortKey(bytes, start, length);
  else longKey(bytes, start, end);
  return false;
}

function uuidKey(bytes: Uint8Array, start: number): boolean {
  if (
    bytes[start + 8] !== DASH ||
    bytes[start + 13] !== DASH ||
    bytes[start + 18] !== DASH ||
    bytes[start + 23] !== DASH
  ) {
    return false;
  }
  const a = four(bytes, start);
  const b = four(bytes, start + 4);
  const c = four(bytes, start + 9);
  const d = four(bytes, start + 14);
  const e = four(bytes, start + 19);
  const f = four(bytes, start + 24);
  const g = four(bytes, start + 28);
  const h = four(bytes, start + 32);
  if ((a | b | c | d | e | f | g | h) < 0) return false;
  key[0] = (a << 16) | b;
  key[1] = (c << 16) | d;
  key[2] = (e << 16) | f;
  key[3] = (g << 16) | h;
  return true;
}

/** Four hexadecimal digits; negative when one isn't. */
function four(bytes: Uint8Array, at: number): number {
  return (
    ((NIBBLES[bytes[at] as number] as number) << 12) |
    ((NIBBLES[bytes[at + 1] as number] as number) << 8) |
    ((NIBBLES[bytes[at + 2] as number] as number) << 4) |
    (NIBBLES[bytes[at + 3] as number] as number)
  );
}

/** The bytes themselves, and their number. */
function shortKey(bytes: Uint8Array, start: number, length: number): void {
  key[0] = 0;
  key[1] = 0;
  key[2] = 0;
  key[3] = length << 24;
  for (let at = 0; at < length; at++) {
    key[at >> 2] = (key[at >> 2] as number) | ((bytes[start + at] as number) << ((at & 3) * 8));
  }
}

function longKey(bytes: Uint8Array, start: number, end: number): void {
  let a = 0x9e3779b9 ^ (end - start);
  let b = 0x7f4a7c15;
  let c = 0x85ebca6b;
  let d = 0xc2b2ae35;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte ^ (a >>> 17), 0x5bd1e995);
    c = Math.imul(c + byte, 0x27d4eb2f) ^ (b >>> 13);
    d = Math.imul(d ^ (byte + c), 0x165667b1) ^ (c >>> 11);
  }
  key[0] = a ^ (a >>> 15);
  key[1] = b ^ (b >>> 13);
  key[2] = c ^ (c >>> 16);
  key[3] = (d ^ (d >>> 14)) | 1;
}

/** Writes a key for the key at `at` of `words` together with two more numbers to `to`. */
export function mixKey(
  words: Int32Array,
  at: number,
  first: number,
  second: number,
  to: Int32Array,
  toAt: number,
): void {
  let a = (words[at] as number) ^ Math.imul(first, 0x9e3779b1);
  let b = (words[at + 1] as number) ^ Math.imul(second, 0x85ebca6b);
  let c = ((words[at + 2] as number) + first) | 0;
  let d = ((words[at + 3] as number) + second) | 0;
  for (let round = 0; round < 3; round++) {
    a = (Math.imul(a ^ (d >>> 15), 0x85ebca6b) + b) | 0;
    b = (Math.imul(b ^ (a >>> 13), 0xc2b2ae35) + c) | 0;
    c = (Math.imul(c ^ (b >>> 16), 0x27d4eb2f) + d) | 0;
    d = (Math.imul(d ^ (c >>> 14), 0x165667b1) + a) | 0;
  }
  to[toAt] = a ^ (a >>> 15);
  to[toAt + 1] = b;
  to[toAt + 2] = c;
  to[toAt + 3] = d;
}
