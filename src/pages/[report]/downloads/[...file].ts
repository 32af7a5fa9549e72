import type { APIRoute } from 'astro';
import { type DownloadFile, tableFile, tableFileNames } from '../../../build/downloads/index.ts';
import { INSIGHTS, insightsFile } from '../../../build/downloads/insights.ts';
import { isWanted, noteFile, preparedFor, reportsToMake, siteBase } from '../../../build/handoff.ts';
import { contextOf, type PreparedReport } from '../../../build/prepare.ts';

export async function getStaticPaths() {
  const reports = await reportsToMake();
  return reports.flatMap((prepared) =>
    [...tableFileNames(prepared), INSIGHTS]
      .filter((name) => isWanted(`files ${name}`))
      .map((name) => {
        noteFile(name, `downloads/${name}`);
        return {
          params: { report: prepared.source.report.slug, file: name },
          props: { file: fileOf(name, preparedFor(prepared, `files ${name}`)) },
        };
      }),
  );
}

function fileOf(name: string, prepared: PreparedReport): DownloadFile {
  return name === INSIGHTS ? insightsFile(contextOf(prepared, siteBase())) : tableFile(name, prepared);
}

export const GET: APIRoute<{ file: DownloadFile }> = async ({ props: { file } }) =>
  new Response(await file.bytes(), { headers: { 'content-type': file.type } });
