import { z } from 'zod';
import { portfolio } from '../../compose/break-even.ts';
import { isTold } from '../../compose/told.ts';
import { isoDay } from '../../core/calendar.ts';
import type { Cube } from '../../core/measure/cube.ts';
import type { DimensionId } from '../../core/measure/dimensions.ts';
import { measure, total } from '../../core/measure/measure.ts';
import { everything } from '../../core/measure/selection.ts';
import { single } from './endpoint.ts';
import { figureIds, figureShape, figuresOf } from './figures.ts';
import { groupPeers, peerShape, peersOf } from './peers.ts';
import { publishedSegment, segmentSchema } from './segment.ts';

const text = z.string().nullable();
const cutBy = (by: DimensionId) =>
  z.array(z.object({ [by]: text.describe('null = what names none.'), ...figureShape }));

/** The figures of the overview: totals, who paid for themselves, and the cuts that its charts draw. */
export const summary = single({
  name: 'summary',
  description: 'The figures of the overview: totals, who paid for themselves, and the main cuts.',
  schema: z.object({
    report: z.string(),
    title: z.string(),
    brand: text,
    currency: text.describe('ISO 4217; null = not stated.'),
    drop: z.iso.date().nullable().describe('Date of the drop.'),
    period: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
    allocation: z.string().describe('How spend is given to campaigns, products, sources and days.'),
    margin: z
      .number()
      .nullable()
      .describe('Gross margin that profit, ROI and break-even follow; null = none is set.'),
    score_weights: z.record(z.string(), z.number()).describe('Weights of the performance score.'),
    totals: z.object({ ...figureShape, ...peerShape(groupPeers) }),
    portfolio: z
      .object({ profitable: segmentSchema, unprofitable: segmentSchema })
      .nullable()
      .describe('null = payouts, or who was paid, are not told.'),
    by_platform: cutBy('platform'),
    by_source: cutBy('source'),
    by_campaign: cutBy('campaign'),
    by_basis: cutBy('basis'),
  }),
  body: ({ cube, source: { report } }) => ({
    report: report.slug,
    title: report.title,
    brand: report.brand?.name ?? null,
    currency: report.currency,
    drop: report.drop === undefined ? null : isoDay(report.drop),
    period:
      cube.days === 0 ? null : { from: isoDay(cube.firstDay), to: isoDay(cube.firstDay + cube.days - 1) },
    allocation: cube.allocation,
    margin: cube.terms.margin,
    score_weights: cube.terms.score,
    totals: { ...figuresOf(total(cube, figureIds).values), ...peersOf(cube, groupPeers)() },
    portfolio: isTold(cube, { along: ['influencer'], measures: ['spend'] }) ? segments(cube) : null,
    by_platform: rowsBy(cube, 'platform'),
    by_source: rowsBy(cube, 'source'),
    by_campaign: rowsBy(cube, 'campaign'),
    by_basis: rowsBy(cube, 'basis'),
  }),
});

function segments(cube: Cube) {
  return Object.fromEntries(
    Object.entries(portfolio(cube, everything)).map(([name, segment]) => [name, publishedSegment(segment)]),
  );
}

function rowsBy(cube: Cube, by: DimensionId) {
  return measure(cube, { by: [by], figures: figureIds }).map(({ at, values }) => ({
    [by]: at[by] ?? null,
    ...figuresOf(values),
  }));
}
