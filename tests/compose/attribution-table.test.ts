/** The table of attribution models beside a selection, which it does not follow. */
import { expect, test } from 'vitest';
import { attributionTable } from '../../src/compose/attribution-table.ts';
import type { Selection } from '../../src/core/measure/selection.ts';
import { attributed, JUNE } from '../attribution/attributed-drop.ts';
import { contextFor } from './context-for.ts';

test('where something is selected it says that it is of the whole drop', async () => {
  const row = { user: 'ann', day: JUNE, revenue: 100 };
  const attribution = await attributed([
    { ...row, influencer: '1' },
    { ...row, influencer: '3', day: JUNE + 1 },
  ]);
  const context = contextFor({ influencers: [], posts: [], tracking: [], payouts: [] });
  const footnote = (where: Selection) => attributionTable({ ...context, attribution, where })[0]?.footnote;
  const whole = /^1 buyer of the whole drop, whatever is selected · /;
  expect(footnote({})).toMatch(/^1 buyer · /);
  expect(footnote({ values: { platform: ['Instagram'] } })).toMatch(whole);
  expect(footnote({ from: JUNE })).toMatch(whole);
});
