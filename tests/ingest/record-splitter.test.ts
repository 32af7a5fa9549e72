import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, cellText } from '../../src/core/ingest/batch.ts';
import { firstRecord } from '../../src/core/ingest/header-record.ts';
import { type Irregular, RecordSplitter } from '../../src/core/ingest/record-splitter.ts';

interface Split {
  readonly rows: string[][];
  readonly lines: number[];
  readonly irregular: Irregular[];
}

function split(bytes: Uint8Array, width: number, delimiter = ',', chunk = 7): Split {
  const found: Split = { rows: [], lines: [], irregular: [] };
  const splitter = new RecordSplitter({ delimiter: delimiter.charCodeAt(0), escape: -1 }, width, 1, {
    batch(batch: Batch) {
      for (let row = 0; row < batch.rows; row++) {
        found.rows.push(Array.from({ length: width }, (_, field) => cellText(batch, row, field)));
        found.lines.push(batch.lines[row] ?? 0);
      }
    },
    irregular: (record) => found.irregular.push(record),
    strayQuote: () => undefined,
  });
  for (let at = 0; at < bytes.length; at += chunk) splitter.push(bytes.subarray(at, at + chunk));
  splitter.end();
  return found;
}

describe('csv-spectrum', () => {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('csv-spectrum'));
  const names = readdirSync(join(folder, 'csvs')).map((name) => name.replace(/\.csv$/, ''));

  it('has its twelve files', () => expect(names).toHaveLength(12));

  it.each(names)('%s', (name) => {
    const bytes = readFileSync(join(folder, 'csvs', `${name}.csv`));
    const json = readFileSync(join(folder, 'json', `${name}.json`), 'utf8');
    // The package's own answer to this file has another phone number than its CSV.
    const answer = name === 'location_coordinates' ? json.replace('1234567890', '2095257564') : json;
    const wanted = [JSON.parse(answer) as object | object[]].flat();
    const header = firstRecord(bytes.toString('utf8'), ',')?.fields ?? [];
    const { rows, irregular } = split(bytes, header.length);
    const objects = rows.slice(1).map((row) => Object.fromEntries(row.map((cell, at) => [header[at], cell])));
    expect(objects).toEqual(wanted);
    expect(irregular.filter(({ blank }) => !blank)).toEqual([]);
  });
});

describe('any table in any dialect', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '🙂', ' ', '"', ',', ';', '\t', '|', '\n', '\r'),
    maxLength: 8,
  });
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );

  it('reads back equal', () => {
    const dialects = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      last: fc.boolean(),
      chunk: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(table, dialects, (rows, { delimiter, end, last, chunk }) => {
        // A row without any text is a blank line in every dialect.
        const filled = rows.map(([first = '', ...others]) => [`x${first}`, ...others]);
        const text = filled
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter))
          .join(end);
        const bytes = new TextEncoder().encode(text + (last ? end : ''));
        expect(split(bytes, filled[0]?.length ?? 0, delimiter, chunk).rows).toEqual(filled);
      }),
      { numRuns: 500 },
    );
  });

  it('counts physical lines, also inside quotes', () => {
    const bytes = new TextEncoder().encode('a,b\r\n"1\n2\r3\r\n4",x\rc,d\ne,f');
    expect(split(bytes, 2).lines).toEqual([1, 2, 6, 7]);
  });
});

describe('records that are not whole', () => {
  const kinds = (text: string, width: number): unknown[] =>
    split(new TextEncoder().encode(text), width).irregular.map(({ kind, line, fields, field }) => [
      kind,
      line,
      fields,
      field,
    ]);

  it('names the line where the quote was opened', () => {
    expect(kinds('a,b\n1,"open\n2,3\n', 2)).toEqual([['unterminated', 2, 2, 1]]);
  });

  it('goes on behind text that follows a closing quote', () => {
    expect(kinds('a,b\n"1"x,2\n3,4\n', 2)).toEqual([['text-after-close', 2, 2, 0]]);
  });

  it('tells too few from too many', () => {
    expect(kinds('a,b\n1\n1,2,3\n', 2)).toEqual([
      ['fields', 2, 1, 0],
      ['fields', 3, 3, 0],
    ]);
  });

  it('gives up a record over the limit and finds its open quote', () => {
    const open = `a,b\n1,"${'x'.repeat(9 << 20)}`;
    expect(split(new TextEncoder().encode(open), 2, ',', 1 << 20).irregular).toMatchObject([
      { kind: 'unterminated', line: 2, field: 1 },
    ]);
    const closed = `${open}"\n2,3\n`;
    expect(split(new TextEncoder().encode(closed), 2, ',', 1 << 20).irregular).toMatchObject([
      { kind: 'too-large', line: 2, field: 1 },
    ]);
  });
});
