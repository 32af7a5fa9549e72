import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { logoPath } from '../../build/address.ts';
import { reportsToMake } from '../../build/handoff.ts';

export async function getStaticPaths() {
  const reports = await reportsToMake();
  return reports.flatMap(({ source: { report, folder } }) => {
    const logo = report.brand?.logo;
    if (logo === undefined || folder === null) return [];
    return [{ params: { report: report.slug, logo: logoPath(logo) }, props: { file: join(folder, logo) } }];
  });
}

export const GET: APIRoute<{ file: string }> = async ({ props }) =>
  new Response(new Uint8Array(await readFile(props.file)));
