/** How a figure differs from what it is held beside. */
import type { Formatter } from '../core/format/formatter.ts';
import { type FigureId, figureBetter, figureUnit, isMeasure } from '../core/measure/figures.ts';
import { total } from '../core/measure/measure.ts';
import type { Context } from './context.ts';

export interface Change {
  /** "34 % of all", "+0.40×", "+12 %": against what is said once above the figures. */
  readonly text: string;
  /** Whether it is for the better; `null` where neither way is, or nothing changed. */
  readonly good: boolean | null;
}

/** `null` where nothing stands beside, or either figure is not defined. */
export function changeOf(context: Context, id: FigureId, value: number | null): Change | null {
  const { beside, cube, format } = context;
  if (beside === null || value === null) return null;
  const other = total(cube, [id], beside.where).values[id] ?? null;
  if (other === null) return null;
  if (isMeasure(id) && beside.isWhole) {
    if (other === 0) return null;
    return { text: `${format.short(value / other, 'rate')} of all`, good: null };
  }
  return changeFrom(format, id, other, value);
}

/** From one value of a figure to another; `null` where that has no size, as from 0. */
export function changeFrom(format: Formatter, id: FigureId, other: number, value: number): Change | null {
  if (value === other) return { text: 'unchanged', good: null };
  const unit = figureUnit(id);
  const adds = isMeasure(id);
  const better = figureBetter(id);
  const good = better === 'neither' ? null : value > other === (better === 'higher');
  // What adds up is compared by its size; a ratio by its distance.
  if (adds || unit === 'money') {
    if (other === 0) return null;
    const grown = (value - other) / Math.abs(other);
    return { text: `${signed(grown, format.short(Math.abs(grown), 'rate'))}`, good };
  }
  const apart = value - other;
  const size =
    unit === 'rate'
      ? `${format.digits(Math.abs(apart) * 100, 3)} points`
      : format.short(Math.abs(apart), unit);
  return { text: `${signed(apart, size)}`, good };
}

/** A size with the sign of its value. */
export function signed(value: number, size: string): string {
  return value === 0 ? `±${size}` : `${value > 0 ? '+' : '−'}${size}`;
}

/** What changes are against, for the title above the figures; '' = nothing. */
export function besideWords({ beside }: Context): string {
  if (beside === null) return '';
  return beside.isWhole ? ', beside the same unfiltered' : `, beside ${beside.name}`;
}

/** What a dashed course is; '' where none is drawn. */
export function dashedNote({ beside }: Context, course: readonly unknown[]): string {
  return beside === null || course.length === 0 ? '' : `; dashed: ${beside.name}`;
}
