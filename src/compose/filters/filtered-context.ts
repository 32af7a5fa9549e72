/** The report under what a reader has chosen: the one place where a filter meets the pages. */
import { everything } from '../../core/measure/selection.ts';
import type { Beside } from '../beside.ts';
import type { Context } from '../context.ts';
import { type FilterState, isFiltered } from './filter-state.ts';
import { inWords } from './in-words.ts';
import { daysOf, previousPeriod, selectionOf } from './selection-of.ts';

/** `state` holds only what the cube knows. */
export function filteredContext(whole: Context, state: FilterState): Context {
  const where = isFiltered(state) ? selectionOf(whole.cube, state) : everything;
  return { ...whole, where, beside: besideOf(whole, state) };
}

function besideOf(context: Context, state: FilterState): Beside | null {
  const { cube, format } = context;
  const { beside } = state;
  const onto = daysOf(cube, state);
  if (beside === undefined) {
    return isFiltered(state) ? { where: everything, name: 'all', isWhole: true, shift: 0, onto } : null;
  }
  if (beside !== 'previous') {
    const name = inWords(context, beside) || 'all';
    const own = daysOf(cube, beside);
    const isApart = own.to < onto.from || own.from > onto.to;
    const shift = isApart ? onto.from - own.from : 0;
    return { where: selectionOf(cube, beside), name, isWhole: false, shift, onto };
  }
  const before = previousPeriod(cube, state);
  if (before?.from === undefined || before.to === undefined) return null;
  return {
    where: selectionOf(cube, before),
    name: format.period(before.from, before.to),
    isWhole: false,
    shift: before.to - before.from + 1,
    onto,
  };
}
