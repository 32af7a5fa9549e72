import type { APIRoute } from 'astro';
import { dropsToMake, routeOf } from '../../build/handoff.ts';
import { brandIcon } from '../../compose/brand.ts';
import type { Report } from '../../core/report.ts';

export async function getStaticPaths() {
  const reports = await dropsToMake();
  // A brand's own icon is a picture as others are.
  return reports.flatMap(({ source: { report } }) =>
    report.brand?.icon === undefined ? [{ params: { report: routeOf(report) }, props: { report } }] : [],
  );
}

export const GET: APIRoute<{ report: Report }> = ({ props }) =>
  new Response(brandIcon(props.report), { headers: { 'content-type': 'image/svg+xml' } });
