import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { logoPath } from '../../build/address.ts';
import { reportsToMake } from '../../build/handoff.ts';
import { picturesOf } from '../../build/pictures.ts';

export async function getStaticPaths() {
  const reports = await reportsToMake();
  return reports.flatMap(({ source: { report, folder } }) => {
    if (folder === null) return [];
    const logo = report.brand?.logo;
    // By address: the commentary may show the logo too.
    const pictures = new Map(picturesOf(report.commentary).map((name) => [name, name]));
    if (logo !== undefined) pictures.set(logoPath(logo), logo);
    return [...pictures].map(([picture, file]) => ({
      params: { report: report.slug, picture },
      props: { file: join(folder, file) },
    }));
  });
}

export const GET: APIRoute<{ file: string }> = async ({ props }) =>
  new Response(new Uint8Array(await readFile(props.file)));
