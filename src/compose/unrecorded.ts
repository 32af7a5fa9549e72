/** Charts along what the drop records nothing of: those that would stand in a row are said in one sentence. */

import { valuesOf } from '../core/measure/axes.ts';
import { type Dimension, type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import type { Context } from './context.ts';
import type { Block, ChartBlock, FindingsBlock } from './view.ts';

/** Those of the dimensions that no row of the drop has a value of, whatever is selected. */
export function unrecordedOf({ cube }: Context, along: readonly DimensionId[]): readonly DimensionId[] {
  return along.filter((id) => valuesOf(cube, id).length === 0);
}

export function unrecordedTogether(context: Context, blocks: readonly Block[]): Block[] {
  const together: Block[] = [];
  let row: ChartBlock[] = [];
  for (const block of [...blocks, null]) {
    if (block?.kind === 'chart' && block.unrecorded?.length) {
      row.push(block);
      continue;
    }
    if (row.length > 0) together.push(sayTogether(context, row));
    row = [];
    if (block) together.push(block);
  }
  return together;
}

function sayTogether({ format }: Context, charts: readonly ChartBlock[]): FindingsBlock {
  const missing = [...new Set(charts.flatMap(({ unrecorded = [] }) => unrecorded))];
  const labels = format.list(missing.map((id) => (dimensions[id] as Dimension).label.toLowerCase()));
  return {
    kind: 'findings',
    id: charts[0]?.id ?? '',
    title: `${labels.charAt(0).toUpperCase()}${labels.slice(1)} ${missing.length === 1 ? 'is' : 'are'} not recorded in this drop`,
    rule: '',
    findings: [],
    empty: `Not drawn without ${missing.length === 1 ? 'it' : 'them'}: ${charts.map(({ table }) => table.caption).join('; ')}.`,
  };
}
