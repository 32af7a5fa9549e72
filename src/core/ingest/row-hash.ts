/** A key of a whole row, by its cells: equal rows have equal keys however they were quoted. */
import type { Batch } from './batch.ts';

/** The key of the last call; one object for all. */
export const rowKey = new Int32Array(4);

/** Writes the key of the cells of the row to `rowKey`; of all, or of the fields given. A field below 0 is a cell that the row lacks. */
export function hashRow({ bytes, width, starts, ends }: Batch, row: number, fields: readonly number[]): void {
  let a = 0x9e3779b9;
  let b = 0x7f4a7c15;
  let c = 0x85ebca6b;
  let d = 0xc2b2ae35;
  for (const field of fields) {
    const cell = row * width + field;
    const end = field < 0 ? 0 : (ends[cell] as number);
    for (let at = field < 0 ? 0 : (starts[cell] as number); at < end; at++) {
      const byte = bytes[at] as number;
      a = Math.imul(a ^ byte, 0x01000193);
      b = Math.imul(b ^ byte ^ (a >>> 17), 0x5bd1e995);
      c = Math.imul(c + byte, 0x27d4eb2f) ^ (b >>> 13);
      d = Math.imul(d ^ (byte + c), 0x165667b1) ^ (c >>> 11);
    }
    // No byte of text: cells that only share their joined text stay apart.
    a = Math.imul(a ^ 0xff, 0x01000193);
    b = Math.imul(b ^ 0xfe ^ a, 0x5bd1e995);
  }
  rowKey[0] = a ^ (a >>> 15);
  rowKey[1] = b;
  rowKey[2] = c;
  rowKey[3] = d;
}
