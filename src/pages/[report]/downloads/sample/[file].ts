import type { APIRoute } from 'astro';
import { reportsToMake } from '../../../../build/handoff.ts';
import { ofNewest } from '../../../../compose/page.ts';

/** A small simulated drop to try the report on. */
const sample = import.meta.glob<string>('../../../../build/downloads/sample/*.csv', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export async function getStaticPaths() {
  const reports = (await reportsToMake()).filter(({ source }) => ofNewest(source.report));
  return reports.flatMap(({ source }) =>
    Object.entries(sample).map(([path, text]) => ({
      params: { report: source.report.slug, file: path.slice(path.lastIndexOf('/') + 1) },
      props: { text },
    })),
  );
}

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8' } });
