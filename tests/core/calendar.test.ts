import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDay, isoWeek, isoWeekday, parseIsoDay } from '../../src/core/calendar.ts';

test('a day reads back from its ISO date', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_000, max: 60_000 }), (day) => {
      expect(parseIsoDay(isoDay(day))).toBe(day);
    }),
  );
});

test.each(['2025-02-29', '2025-13-01', '2025-1-1', '1.1.2025', ''])('"%s" is no date', (text) => {
  expect(parseIsoDay(text)).toBeNull();
});

// The examples of ISO 8601's own definition: weeks belong to the year that holds their Thursday.
test.each([
  ['2005-01-01', '2004-W53', 6],
  ['2007-01-01', '2007-W01', 1],
  ['2008-12-29', '2009-W01', 1],
  ['2010-01-03', '2009-W53', 7],
  ['2024-02-29', '2024-W09', 4],
])('%s is in %s on weekday %i', (date, week, weekday) => {
  const day = parseIsoDay(date) ?? Number.NaN;
  expect(isoWeek(day)).toBe(week);
  expect(isoWeekday(day)).toBe(weekday);
});
