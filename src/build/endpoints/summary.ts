import { portfolio } from '../../compose/break-even.ts';
import type { Context } from '../../compose/context.ts';
import { isoDay } from '../../core/calendar.ts';
import { published } from '../../core/format/published.ts';
import type { DimensionId } from '../../core/measure/dimensions.ts';
import { type FigureId, figureUnit } from '../../core/measure/figures.ts';
import { type MetricRow, measure, total } from '../../core/measure/measure.ts';
import { type MeasureId, measures } from '../../core/measure/measures.ts';
import { type MetricId, metrics } from '../../core/measure/metrics/index.ts';
import { type Endpoint, json } from './endpoint.ts';

const figures: readonly FigureId[] = [
  ...(Object.keys(measures) as MeasureId[]),
  ...(Object.keys(metrics) as MetricId[]),
];

/** The figures of the overview: totals, who paid for themselves, and the cuts that its charts draw. */
export const summary = {
  path: 'api/summary.json',
  body: (context) => {
    const { report, cube } = context;
    return json({
      report: report.slug,
      title: report.title,
      brand: report.brand?.name ?? null,
      currency: report.currency,
      drop: report.drop === undefined ? null : isoDay(report.drop),
      period:
        cube.days === 0 ? null : { from: isoDay(cube.firstDay), to: isoDay(cube.firstDay + cube.days - 1) },
      allocation: report.allocation,
      totals: row(total(cube, figures)),
      portfolio: Object.fromEntries(
        Object.entries(portfolio(cube, context.where)).map(([name, { influencers, ...values }]) => [
          name,
          { influencers, ...rounded(values) },
        ]),
      ),
      by_platform: cut(context, 'platform'),
      by_source: cut(context, 'source'),
      by_campaign: cut(context, 'campaign'),
      by_basis: cut(context, 'basis'),
    });
  },
} as const satisfies Endpoint;

function cut({ cube, where }: Context, by: DimensionId): unknown[] {
  return measure(cube, { by: [by], figures, where }).map((found) => ({ [by]: found.at[by], ...row(found) }));
}

function row({ values }: MetricRow): Record<string, number | null> {
  return rounded(values);
}

function rounded(values: Readonly<Partial<Record<FigureId, number | null>>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, published(value, figureUnit(id as FigureId))]),
  );
}
