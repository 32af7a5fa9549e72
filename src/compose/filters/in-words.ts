/** A selection in words: what the bar, the running head and the announcement say. */
import { filterIds } from '../../core/filter-ids.ts';
import { blankMeans, carries, isHidden } from '../../core/measure/carries.ts';
import { dimensions } from '../../core/measure/dimensions.ts';
import { total } from '../../core/measure/measure.ts';
import type { Context } from '../context.ts';
import { nameOf } from '../names.ts';
import { counted, dotted } from '../words.ts';
import type { FilterState } from './filter-state.ts';

/** More values of one filter than this are counted rather than named. */
const NAMED = 3;

/** "Instagram, YouTube · Fitness · 1 May 2025 – 30 Jun 2025"; '' when nothing is left out. */
export function inWords(context: Context, state: FilterState): string {
  const { format, cube } = context;
  const { values, from, to, least } = state;
  const chosen = filterIds.flatMap((id) => {
    const named = values[id];
    if (named === undefined) return [];
    if (named.length > NAMED) return [counted(context, named.length, '', dimensions[id].plural)];
    return [
      named
        .map((value) =>
          value === null && blankMeans(cube, dimensions[id].column) === 'blank'
            ? `no ${dimensions[id].label.toLowerCase()}`
            : nameOf(context, id, value),
        )
        .join(', '),
    ];
  });
  const last = cube.firstDay + cube.days - 1;
  const days = from !== undefined || to !== undefined ? format.period(from ?? cube.firstDay, to ?? last) : '';
  const orders = least === undefined ? '' : `at least ${counted(context, least, 'order')} an influencer`;
  return dotted(...chosen, days, orders);
}

/** "12 of 120 influencers, ROAS 3.40×": what is left, said once after each change. */
export function whatIsLeft(context: Context): string {
  const { cube, where, format } = context;
  const left = total(cube, ['active_influencers', 'roas', 'revenue'], where).values;
  const figure = isHidden(cube, 'payouts')
    ? `revenue ${format.short(left.revenue ?? null, 'money')}`
    : `ROAS ${format.short(left.roas ?? null, 'multiple')}`;
  if (!carries(cube, 'influencer')) return figure;
  const all = total(cube, ['active_influencers']).values.active_influencers ?? 0;
  const some = `${format.exact(left.active_influencers ?? 0, 'count')} of ${counted(context, all, 'influencer')}`;
  return `${some}, ${figure}`;
}
