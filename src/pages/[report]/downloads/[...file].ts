import type { APIRoute } from 'astro';
import { type DownloadFile, downloadFiles } from '../../../build/downloads/index.ts';
import { insightsFile } from '../../../build/downloads/insights.ts';
import { reportsToMake, siteBase } from '../../../build/handoff.ts';
import { contextOf } from '../../../build/prepare.ts';

export async function getStaticPaths() {
  const reports = await reportsToMake();
  return reports.flatMap((prepared) =>
    [...downloadFiles(prepared), insightsFile(contextOf(prepared, siteBase()))].map((file) => ({
      params: { report: prepared.source.report.slug, file: file.name },
      props: { file },
    })),
  );
}

export const GET: APIRoute<{ file: DownloadFile }> = async ({ props: { file } }) =>
  new Response(await file.bytes(), { headers: { 'content-type': file.type } });
