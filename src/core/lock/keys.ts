/**
 * The keys of a locked report, all from its password: scrypt makes each guess cost 128 MiB and a good part of a
 * second, HKDF makes one key a use of what comes out of it. Nothing in it is drawn by chance, so that the same
 * password opens the next build as well.
 */

type Bytes = Uint8Array<ArrayBuffer>;

/** Part of all that is derived: another way of locking would be another number. */
const VERSION = 1;

/** scrypt (RFC 7914) at what OWASP asks for at least; memory is what makes guessing by the million dear. */
export const cost = { N: 2 ** 17, r: 8, p: 1, dkLen: 32 } as const;

/** What opens and finds the files of a report. No script can read the keys themselves out of it. */
export interface ReadingKeys {
  /** HMAC: from a path to the name of its file. */
  readonly names: CryptoKey;
  /** HKDF: from the head of a file to its own key. */
  readonly files: CryptoKey;
}

export interface Keys extends ReadingKeys {
  /** HMAC: from a path and what stands there to the head of its file. */
  readonly texts: CryptoKey;
  /** Stands for the password in hashes: what else they are of is not to be guessed from them without it. In hex. */
  readonly fingerprint: string;
}

/** As it was typed, here or there: accents are written in two ways, and what is pasted brings spaces along. */
export function passwordBytes(typed: string): Bytes {
  return utf8(typed.normalize('NFC').trim());
}

/** The same for every build of a report, and another one for every report of a site. */
export function saltOf(slug: string): Bytes {
  return utf8(`uplift lock ${VERSION} ${slug}`);
}

/** `master` is what scrypt made of the password and the salt. */
export async function readingKeys(master: Bytes): Promise<ReadingKeys> {
  const derive = await deriver(master);
  const [names, files] = await Promise.all([derive('names').then(hmacKey), derive('files').then(hkdfKey)]);
  return { names, files };
}

export async function allKeys(master: Bytes): Promise<Keys> {
  const derive = await deriver(master);
  const [reading, texts, print] = await Promise.all([
    readingKeys(master),
    derive('texts').then(hmacKey),
    derive('fingerprint'),
  ]);
  return { ...reading, texts, fingerprint: hex(print) };
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What was written by `hex`; throws for anything else. */
export function bytesOf(digits: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(digits)) throw new Error('not hexadecimal');
  return Uint8Array.from(digits.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

async function deriver(master: Bytes): Promise<(use: string) => Promise<Bytes>> {
  const key = await crypto.subtle.importKey('raw', master, 'HKDF', false, ['deriveBits']);
  return async (use) => {
    const info = utf8(`uplift lock ${VERSION} ${use}`);
    const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
  };
}

async function hmacKey(bytes: Bytes): Promise<CryptoKey> {
  return await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

async function hkdfKey(bytes: Bytes): Promise<CryptoKey> {
  return await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
}
