import readWorkbook from 'read-excel-file/node';
import { expect, test, vi } from 'vitest';
import { tableOf } from '../../src/build/downloads/table.ts';
import { workbookOf } from '../../src/build/downloads/workbook.ts';

const sheets = () => [
  {
    name: 'one',
    table: tableOf(
      ['name', 'n'],
      [
        { name: '=1+1', n: -2.5 },
        { name: 'ünï \u0001₹', n: null },
      ],
    ),
  },
  { name: 'two', table: tableOf(['name'], []) },
];

test('the same tables give the same bytes, whatever the clock says', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-01-01T00:00:00Z') });
  const one = await workbookOf(sheets());
  vi.setSystemTime(new Date('2031-12-31T12:34:56Z'));
  const two = await workbookOf(sheets());
  vi.useRealTimers();
  expect(Buffer.from(two).equals(Buffer.from(one))).toBe(true);
});

test('text stays text and numbers stay numbers', async () => {
  const [one, two] = await readWorkbook(Buffer.from(await workbookOf(sheets())));
  expect(one?.data).toEqual([
    ['name', 'n'],
    ['=1+1', -2.5],
    ['ünï ₹', null],
  ]);
  expect(two?.data).toEqual([['name']]);
});
