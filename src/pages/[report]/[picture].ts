import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { dropsToMake, routeOf } from '../../build/handoff.ts';
import { brandPictures, picturesOf } from '../../build/pictures.ts';

export async function getStaticPaths() {
  const reports = await dropsToMake();
  return reports.flatMap(({ source: { report, folder } }) => {
    if (folder === null) return [];
    // By address: the commentary may show the logo too.
    const pictures = new Map(picturesOf(report.commentary).map((name) => [name, name]));
    for (const { path, file } of brandPictures(report.brand)) pictures.set(path, file);
    return [...pictures].map(([picture, file]) => ({
      params: { report: routeOf(report), picture },
      props: { file: join(folder, file) },
    }));
  });
}

export const GET: APIRoute<{ file: string }> = async ({ props }) =>
  new Response(new Uint8Array(await readFile(props.file)));
