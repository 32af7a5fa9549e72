import type { APIRoute } from 'astro';
import { templates } from '../../../../build/downloads/templates.ts';
import { reportsToMake } from '../../../../build/handoff.ts';
import { ofNewest } from '../../../../compose/page.ts';

export async function getStaticPaths() {
  const reports = (await reportsToMake()).filter(({ source }) => ofNewest(source.report));
  return reports.flatMap(({ source }) =>
    templates().map(({ name, text }) => ({
      params: { report: source.report.slug, file: name },
      props: { text },
    })),
  );
}

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8' } });
