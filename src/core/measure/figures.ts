/** A figure is a measure or a metric: what can be shown, sorted by and published. */
import { type MeasureId, measures, type Sums, type Unit } from './measures.ts';
import type { Metric, Terms } from './metric.ts';
import { type MetricId, metrics } from './metrics/index.ts';

export type FigureId = MeasureId | MetricId;

export function isMeasure(id: FigureId): id is MeasureId {
  return id in measures;
}

/** Whether a name is that of a figure: others are of peers. */
export function isFigure(id: string): id is FigureId {
  return id in measures || id in metrics;
}

export function figureLabel(id: FigureId): string {
  return isMeasure(id) ? measures[id].label : metrics[id].label;
}

export function figureUnit(id: FigureId): Unit {
  return isMeasure(id) ? measures[id].unit : metrics[id].unit;
}

/** Which way is good; of a measure nothing is said. */
export function figureBetter(id: FigureId): Metric['better'] {
  return isMeasure(id) ? 'neither' : metrics[id].better;
}

/** The measures that a figure rests on. */
export function figureNeeds(id: FigureId): readonly MeasureId[] {
  return isMeasure(id) ? [id] : metrics[id].needs;
}

/** Whether a figure is a share of all that is selected. */
export function isShare(id: FigureId): boolean {
  return !isMeasure(id) && (metrics[id] as Metric).ofWhole === true;
}

/**
 * The figure over some sums, in the unit of `figureUnit`; `null` = not defined. `whole` are the sums
 * over everything that is selected, for shares of it.
 */
export function figureValue(id: FigureId, sums: Sums, terms: Terms, whole: Sums = sums): number | null {
  return isMeasure(id) ? sums[id] : metrics[id].value(sums, terms, whole);
}

/** The formula with each measure's name, or any other text for it, in place; `whole` = over everything selected. */
export function figureFormula(
  id: FigureId,
  terms: Terms,
  say: (part: MeasureId | 'margin', whole: boolean) => string,
): string {
  if (isMeasure(id)) return measures[id].definition;
  const metric: Metric = metrics[id];
  const formula = terms.margin === null ? metric.formula : (metric.formulaWithMargin ?? metric.formula);
  return formula.replace(/\{(whole )?(\w+)\}/g, (_, whole: string | undefined, part: MeasureId | 'margin') =>
    say(part, whole !== undefined),
  );
}
