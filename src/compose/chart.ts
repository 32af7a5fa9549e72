import type { Context } from './context.ts';
import type { ChartBlock } from './view.ts';

/** One chart: what it finds, and how that is drawn. */
export interface Chart {
  readonly id: string;
  compose(context: Context): ChartBlock;
}

/** A chart's block carries the chart's id. */
export function defineChart(
  id: string,
  compose: (context: Context) => Omit<ChartBlock, 'kind' | 'id'>,
): Chart {
  return { id, compose: (context) => ({ kind: 'chart', id, ...compose(context) }) };
}
