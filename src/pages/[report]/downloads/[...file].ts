import type { APIRoute } from 'astro';
import { type DownloadFile, downloadFiles } from '../../../build/downloads/index.ts';
import { reportsToMake } from '../../../build/handoff.ts';

export async function getStaticPaths() {
  const reports = await reportsToMake();
  return reports.flatMap((prepared) =>
    downloadFiles(prepared).map((file) => ({
      params: { report: prepared.source.report.slug, file: file.name },
      props: { file },
    })),
  );
}

export const GET: APIRoute<{ file: DownloadFile }> = async ({ props: { file } }) =>
  new Response(await file.bytes(), { headers: { 'content-type': file.type } });
