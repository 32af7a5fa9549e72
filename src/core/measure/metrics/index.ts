/** The metrics: pages, JSON and the Methods page read this list. */
import type { Metric } from '../metric.ts';
import { aov } from './aov.ts';
import { conversion_rate } from './conversion-rate.ts';
import { cpo } from './cpo.ts';
import { engagement_rate } from './engagement-rate.ts';
import { profit } from './profit.ts';
import { roas } from './roas.ts';
import { roi } from './roi.ts';

export const metrics = {
  roas,
  roi,
  profit,
  aov,
  cpo,
  engagement_rate,
  conversion_rate,
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof metrics;
