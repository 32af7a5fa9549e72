/** What a report publishes beside its pages, for the page that lists it. */
import type { PublishedFile } from '../compose/context.ts';
import { addressOf, reportPdfPath } from './address.ts';
import { downloadsOf, WORKBOOK } from './downloads/index.ts';
import { INSIGHTS } from './downloads/insights.ts';
import { endpointsOf } from './endpoints/index.ts';
import type { PreparedReport } from './prepare.ts';

const counted = new WeakMap<PreparedReport, readonly Omit<PublishedFile, 'address'>[]>();

/** Rows are counted once for a report: every page asks for them. */
export function publishedFiles(prepared: PreparedReport, base: string): PublishedFile[] {
  const files = counted.get(prepared) ?? filesOf(prepared);
  counted.set(prepared, files);
  return files.map((file) => ({
    ...file,
    address: addressOf(base, prepared.source.report.place, file.path),
  }));
}

function filesOf(prepared: PreparedReport): Omit<PublishedFile, 'address'>[] {
  const downloads = downloadsOf(prepared);
  const workbook = downloads.filter(({ sheet }) => sheet !== null);
  return [
    ...endpointsOf(prepared).map((endpoint) => {
      const files = endpoint.files(prepared);
      const rows = files.reduce<number | null>(
        (sum, one) => (one.rows === null ? sum : (sum ?? 0) + one.rows),
        null,
      );
      const [first] = files;
      if (first === undefined) throw new Error(`the endpoint ${endpoint.name} has no file`);
      return {
        kind: 'figures',
        path: first.path,
        description: endpoint.description,
        rows,
        parts: files.length,
      } as const;
    }),
    ...downloads.map(
      ({ name, description, rows }) =>
        ({
          kind: 'download',
          path: `downloads/${name}.csv`,
          description,
          rows: rows(prepared),
          parts: 1,
        }) as const,
    ),
    {
      kind: 'download',
      path: `downloads/${WORKBOOK}`,
      description: `A workbook with a sheet for each of ${workbook.map(({ name }) => name).join(', ')}.`,
      rows: null,
      parts: workbook.length,
    } as const,
    {
      kind: 'download',
      path: `downloads/${INSIGHTS}`,
      description: 'Findings, alerts and decisions in words, as Markdown.',
      rows: null,
      parts: 1,
    } as const,
    {
      kind: 'paper',
      path: reportPdfPath(prepared.source.report.slug),
      description: `The whole report on ${prepared.source.report.paper}: cover, contents and a chapter for every page.`,
      rows: null,
      parts: 1,
    } as const,
  ];
}
