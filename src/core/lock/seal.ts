/**
 * Files of a locked report: AES-256-GCM, whose one condition is that no key and nonce ever serve two texts (NIST
 * SP 800-38D, 8). Where nothing may be drawn by chance, both follow from the text itself, as in SIV (Rogaway and
 * Shrimpton, 2006; RFC 5297): HMAC-SHA-256 of path and text is the file's head, and HKDF makes a key of the head
 * for this file alone, under a nonce that is always 0. Other text at the same path, or the same at another, has
 * another head but for a collision of HMAC-SHA-256, and so another key; the same text at the same path has the
 * same bytes again, which tells who compares two builds that it did not change, and nothing else. That keys are
 * derived for single files, instead of 96-bit nonces under one key, keeps the odds of a collision at 2^-256 a pair
 * for as long as a password lasts. The path is bound in as well: a file that is put in another's place does not
 * open.
 */
import { hex, type Keys, type ReadingKeys, utf8 } from './keys.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes of a file's head, and of what AES-GCM adds at its end. */
const HEAD = 32;
const TAG = 16;

/** Of 256 bits: enough that no two paths of a report meet. */
const NAME_DIGITS = 32;

/** The name of the file that a path is sealed in; it says nothing of the path. */
export async function sealedName({ names }: ReadingKeys, path: string): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', names, utf8(path)));
  return `${hex(mac).slice(0, NAME_DIGITS)}.bin`;
}

/** `text` is all that is encrypted: what is packed otherwise is another text. */
export async function seal(keys: Keys, path: string, text: Bytes): Promise<Bytes> {
  const name = utf8(path);
  // No path has a NUL in it, so that no two pairs of path and text are the same bytes.
  const whole = new Uint8Array(name.length + 1 + text.length);
  whole.set(name);
  whole.set(text, name.length + 1);
  const head = new Uint8Array(await crypto.subtle.sign('HMAC', keys.texts, whole));
  const key = await fileKey(keys, head, 'encrypt');
  const body = new Uint8Array(await crypto.subtle.encrypt(how(name), key, text));
  const sealed = new Uint8Array(HEAD + body.length);
  sealed.set(head);
  sealed.set(body, HEAD);
  return sealed;
}

/** `null` for what these keys did not seal for this path: another password's, another file's, damaged, altered. */
export async function open(keys: ReadingKeys, path: string, sealed: Bytes): Promise<Bytes | null> {
  if (sealed.length < HEAD + TAG) return null;
  const key = await fileKey(keys, sealed.subarray(0, HEAD), 'decrypt');
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how(utf8(path)), key, sealed.subarray(HEAD)));
  } catch {
    return null;
  }
}

function how(additionalData: Bytes) {
  return { name: 'AES-GCM', iv: new Uint8Array(12), additionalData, tagLength: 8 * TAG };
}

async function fileKey({ files }: ReadingKeys, head: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: head };
  return await crypto.subtle.deriveKey(from, files, { name: 'AES-GCM', length: 256 }, false, [use]);
}
