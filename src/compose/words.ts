/** Turns numbers into the phrases that pages share. */

import { isHidden } from '../core/measure/carries.ts';
import { type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { total } from '../core/measure/measure.ts';
import type { Unit } from '../core/measure/measures.ts';
import { isParted, narrowedBy } from '../core/measure/related.ts';
import { allocations } from '../core/payout/allocation.ts';
import type { Context } from './context.ts';
import { NumberCell } from './number-cell.ts';
import type { Cell, Column } from './view.ts';

/** "1 order", "2 orders". */
export function counted({ format }: Context, n: number, one: string, many = `${one}s`): string {
  return `${format.exact(n, 'count')} ${n === 1 ? one : many}`;
}

/** The days that the selection covers, in words; what is not dated has no period. */
export function periodOf({ cube, where, format }: Context): string {
  if (cube.days === 0) return 'no dates';
  const from = Math.max(cube.firstDay, where.from ?? cube.firstDay);
  const to = Math.min(cube.firstDay + cube.days - 1, where.to ?? cube.firstDay + cube.days - 1);
  return format.period(from, to);
}

/** What a payout names itself, or its influencer is: spend needs no allocation along it. */
const ownDimensions: ReadonlySet<DimensionId> = new Set([
  'influencer',
  'platform',
  'category',
  'gender',
  'tier',
  'persona',
  'age_group',
  'city',
  'basis',
]);

/** How many payouts the selection has; along what no payout names, only their allocated spend is known. */
export function payoutsOf(context: Context): string {
  const { payouts } = total(context.cube, ['payouts'], context.where).sums;
  return payouts === null ? 'payouts, allocated' : counted(context, payouts, 'payout');
}

/** How spend came to stand along a dimension; '' where it needed no allocation. */
export function allocationNote({ cube }: Context, by: DimensionId): string {
  const isNone = ownDimensions.has(by) || isHidden(cube, 'payouts') || isParted(cube, by);
  return isNone ? '' : allocations[cube.allocation].label;
}

/** The words behind a semicolon; nothing where there are none. */
export function semicolon(words: string): string {
  return words === '' ? '' : `; ${words}`;
}

/** What a claim is about, along one dimension. */
export function whereOf(by: DimensionId, value: string | null | undefined): string {
  return `${by} ${value ?? 'not recorded'}`;
}

/** The parts that say something, in a row. */
export function dotted(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** A cell that shows a number in short and sorts by the number. */
export function numberCell({ format }: Context, value: number | null, unit: Unit): Cell {
  return new NumberCell(value, unit, format.short);
}

/** A cell with money in full and ratios of equal length. */
export function exactCell({ format }: Context, value: number | null, unit: Unit): Cell {
  return new NumberCell(value, unit, format.table);
}

export function textCell(text: string): Cell {
  return { text, value: null };
}

export function linkCell(text: string, href: string): Cell {
  return { text, value: null, href };
}

export function textColumn(id: string, label: string): Column {
  return { id, label, unit: 'text' };
}

/**
 * Under a filter that no payout names, spend is a share of payouts: by which rule. Under one that some orders are
 * withheld from, the others are all that is shown.
 */
export function selectionNotes({ cube, where }: Pick<Context, 'cube' | 'where'>): string[] {
  const asked = narrowedBy(cube, where);
  const parted = asked.filter((id) => isParted(cube, id)).map((id) => dimensions[id].label.toLowerCase());
  if (parted.length > 0) return [`Orders that are withheld by ${parted.join(', ')} are in no figure`];
  if (isHidden(cube, 'payouts')) return [];
  const allocated = asked.some((id) => !ownDimensions.has(id));
  const { label } = allocations[cube.allocation];
  return allocated ? [label.charAt(0).toUpperCase() + label.slice(1)] : [];
}
