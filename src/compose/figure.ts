/** Key figures that explain themselves: the definition, the same with its numbers, and what it rests on. */
import type { TableId } from '../core/facts.ts';
import { type FigureId, figureFormula, figureLabel, figureUnit, isMeasure } from '../core/measure/figures.ts';
import { type MetricRow, total } from '../core/measure/measure.ts';
import { type MeasureId, type Sums, tablesOf } from '../core/measure/measures.ts';
import { metrics } from '../core/measure/metrics/index.ts';
import { isParted, isRelated, narrowedBy } from '../core/measure/related.ts';
import { changeOf } from './change.ts';
import type { Context } from './context.ts';
import { coursesOf } from './time.ts';
import type { FigureView } from './view.ts';
import { counted } from './words.ts';

export function figureViews(context: Context, ids: readonly FigureId[]): FigureView[] {
  const { cube, where } = context;
  const row = total(cube, [...ids, 'order_rows', 'posts', 'payouts', 'influencers'], where);
  const courseOf = coursesOf(cube, ids.map(movingOf), where);
  return ids.map((id) => figureView(context, id, row, courseOf(movingOf(id))));
}

/** How many influencers a drop has does not move; how many were active does. */
function movingOf(id: FigureId): FigureId {
  return id === 'influencers' ? 'active_influencers' : id;
}

function figureView(
  context: Context,
  id: FigureId,
  row: MetricRow,
  course: FigureView['course'],
): FigureView {
  const { cube, format } = context;
  const value = row.values[id] ?? null;
  const unit = figureUnit(id);
  const exact = format.exact(value, unit);
  const words = figureFormula(id, cube.terms, (part, whole) =>
    part === 'margin' ? 'margin' : `${figureLabel(part).toLowerCase()}${whole ? ' of all' : ''}`,
  );
  return {
    id,
    label: figureLabel(id),
    short: format.short(value, unit),
    exact,
    formula: words,
    worked: worked(context, id, row.sums, value),
    basis: basisOf(context, id, row.sums),
    method: id,
    change: changeOf(context, id, value),
    course,
  };
}

/** The formula with its numbers: ₹3,786 ÷ ₹1,264 = 3.00×. */
function worked({ cube, where, format }: Context, id: FigureId, sums: Sums, value: number | null): string {
  if (isMeasure(id)) return '';
  const numbers = figureFormula(id, cube.terms, (part) =>
    part === 'margin' ? format.exact(cube.terms.margin, 'rate') : format.exact(sums[part], figureUnit(part)),
  );
  const isPart = !isRelated(cube, id, [], where) || narrowedBy(cube, where).some((by) => isParted(cube, by));
  return value === null
    ? `${numbers}: not defined, as ${isPart ? 'some of the orders are withheld' : metrics[id].nullWhen}`
    : `${numbers} = ${format.exact(value, figureUnit(id))}`;
}

/** The rows that a figure rests on, by the tables that its measures come from. */
function basisOf(context: Context, id: FigureId, sums: Sums): string {
  const needs: readonly MeasureId[] = isMeasure(id) ? [id] : metrics[id].needs;
  // Along what a payout doesn't name no number of payouts can be told, only their allocated spend.
  const payouts = sums.payouts === null ? 'payouts, allocated' : counted(context, sums.payouts, 'payout');
  const said: Record<TableId, string> = {
    orders: counted(context, sums.order_rows ?? 0, 'tracking row'),
    organic: 'tracking rows that name no influencer',
    posts: counted(context, sums.posts ?? 0, 'post'),
    payouts,
    spend: payouts,
    roster: counted(context, sums.influencers ?? 0, 'influencer'),
  };
  return [...new Set(needs.flatMap(tablesOf).map((table) => said[table]))].join(' · ');
}
