import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { dropsToMake, routeOf, typefacesFor } from '../../../build/handoff.ts';

export async function getStaticPaths() {
  const reports = await dropsToMake();
  const paths = await Promise.all(
    reports.map(async ({ source: { report } }) => {
      const { faces } = await typefacesFor(report.slug);
      // A font of one weight stands for both.
      return [...new Map(faces.map(({ name, path }) => [name, path]))].map(([name, path]) => ({
        params: { report: routeOf(report), name: name.replace(/\.woff2$/, '') },
        props: { path },
      }));
    }),
  );
  return paths.flat();
}

export const GET: APIRoute<{ path: string }> = async ({ props }) =>
  new Response(new Uint8Array(await readFile(props.path)), { headers: { 'content-type': 'font/woff2' } });
