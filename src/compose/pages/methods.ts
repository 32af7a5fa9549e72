import { attributionModels } from '../../core/attribution/index.ts';
import { rungs } from '../../core/incremental/index.ts';
import { figureFormula, figureLabel } from '../../core/measure/figures.ts';
import { type MeasureId, measures } from '../../core/measure/measures.ts';
import type { Metric } from '../../core/measure/metric.ts';
import { type MetricId, metrics } from '../../core/measure/metrics/index.ts';
import { peerMetrics } from '../../core/measure/peers/index.ts';
import { allocations } from '../../core/payout/allocation.ts';
import { payoutBases } from '../../core/payout/index.ts';
import { changedColours } from '../brand-colours.ts';
import type { Context } from '../context.ts';
import type { Page } from '../page.ts';
import type { Definition } from '../view.ts';

const metricIds = Object.keys(metrics) as MetricId[];
const measureIds = Object.keys(measures) as MeasureId[];
const defined = metricIds.length + measureIds.length + Object.keys(peerMetrics).length;

/** Every figure's definition, read from where it is computed. */
export const methods = {
  id: 'methods',
  path: 'methods',
  label: 'Methods',
  compose: (context) => ({
    title: 'Methods',
    headline: {
      text: `How the ${defined} figures of this report are computed`,
      metric: 'rows',
      value: defined,
      n: defined,
      where: '',
    },
    standfirst: [],
    blocks: [
      {
        kind: 'definitions',
        id: 'metrics',
        title: 'Metrics',
        entries: metricIds.map((id) => metricDefinition(context, id)),
      },
      {
        kind: 'definitions',
        id: 'peer-metrics',
        title: 'Metrics over influencers',
        entries: Object.entries(peerMetrics).map(([id, metric]) => ({
          id,
          term: metric.label,
          lines: [
            ['Formula', metric.formula],
            ['Not defined when', metric.nullWhen],
            ['Definition', metric.source],
          ],
        })),
      },
      {
        kind: 'definitions',
        id: 'measures',
        title: 'What is added up',
        entries: measureIds.map(measureDefinition),
      },
      {
        kind: 'definitions',
        id: 'incremental',
        title: 'Incremental revenue, by baseline',
        entries: Object.entries(rungs).map(([id, { label, formula, assumes, needs }]) => ({
          id: `incremental-${id}`,
          term: label,
          lines: [
            ['Formula', formula],
            ['Assumes', assumes],
            ['Needs', needs],
          ],
        })),
      },
      {
        kind: 'definitions',
        id: 'attribution',
        title: 'Attribution models',
        entries: Object.entries(attributionModels).map(([id, { label, rule }]) => ({
          id: `attribution-${id}`,
          term: label,
          lines: [['Rule', rule]],
        })),
      },
      {
        kind: 'definitions',
        id: 'spend-allocation',
        title: 'Spend along what a payout does not name',
        entries: [
          {
            id: 'allocation',
            term: allocations[context.report.allocation].label,
            lines: [['Rule', allocations[context.report.allocation].rule]],
          },
          ...Object.values(payoutBases).map(({ id, label, base, follows }) => ({
            id: `basis-${id}`,
            term: label,
            lines: [
              ['Rate is paid for', base],
              ['Follows', `the influencer’s ${follows.rows}, by ${follows.weight}`],
            ] as const,
          })),
        ],
      },
      ...changedColours(context),
    ],
  }),
} as const satisfies Page;

function metricDefinition({ cube }: Context, id: MetricId): Definition {
  const metric: Metric = metrics[id];
  return {
    id,
    term: metric.label,
    lines: [
      [
        'Formula',
        figureFormula(id, cube.terms, (part, whole) =>
          part === 'margin' ? 'margin' : `${figureLabel(part).toLowerCase()}${whole ? ' of all' : ''}`,
        ),
      ],
      ['Not defined when', metric.nullWhen],
      ['Definition', metric.source],
    ],
  };
}

function measureDefinition(id: MeasureId): Definition {
  return { id, term: measures[id].label, lines: [['Definition', measures[id].definition]] };
}
