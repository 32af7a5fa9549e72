/** What a page goes without where something is withheld: what it could only leave blank is not made. */

import { columnOf } from '../core/measure/axes.ts';
import { carries, grainOf, isHidden, lists } from '../core/measure/carries.ts';
import type { Cube } from '../core/measure/cube.ts';
import type { DimensionId } from '../core/measure/dimensions.ts';
import type { FigureId } from '../core/measure/figures.ts';
import { type MeasureId, measureOf } from '../core/measure/measures.ts';
import { isRelated } from '../core/measure/related.ts';
import type { Context } from './context.ts';
import { unrecordedTogether } from './unrecorded.ts';
import type { Block } from './view.ts';

/** What something is made from. */
export interface Needs {
  readonly measures?: readonly MeasureId[];
  readonly along?: readonly DimensionId[];
  /** Figures along them. */
  readonly figures?: readonly FigureId[];
  /** Days, in whatever steps. */
  readonly dated?: true;
  /** Rows one by one. */
  readonly listed?: 'posts' | 'payouts';
  /** Orders as they are: what is made of them by other parts than the cells. */
  readonly whole?: true;
}

/** Whether all of it is told; always, where nothing is withheld. */
export function isTold(
  cube: Cube,
  { measures = [], along = [], figures = [], dated, listed, whole }: Needs,
): boolean {
  if (cube.withheld === null) return true;
  if (whole) return false;
  const grain = grainOf(cube);
  if (dated && grain === 'none') return false;
  const asked = dated && grain !== 'none' ? [...along, grain] : along;
  if (listed !== undefined && !lists(cube, listed)) return false;
  if (measures.includes('spend') && asked.some((id) => columnOf(cube, cube.tables.spend, id) === null))
    return false;
  return (
    along.every((id) => carries(cube, id)) &&
    measures.every((id) => isMeasured(cube, id)) &&
    figures.every((id) => isRelated(cube, id, asked))
  );
}

export function toldBlocks(context: Context, blocks: readonly Block[]): Block[] {
  const { cube } = context;
  const told = blocks
    .filter((block) => !('needs' in block) || block.needs === undefined || isTold(cube, block.needs))
    .map((block) => (isHidden(cube, 'payouts') ? withoutPayouts(block) : block));
  return unrecordedTogether(context, told);
}

/** A file of which nothing is told is no source of anything. */
function withoutPayouts(block: Block): Block {
  if (block.kind !== 'table' && block.kind !== 'chart') return block;
  return { ...block, footnote: block.footnote.replace('tracking_data, payouts', 'tracking_data') };
}

/** What is withheld of all others comes behind them, however much it is. */
export function withheldLast<R>(
  { cube }: Pick<Context, 'cube'>,
  rows: readonly R[],
  isNone: (row: R) => boolean,
): R[] {
  return cube.withheld === null ? [...rows] : [...rows.filter((row) => !isNone(row)), ...rows.filter(isNone)];
}

function isMeasured({ tables, users }: Cube, id: MeasureId): boolean {
  const measure = measureOf(id);
  if (measure.kind === 'users') return measure.count === 'all' || users.repeat !== null;
  if (measure.kind === 'sum') return tables[measure.table].values[measure.field] !== undefined;
  if (measure.weight === 'followers' && tables.roster.values.followers === undefined) return false;
  return measure.sources.some(
    ({ table, field }) =>
      tables[table].values[field] !== undefined && tables[table].codes.influencer !== undefined,
  );
}
