/**
 * Posts are told in all, and orders may be withheld in part: along what they are withheld from a figure of both
 * would hold a part against a whole, so it is not defined. Spend goes without such columns altogether, see
 * core/model/allocate-spend.ts.
 */
import { columnOf } from './axes.ts';
import { grainOf } from './carries.ts';
import type { Cube } from './cube.ts';
import { type DimensionId, dimensions } from './dimensions.ts';
import { type FigureId, figureNeeds, isMeasure } from './figures.ts';
import { measureOf } from './measures.ts';
import type { Selection } from './selection.ts';

/** What a selection narrows orders by; days are the steps of time that orders are told in. */
export function narrowedBy(cube: Cube, { values = {}, from, to }: Selection): DimensionId[] {
  const chosen = Object.keys(values) as DimensionId[];
  const grain = grainOf(cube);
  if ((from === undefined && to === undefined) || grain === 'none') return chosen;
  return [...chosen, grain];
}

/** Whether some orders are withheld from all values of the dimension. */
export function isParted(cube: Cube, id: DimensionId): boolean {
  const { withheld, tables } = cube;
  if (withheld === null) return false;
  const column = columnOf(cube, tables.orders, id);
  return column !== null && withheld.parted.includes(column);
}

/** Whether each value of the dimension that is told at all is told in all of its orders. */
export function isEntire(cube: Cube, id: DimensionId): boolean {
  return dimensions[id].column === cube.withheld?.entire || !isParted(cube, id);
}

/** Whether what is told along the dimensions, and no less of it, is what all of the figure's measures are of. */
export function isRelated(
  cube: Cube,
  figure: FigureId,
  along: readonly DimensionId[],
  where: Selection = {},
): boolean {
  if (cube.withheld === null || !relatesOrders(figure)) return true;
  const narrowed = narrowedBy(cube, where);
  const asked = [...along, ...narrowed];
  // Who is withheld is not counted.
  if (countsPeople(figure) && !asked.includes('influencer') && isParted(cube, 'influencer')) return false;
  // Of several values that are selected, one may not be told: the others' orders are a part.
  const isOne = (id: DimensionId) =>
    along.includes(id) || !isParted(cube, id) || where.values?.[id]?.length === 1;
  return asked.every((id) => isEntire(cube, id)) && narrowed.every(isOne);
}

/** Whether it is made of orders or spend, and of something else. */
function relatesOrders(figure: FigureId): boolean {
  if (isMeasure(figure)) return false;
  const tables = figureNeeds(figure).flatMap((id) => {
    const measure = measureOf(id);
    return measure.kind === 'sum' ? [measure.table] : [];
  });
  const hasOrders = tables.some((table) => table === 'orders' || table === 'spend');
  return hasOrders && (tables.includes('posts') || countsPeople(figure));
}

function countsPeople(figure: FigureId): boolean {
  return figureNeeds(figure).some((id) => measureOf(id).kind === 'influencers');
}
