import type { APIRoute } from 'astro';
import { reportsToMake } from '../../../build/handoff.ts';
import { packedCube } from '../../../build/packed-cube.ts';
import type { PreparedReport } from '../../../build/prepare.ts';
import { ofNewest } from '../../../compose/page.ts';

export async function getStaticPaths() {
  const reports = await reportsToMake();
  return reports.flatMap((prepared) =>
    ofNewest(prepared.source.report) && packedCube(prepared)
      ? [{ params: { report: prepared.source.report.slug }, props: { prepared } }]
      : [],
  );
}

export const GET: APIRoute<{ prepared: PreparedReport }> = ({ props: { prepared } }) =>
  new Response(packedCube(prepared), { headers: { 'content-type': 'application/octet-stream' } });
