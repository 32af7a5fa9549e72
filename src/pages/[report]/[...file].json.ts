import type { APIRoute } from 'astro';
import type { JsonFile } from '../../build/endpoints/endpoint.ts';
import { jsonFiles } from '../../build/endpoints/index.ts';
import { reportsToMake } from '../../build/handoff.ts';

export async function getStaticPaths() {
  const reports = await reportsToMake();
  return reports.flatMap((prepared) =>
    jsonFiles(prepared).map((file) => ({
      params: { report: prepared.source.report.slug, file: file.path.replace(/\.json$/, '') },
      props: { file },
    })),
  );
}

export const GET: APIRoute<{ file: JsonFile }> = ({ props }) =>
  new Response(props.file.text(), { headers: { 'content-type': 'application/json' } });
