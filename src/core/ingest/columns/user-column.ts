/** Ids of buyers: turned into keys at once; never kept as text, never quoted in an issue. */
import { BATCH_ROWS, type Batch, textOf } from '../batch.ts';
import type { Finding } from '../finding.ts';
import { key, keyOf } from '../key-hash.ts';
import type { Problems } from '../problems.ts';
import { readText } from '../values/text.ts';
import { type Column, missing } from './column.ts';

const direct: Finding = {
  code: 'privacy-direct-identifier',
  say: () => 'Buyers are named by what looks like an e-mail address or a phone number.',
  hint: 'Nothing of it is published. Better to export opaque ids.',
  once: true,
};

const DIRECT = /^[^\s@]+@[^\s@]+\.[^\s@]+$|^\+\d[\d ()-]{7,}\d$|^\(?\d{3,5}\)?[ -]\d{3,4}[ -]?\d{3,4}$/;
const PLAIN = 1;

/** Bytes of ids that need no closer look: letters, digits, `-`, `_`, `.`. */
const plainBytes = new Uint8Array(256);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.') {
  plainBytes[character.charCodeAt(0)] = PLAIN;
}

export class UserColumn implements Column {
  /** Keys of the batch, four words each. */
  readonly out = new Int32Array(BATCH_ROWS * 4);

  read(batch: Batch, field: number, problems: Problems): void {
    const { bytes, rows, width, starts, ends } = batch;
    const { out } = this;
    for (let row = 0, cell = field; row < rows; row++, cell += width) {
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      if (!keyOf(bytes, start, end) && !isPlain(bytes, start, end)) this.#look(batch, row, field, problems);
      out[row * 4] = key[0] as number;
      out[row * 4 + 1] = key[1] as number;
      out[row * 4 + 2] = key[2] as number;
      out[row * 4 + 3] = key[3] as number;
    }
  }

  #look({ bytes, starts, ends, width }: Batch, row: number, field: number, problems: Problems): void {
    const cell = row * width + field;
    const raw = textOf(bytes, starts[cell] as number, ends[cell] as number);
    const reading = readText(raw);
    if (!reading.ok) {
      problems.add(row, field, reading.finding, '');
      return;
    }
    if (reading.value === '') {
      problems.add(row, field, missing, '');
      return;
    }
    for (const finding of reading.findings) problems.add(row, field, finding, '');
    if (DIRECT.test(reading.value)) problems.add(row, field, direct, '');
    if (reading.value !== raw) {
      const plain = encoder.encode(reading.value);
      keyOf(plain, 0, plain.length);
    }
  }
}

const encoder = new TextEncoder();

function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (plainBytes[bytes[at] as number] !== PLAIN) return false;
  return end > start;
}
