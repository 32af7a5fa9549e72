/**
 * Some thousand records as they lie in a buffer: where each cell starts and ends. Columns are read
 * one after another over a batch, in tight loops over few types.
 */
export interface Batch {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** Of the same bytes. */
  readonly view: DataView;
  readonly rows: number;
  /** Cells a row. */
  readonly width: number;
  /** First byte of the cell, and the byte behind it, at row × width + field; quotes are taken off. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Physical line, 1-based, on which each record starts. */
  readonly lines: Int32Array;
}

export const BATCH_ROWS = 4096;

/** Rows that are left out, by row of the batch. */
export const GOOD = 0;
export const REJECTED = 1;
/** Left out because the influencer it names was. */
export const CASCADED = 2;
/** Not a row of data: blank, or the header again. */
export const SKIPPED = 3;

const decoder = new TextDecoder();

/** The cell as text. */
export function cellText(batch: Batch, row: number, field: number): string {
  const cell = row * batch.width + field;
  return textOf(batch.bytes, batch.starts[cell] ?? 0, batch.ends[cell] ?? 0);
}

/** Bytes as text: short plain ones without the cost of the decoder. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= 24) {
    let text = '';
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte > 127) return decoder.decode(bytes.subarray(start, end));
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return decoder.decode(bytes.subarray(start, end));
}
