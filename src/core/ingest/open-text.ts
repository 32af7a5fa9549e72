/** Finds out what a text file is: its encoding, its delimiter, its header. */
import type { SpecName } from '../schema/index.ts';
import type { ReadSettings } from '../settings.ts';
import type { ByteStream } from './byte-stream.ts';
import { type FoundHeader, findHeader } from './dialect.ts';
import { binaryKind, byteOrderMark, looksWide, strangeText } from './file-kind.ts';
import type { Found } from './issue-log.ts';
import { Utf8Source } from './utf8-source.ts';

const HEAD = 1 << 16;
/** No header is longer. */
const LONGEST_HEADER = 1 << 20;

export interface OpenText {
  readonly header: FoundHeader;
  /** Text read ahead, as UTF-8, from the first record of data on. */
  readonly ahead: Uint8Array;
  readonly source: Utf8Source;
  readonly found: readonly Omit<Found, 'file'>[];
  /** The text read ahead from the start of the file, for a look at its first lines. */
  readonly head: string;
}

export type Opening =
  | { readonly ok: true; readonly text: OpenText }
  | { readonly ok: false; readonly problem: Omit<Found, 'file'> };

export async function openText(
  stream: ByteStream,
  table: SpecName,
  settings: ReadSettings,
): Promise<Opening> {
  const head = await stream.peek(HEAD);
  if (head.length === 0) return problem(empty);
  const binary = binaryKind(head);
  if (binary !== null) return problem(binaryFile(binary));
  const mark = byteOrderMark(head);
  if (mark?.encoding === 'utf-32') return problem(unknownEncoding);
  if (mark === null && settings.encoding === undefined && looksWide(head)) return problem(unknownEncoding);
  const encoding = mark?.encoding ?? settings.encoding ?? 'utf-8';
  const source = new Utf8Source(stream, encoding, mark?.length ?? 0);
  return findStart(source, table, settings, encoding.startsWith('utf-16') ? [notUtf8(encoding)] : []);
}

async function findStart(
  source: Utf8Source,
  table: SpecName,
  settings: ReadSettings,
  found: readonly Omit<Found, 'file'>[],
): Promise<Opening> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let enough = 0;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (;;) {
    const chunk = await source.next();
    if (chunk !== null) {
      chunks.push(chunk.slice());
      size += chunk.length;
      // What isn't enough yet is looked at again when there is twice as much.
      if (size < enough) continue;
      enough = size * 2;
    }
    const ahead = joined(chunks, size);
    const text = decoder.decode(ahead);
    const strange = strangeText(text);
    if (strange !== null) return problem(strange === 'html' ? webPage : lfsPointer);
    if (chunk === null && text.trim() === '') {
      return source.invalidAt === null ? problem(empty) : problem(invalidBytes(source.invalidAt, 1));
    }
    const header = text.trim() === '' ? null : findHeader(text, table, settings.columns?.[table]);
    const whole = header !== null && (chunk === null || header.length < text.length);
    if (whole) {
      const start = new TextEncoder().encode(text.slice(0, header.length)).length;
      return { ok: true, text: { header, ahead: ahead.subarray(start), source, found, head: text } };
    }
    if (chunk === null || ahead.length > LONGEST_HEADER) {
      return problem(text.trim() === '' ? empty : header === null ? openHeader : longHeader);
    }
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function problem(found: Omit<Found, 'file'>): Opening {
  return { ok: false, problem: found };
}

const empty = {
  code: 'file-empty',
  message: 'The file is empty.',
  hint: 'Export it again; the upload may have failed.',
} as const;

const openHeader = {
  code: 'quote-unterminated',
  line: 1,
  message: 'A quote that is opened in the header is never closed.',
  hint: 'Close the quote.',
} as const;

const longHeader = {
  code: 'limit-field-size',
  line: 1,
  message: 'The first line is longer than a megabyte.',
  hint: 'The file has no lines where they are expected; export it again as CSV.',
} as const;

const unknownEncoding = {
  code: 'encoding-unknown',
  line: 1,
  message: 'The file looks like UTF-16 or UTF-32, but does not say so.',
  hint: 'Save it as UTF-8, or set `encoding` in index.md of the report.',
} as const;

const webPage = {
  code: 'file-html',
  line: 1,
  message: 'The file is a web page, as a download link that has expired leaves it.',
  hint: 'Download the file again.',
} as const;

const lfsPointer = {
  code: 'file-lfs-pointer',
  line: 1,
  message: 'The file is a Git LFS pointer; the data itself is elsewhere.',
  hint: 'Run `git lfs pull`.',
} as const;

function binaryFile(kind: string): Omit<Found, 'file'> {
  const workbook = kind === 'xlsx' || kind === 'xls';
  return {
    code: 'file-binary',
    value: kind,
    message: workbook
      ? 'The file is an Excel workbook under another name.'
      : `The file is no text, but ${kind}.`,
    hint: workbook
      ? 'Save each sheet as "CSV UTF-8", or name the workbook .xlsx.'
      : 'Unpack or export it as CSV UTF-8.',
  };
}

function notUtf8(encoding: string): Omit<Found, 'file'> {
  return {
    code: 'encoding-not-utf8',
    line: 1,
    value: encoding,
    message: `The file is ${encoding.toUpperCase()}, as its byte order mark says; read as such.`,
  };
}

/** `offset` is that of the first wrong byte, `null` when it isn't known. */
export function invalidBytes(offset: number | null, line: number): Omit<Found, 'file'> {
  return {
    code: 'encoding-invalid-utf8',
    line,
    message: `${offset === null ? 'A byte' : `Byte ${offset}`} of the file is not of its encoding; the text around it would be broken.`,
    hint: 'Save the file as UTF-8, or set `encoding: windows-1252` (or what it is) in index.md of the report.',
  };
}
