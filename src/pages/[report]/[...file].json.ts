import type { APIRoute } from 'astro';
import type { JsonFile } from '../../build/endpoints/endpoint.ts';
import { jsonGroups } from '../../build/endpoints/index.ts';
import { isWanted, noteFile, preparedFor, reportsToMake } from '../../build/handoff.ts';

export async function getStaticPaths() {
  const reports = await reportsToMake();
  return reports.flatMap((prepared) =>
    jsonGroups(prepared)
      .filter(({ name }) => isWanted(`files ${name}`))
      .flatMap(({ name, files }) =>
        files(preparedFor(prepared, `files ${name}`)).map((file) => {
          noteFile(name, file.path);
          return {
            params: { report: prepared.source.report.slug, file: file.path.replace(/\.json$/, '') },
            props: { file },
          };
        }),
      ),
  );
}

export const GET: APIRoute<{ file: JsonFile }> = ({ props }) =>
  new Response(props.file.text(), { headers: { 'content-type': 'application/json' } });
