import { type PeerMetricId, peerMetrics } from '../core/measure/peers/index.ts';
import type { PeerMetric } from '../core/measure/peers/peer-metric.ts';
import type { Context } from './context.ts';
import type { FigureView } from './view.ts';
import { counted } from './words.ts';

/** A key figure that is made from the figures of influencers; it has no course over time. */
export function peerFigureView(context: Context, id: PeerMetricId): FigureView {
  const { cube, where, format } = context;
  const metric: PeerMetric = peerMetrics[id];
  const [found] = metric.rows(cube, [], where);
  const value = found?.value ?? null;
  return {
    id,
    label: metric.label,
    short: format.short(value, metric.unit),
    exact: format.exact(value, metric.unit),
    formula: metric.formula,
    worked: value === null ? `not defined, as ${metric.nullWhen}` : '',
    basis: counted(context, found?.n ?? 0, 'influencer with spend', 'influencers with spend'),
    method: id,
    change: null,
    course: [],
  };
}
