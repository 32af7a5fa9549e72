/** What a file is by its first bytes, when it is no text of records. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
];

/** The name of a binary format, or `null`. */
export function binaryKind(head: Uint8Array): string | null {
  const found = SIGNATURES.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (found === undefined) return null;
  if (found[0] === 'zip' && isWorkbook(head)) return 'xlsx';
  return found[0];
}

/** The archive's first names are those of a workbook. */
function isWorkbook(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 4096));
  return text.includes('[Content_Types].xml') || text.includes('xl/') || text.includes('_rels/.rels');
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding that a byte order mark names, with the mark's length. */
export function byteOrderMark(head: Uint8Array): { encoding: Encoding | 'utf-32'; length: number } | null {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (starts(0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', length: 3 };
  if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) return { encoding: 'utf-32', length: 4 };
  if (starts(0xff, 0xfe)) return { encoding: 'utf-16le', length: 2 };
  if (starts(0xfe, 0xff)) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** Many NUL bytes among the first: text of two or four bytes a character, without a mark that says so. */
export function looksWide(head: Uint8Array): boolean {
  const sample = head.subarray(0, 512);
  let nuls = 0;
  for (const byte of sample) if (byte === 0) nuls++;
  return nuls * 5 > sample.length;
}

/** A web page or a pointer where the data should be. */
export function strangeText(head: string): 'html' | 'lfs' | null {
  const start = head.slice(0, 1024).trimStart().toLowerCase();
  if (/^<(?:!doctype|html|head|body|\?xml|!--)/.test(start)) return 'html';
  return start.startsWith('version https://git-lfs.github.com/spec/') ? 'lfs' : null;
}
