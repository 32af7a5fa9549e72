import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Check } from '../../src/core/ingest/utf8.ts';

/** Offset of the first wrong byte over chunks that start anywhere in their buffer; -1 = none. */
function firstWrong(bytes: Uint8Array, chunk: number, shift: number): number {
  const check = new Utf8Check();
  for (let at = 0; at < bytes.length; at += chunk) {
    const part = bytes.subarray(at, at + chunk);
    const moved = new Uint8Array(shift + part.length).subarray(shift);
    moved.set(part);
    const before = check.offset;
    const wrong = check.check(moved);
    if (wrong >= 0) return before + wrong;
  }
  return check.unfinished ? bytes.length : -1;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('UTF-8', () => {
  const cuts = [fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 4 })] as const;

  it('is told from other bytes as the platform tells it, however it is cut', () => {
    const bytes = fc.array(
      fc.constantFrom(0x41, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc3, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5),
    );
    fc.assert(
      fc.property(bytes, ...cuts, (list, chunk, shift) => {
        const text = Uint8Array.from(list);
        expect(firstWrong(text, chunk, shift) < 0).toBe(isUtf8(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('is accepted as text of any kind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), ...cuts, (text, chunk, shift) => {
        expect(firstWrong(new TextEncoder().encode(text), chunk, shift)).toBe(-1);
      }),
    );
  });

  it('names the first wrong byte', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('José, '), 0xe9, 0x2c]);
    expect(firstWrong(bytes, 3, 1)).toBe(8);
  });
});
