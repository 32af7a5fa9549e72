import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Beside, laidUpon } from '../../src/compose/beside.ts';
import { choicesOf } from '../../src/compose/filters/choices.ts';
import { type FilterState, queryOf, readQuery } from '../../src/compose/filters/filter-state.ts';
import { filteredContext } from '../../src/compose/filters/filtered-context.ts';
import { inWords } from '../../src/compose/filters/in-words.ts';
import { presets } from '../../src/compose/filters/presets.ts';
import { knownState, previousPeriod } from '../../src/compose/filters/selection-of.ts';
import { allPages } from '../../src/compose/pages/index.ts';
import { dayOf, isoDay, parseIsoDay } from '../../src/core/calendar.ts';
import { filterIds } from '../../src/core/filter-ids.ts';
import { total } from '../../src/core/measure/measure.ts';
import { randomRows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';
import { stateIn } from './random-state.ts';

const value = fc.oneof(fc.constant(null), fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }));
const days = fc
  .tuple(fc.integer({ min: 18_000, max: 21_000 }), fc.nat({ max: 400 }))
  .map(([from, length]) => ({ from, to: from + length }));
const plain: fc.Arbitrary<FilterState> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...filterIds), fc.uniqueArray(value, { minLength: 1, maxLength: 4 })),
    fc.option(days, { nil: {} }),
    fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
  )
  .map(([values, range, least]) => ({ values, ...range, ...(least !== undefined && { least }) }));
const state = fc
  .tuple(plain, fc.option(fc.oneof(fc.constant('previous' as const), plain), { nil: undefined }))
  .map(([one, beside]) => (beside === undefined ? one : { ...one, beside }));

describe('the query string', () => {
  test('holds any choice, whatever a value is made of', () => {
    fc.assert(
      fc.property(state, (chosen) => {
        expect(readQuery(`?${queryOf(chosen)}`)).toEqual({ state: chosen, notes: [] });
      }),
    );
  });

  test('reads as people would write it', () => {
    expect(queryOf(readQuery('?from=2025-05-01&platform=Instagram,YouTube&city=New+Delhi').state)).toBe(
      'platform=Instagram,YouTube&city=New+Delhi&from=2025-05-01',
    );
  });

  test('says what it cannot read, and passes over what is not its own', () => {
    expect(readQuery('?utm_source=mail&from=1.5.25&min-orders=many')).toEqual({
      state: { values: {} },
      notes: ['“1.5.25” is not a date such as 2025-06-14', '“many” is not a number of orders'],
    });
    expect(readQuery('?from=2025-06-02&to=2025-06-01').notes).toEqual(['the first day lies after the last']);
    expect(readQuery('?platform=%E0%A4%A').state.values).toEqual({ platform: ['%E0%A4%A'] });
  });
});

