import type { APIRoute } from 'astro';
import type { Endpoint } from '../../build/endpoints/endpoint.ts';
import { endpoints } from '../../build/endpoints/index.ts';
import { reportsToMake } from '../../build/handoff.ts';
import { contextOf, type PreparedReport } from '../../build/prepare.ts';

export async function getStaticPaths() {
  const reports = await reportsToMake();
  return reports.flatMap((prepared) =>
    endpoints.map((endpoint) => ({
      params: { report: prepared.source.report.slug, file: endpoint.path.replace(/\.json$/, '') },
      props: { prepared, endpoint },
    })),
  );
}

export const GET: APIRoute<{ prepared: PreparedReport; endpoint: Endpoint }> = ({ props }) =>
  new Response(props.endpoint.body(contextOf(props.prepared)), {
    headers: { 'content-type': 'application/json' },
  });
