/** The figures of a row: every measure and every metric of the registry, under its id. */
import { z } from 'zod';
import { published } from '../../core/format/published.ts';
import {
  type FigureId,
  figureFormula,
  figureLabel,
  figureUnit,
  isMeasure,
} from '../../core/measure/figures.ts';
import type { MetricRow } from '../../core/measure/measure.ts';
import { type MeasureId, measures, type Unit } from '../../core/measure/measures.ts';
import type { Terms } from '../../core/measure/metric.ts';
import { type MetricId, metrics } from '../../core/measure/metrics/index.ts';
import { describedBy } from './described.ts';

export const figureIds: readonly FigureId[] = [
  ...(Object.keys(measures) as MeasureId[]),
  ...(Object.keys(metrics) as MetricId[]),
];

export type Figures = Readonly<Record<FigureId, number | null>>;

export const units: Readonly<Record<Unit, string>> = {
  money: 'in currency units',
  count: 'a number',
  multiple: 'a ratio: 3 is 3×',
  rate: 'a ratio: 0.05 is 5 %',
};

export const figureShape = Object.fromEntries(figureIds.map((id) => [id, figureSchema(id)]));

/** Rounded once; `null` = not defined, or not recorded along what the rows are cut by. */
export function figuresOf(values: MetricRow['values']): Figures {
  return Object.fromEntries(
    figureIds.map((id) => [id, published(values[id] ?? null, figureUnit(id))]),
  ) as Record<FigureId, number | null>;
}

export const ratioSchema = z.number().nullable();

/** In currency units; `null` = not recorded. */
export const moneySchema = z.number().nullable();

function figureSchema(id: FigureId): z.ZodType {
  const number = isMeasure(id) && figureUnit(id) === 'count' ? z.int() : z.number();
  return describedBy(
    number.nullable(),
    (terms) => `${figureLabel(id)}, ${units[figureUnit(id)]}: ${formulaOf(id, terms)}.`,
  );
}

function formulaOf(id: FigureId, terms: Terms): string {
  return figureFormula(id, terms, (part, whole) => {
    const name = part === 'margin' ? `margin (${terms.margin})` : figureLabel(part).toLowerCase();
    return whole ? `${name} of all` : name;
  });
}