const broken = /\bNaN\b|undefined|Infinity|\[object|\bnull\b/;

test('under any selection every page says something sound', () => {
  fc.assert(
    fc.property(randomRows, fc.infiniteStream(fc.nat()), (rows, chance) => {
      const whole = contextFor(rows);
      const context = filteredContext(
        whole,
        stateIn(whole.cube, () => chance.next().value),
      );
      for (const page of allPages(context)) {
        const said = JSON.stringify(page.compose(context), (_, part) => (part === null ? 0 : part));
        expect(said).not.toMatch(broken);
      }
    }),
    { numRuns: 40 },
  );
});

test('values that the report does not have are named and left out', () => {
  fc.assert(
    fc.property(randomRows, (rows) => {
      const { cube } = contextFor(rows);
      const { state: known, notes } = knownState(cube, { values: { platform: ['Nowhere'] } });
      expect(known.values).toEqual({});
      expect(notes).toEqual(['“Nowhere” is no platform of this report']);
    }),
    { numRuns: 5 },
  );
});

test('a menu counts what its value would leave under the other filters', () => {
  fc.assert(
    fc.property(randomRows, fc.infiniteStream(fc.nat()), (rows, chance) => {
      const whole = contextFor(rows);
      // Fewest orders are counted under the whole selection, the value itself included.
      const { least: _, ...chosen } = stateIn(whole.cube, () => chance.next().value);
      for (const choice of choicesOf(whole, chosen, 'platform')) {
        const one = { ...chosen, values: { ...chosen.values, platform: [choice.value] } };
        const { where } = filteredContext(whole, one);
        expect(total(whole.cube, ['active_influencers'], where).values.active_influencers ?? 0).toBe(
          choice.influencers,
        );
      }
    }),
    { numRuns: 60 },
  );
});

describe('days by name', () => {
  const cube = (first: string, last: string) => {
    const [from = 0, to = 0] = [first, last].map((text) => Date.parse(text) / 86_400_000);
    return { firstDay: from, days: to - from + 1 } as Parameters<typeof presets>[0];
  };
  const range = (last: string, id: string, yearStart = 4) => {
    const found = presets(cube('2020-01-01', last), yearStart).find((preset) => preset.id === id)?.range;
    return found && [isoDay(found.from), isoDay(found.to)];
  };

  test('are counted back from the last day', () => {
    expect(range('2025-06-30', 'last-30-days')).toEqual(['2025-06-01', '2025-06-30']);
    expect(range('2025-06-30', 'last-month')).toEqual(['2025-06-01', '2025-06-30']);
    expect(range('2025-06-29', 'last-month')).toEqual(['2025-05-01', '2025-05-31']);
    expect(range('2025-01-15', 'last-month')).toEqual(['2024-12-01', '2024-12-31']);
    expect(range('2025-06-30', 'last-quarter')).toEqual(['2025-04-01', '2025-06-30']);
    expect(range('2025-06-29', 'last-quarter')).toEqual(['2025-01-01', '2025-03-31']);
    expect(range('2025-02-10', 'last-quarter')).toEqual(['2024-10-01', '2024-12-31']);
    expect(range('2025-02-10', 'financial-year')).toEqual(['2024-04-01', '2025-03-31']);
    expect(range('2025-02-10', 'financial-year', 1)).toEqual(['2025-01-01', '2025-12-31']);
  });

  test('that lie outside are not offered', () => {
    expect(presets(cube('2025-06-10', '2025-06-12'), 4).map(({ id }) => id)).toEqual([
      'all',
      'last-30-days',
      'financial-year',
    ]);
  });

  test('have a period before, where the report has days of it', () => {
    const june = { values: {}, from: dayOf(2025, 6, 1), to: dayOf(2025, 6, 30) };
    const before = previousPeriod(cube('2025-01-01', '2025-06-30'), june);
    expect([isoDay(before?.from ?? 0), isoDay(before?.to ?? 0)]).toEqual(['2025-05-02', '2025-05-31']);
    expect(previousPeriod(cube('2025-06-01', '2025-06-30'), june)).toBeNull();
  });
});

test('what stands beside is drawn upon the days of the selection, and on none besides', () => {
  const at = (day: number) => isoDay(dayOf(2025, 1, 1) + day);
  const whole = contextFor({
    influencers: [
      { id: '1', platform: 'Instagram' },
      { id: '2', platform: 'YouTube' },
    ],
    posts: [],
    tracking: Array.from({ length: 120 }, (_, day) => ({
      influencer: day % 2 === 0 ? '1' : '2',
      source: 'Link',
      campaign: 'Launch',
      product: 'Whey',
      date: at(day),
      orders: 1,
      revenue: 100,
    })),
    payouts: [],
  });
  const april: FilterState = { values: {}, from: dayOf(2025, 4, 1), to: dayOf(2025, 4, 30) };
  const laid = (beside: FilterState['beside']): (string | null)[] => {
    const context = filteredContext(whole, { ...april, ...(beside !== undefined && { beside }) });
    if (context.beside === null) throw new Error('nothing stands beside');
    return ['2025-01-10', '2025-03-10', '2025-04-10'].map((day) => {
      const on = laidUpon(context.beside as Beside, parseIsoDay(day) ?? 0);
      return on === null ? null : isoDay(on);
    });
  };
  // Days in common stay what they are; others follow from the first day on.
  expect(laid({ values: { platform: ['Instagram'] } })).toEqual([null, null, '2025-04-10']);
  expect(laid({ values: {}, from: dayOf(2025, 1, 1), to: dayOf(2025, 2, 28) })).toEqual([
    '2025-04-10',
    null,
    null,
  ]);
  expect(laid('previous')).toEqual([null, '2025-04-09', null]);
});

test('a selection is said in words', () => {
  fc.assert(
    fc.property(randomRows, (rows) => {
      const context = contextFor(rows);
      expect(inWords(context, { values: {} })).toBe('');
      expect(inWords(context, { values: { city: [null] }, from: 20_209, to: 20_209, least: 5 })).toBe(
        'no influencer city · 1\u00a0May\u00a02025 · at least 5 orders an influencer',
      );
    }),
    { numRuns: 3 },
  );
});
