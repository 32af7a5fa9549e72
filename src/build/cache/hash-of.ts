/** One hash of any value that is data: what differs in it anywhere has another hash. */
import { createHash, type Hash, hash as hashAtOnce } from 'node:crypto';
import { types } from 'node:util';

/**
 * SHA-256 in hex. Throws on what isn't data alone, such as a function: what a value may do can't be hashed,
 * and a cache that passed over it would be wrong in silence.
 */
export function hashOf(value: unknown): string {
  const hash = createHash('sha256');
  add(hash, value, '');
  return hash.digest('hex');
}

export function hashOfBytes(bytes: Uint8Array | string): string {
  return hashAtOnce('sha256', bytes, 'hex');
}

/** Each value begins with its kind and ends where its length says, so that no two run into one another. */
function add(hash: Hash, value: unknown, at: string): void {
  if (typeof value === 'string') hash.update(`s${Buffer.byteLength(value)}:`).update(value);
  else if (typeof value === 'number') hash.update(Object.is(value, -0) ? 'n-0;' : `n${value};`);
  else if (value === null || value === undefined || typeof value === 'boolean') hash.update(`${value};`);
  else if (typeof value === 'bigint') hash.update(`b${value};`);
  else if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    hash.update(`${value[Symbol.toStringTag as never]}${byteLength}:`);
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  } else if (Array.isArray(value)) {
    hash.update(`a${value.length}:`);
    for (const [index, item] of value.entries()) add(hash, item, `${at}[${index}]`);
  } else if (types.isMap(value)) {
    hash.update(`m${value.size}:`);
    for (const [key, item] of value) {
      add(hash, key, `${at} key`);
      add(hash, item, `${at}.${String(key)}`);
    }
  } else if (types.isSet(value)) add(hash, [...value], at);
  else if (isPlain(value)) {
    const entries = Object.entries(value);
    hash.update(`o${entries.length}:`);
    for (const [key, item] of entries) {
      add(hash, key, at);
      add(hash, item, `${at}.${key}`);
    }
  } else throw new Error(`what can't be hashed stands at ${at || 'the top'}: ${typeof value}`);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
