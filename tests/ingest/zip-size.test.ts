import { expect, it } from 'vitest';
import { unpackedSize } from '../../src/core/ingest/zip-size.ts';

/** An archive with one empty name, said to unpack to `size` bytes. */
function archive(size: number, comment: number): Uint8Array {
  const bytes = new Uint8Array(46 + 22 + comment);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint32(24, size, true);
  view.setUint32(46, 0x06054b50, true);
  view.setUint32(46 + 16, 0, true);
  return bytes;
}

it('is what the archive says, with a comment or without', () => {
  expect(unpackedSize(archive(3_000_000_000, 0))).toBe(3_000_000_000);
  expect(unpackedSize(archive(7, 900))).toBe(7);
});

it('is 0 for what is no archive', () => {
  expect(unpackedSize(new Uint8Array(100))).toBe(0);
  expect(unpackedSize(new Uint8Array(0))).toBe(0);
});
