/** The files for machines: what is listed here is published, described and shown on the API page. */
import { isTold } from '../../compose/told.ts';
import type { PreparedReport } from '../prepare.ts';
import { attribution } from './attribution.ts';
import { brands } from './brands.ts';
import { campaigns } from './campaigns.ts';
import { cities } from './cities.ts';
import { cube } from './cube.ts';
import { daily } from './daily.ts';
import { data } from './data.ts';
import { openApi, schemaFiles } from './documents.ts';
import type { Endpoint, JsonFile } from './endpoint.ts';
import { incremental } from './incremental.ts';
import { topPerformers } from './influencers/top-performers.ts';
import { influencers } from './influencers.ts';
import { recordedPayouts, recordedPosts, report } from './live.ts';
import { payoutsByBasis } from './payouts/by-basis.ts';
import { payoutsByCategory } from './payouts/by-category.ts';
import { payoutsByInfluencer } from './payouts/by-influencer.ts';
import { payoutsByPlatform } from './payouts/by-platform.ts';
import { efficiencyMetrics } from './payouts/efficiency-metrics.ts';
import { payoutsSummary } from './payouts/summary.ts';
import { payoutTopPerformers } from './payouts/top-performers.ts';
import { payouts } from './payouts.ts';
import { personas } from './personas.ts';
import { platforms } from './platforms.ts';
import { posts } from './posts.ts';
import { products } from './products.ts';
import { segments } from './segments.ts';
import { summary } from './summary.ts';
import { roasAnalysis } from './tracking/roas-analysis.ts';
import { tracking } from './tracking.ts';

const figures: readonly Endpoint[] = [
  summary,
  influencers,
  topPerformers,
  posts,
  tracking,
  roasAnalysis,
  payouts,
  payoutsSummary,
  payoutsByInfluencer,
  payoutsByPlatform,
  payoutsByCategory,
  payoutsByBasis,
  efficiencyMetrics,
  payoutTopPerformers,
  campaigns,
  products,
  brands,
  platforms,
  personas,
  cities,
  daily,
  segments,
  incremental,
  attribution,
  data,
  cube,
  report,
  recordedPayouts,
  recordedPosts,
];

/** Those that a report has. */
export function endpointsOf({ cube }: Pick<PreparedReport, 'cube'>): readonly Endpoint[] {
  const told = figures.filter(({ needs = {} }) => isTold(cube, needs));
  return [...told, openApi(told)];
}

/** Files that are made together: those of an endpoint, or the schemas of all. */
export interface JsonGroup {
  readonly name: string;
  files(prepared: PreparedReport): readonly JsonFile[];
}

/** All JSON files of a report. */
export function jsonGroups(prepared: Pick<PreparedReport, 'cube'>): readonly JsonGroup[] {
  const endpoints = endpointsOf(prepared);
  return [...endpoints, { name: 'schemas', files: ({ cube }) => schemaFiles(endpoints, cube.terms) }];
}
