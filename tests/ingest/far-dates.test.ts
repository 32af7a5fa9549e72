import { describe, expect, test } from 'vitest';
import { parseIsoDay } from '../../src/core/calendar.ts';
import { NO_DAY } from '../../src/core/drop.ts';
import { farDates } from '../../src/core/ingest/far-dates.ts';

const day = (text: string): number => parseIsoDay(text) ?? NO_DAY;
const june = Array.from({ length: 30 }, (_, at) => day('2025-06-01') + at);
const among = (...texts: string[]): Int32Array => Int32Array.from([...june, ...texts.map(day)]);

describe('a date years from all others', () => {
  test('is found at either end, at its row', () => {
    expect(farDates(among('2005-06-14'))).toEqual([
      { row: 30, day: '2005-06-14', nearest: '2025-06-01', days: 1 },
    ]);
    expect(farDates(among('2052-06-14'))).toEqual([
      { row: 30, day: '2052-06-14', nearest: '2025-06-30', days: 1 },
    ]);
    expect(farDates(among('2052-06-14', '2005-06-14')).map(({ row }) => row)).toEqual([31, 30]);
  });

  test('stands for others beyond it, as far as they are few', () => {
    const many = Int32Array.from([...Array.from({ length: 400 }, (_, at) => day('2024-01-01') + at)]);
    const with_ = (...texts: string[]) => Int32Array.from([...many, ...texts.map(day)]);
    expect(farDates(with_('2015-01-01', '2005-01-01'))).toEqual([
      { row: 401, day: '2005-01-01', nearest: '2024-01-01', days: 2 },
    ]);
    // Five of 405 rows are more than one in a hundred: years of which the drop holds something.
    expect(farDates(with_('2015-01-01', '2015-01-02', '2015-01-03', '2015-01-04', '2015-01-05'))).toEqual([]);
  });

  test('is none where nothing says which side is wrong, or the gap is a pause', () => {
    expect(farDates(Int32Array.from(['2015-01-01', '2025-01-01', '2025-01-02'].map(day)))).toEqual([]);
    expect(farDates(among('2023-06-01'))).toEqual([]);
    expect(farDates(among('2023-05-30')).length).toBe(1);
    expect(farDates(Int32Array.from([NO_DAY, NO_DAY]))).toEqual([]);
    expect(farDates(Int32Array.from([...june, NO_DAY]))).toEqual([]);
  });
});
