import type { Context, PublishedFile } from '../context.ts';
import { ofNewest, type Page } from '../page.ts';
import type { Claim, TableBlock } from '../view.ts';
import { leastClaim } from '../withheld-claims.ts';
import { counted, exactCell, linkCell, textCell, textColumn } from '../words.ts';
import { apiExamples } from './api-examples.ts';

/** What is published beside the pages: figures for machines, and tables to take away. */
export const api = {
  id: 'api',
  path: 'api',
  label: 'API and downloads',
  exists: ofNewest,
  compose: (context) => ({
    title: 'API and downloads',
    headline: headline(context),
    standfirst: [privacyClaim(context), ...leastClaim(context)],
    blocks: [downloads(context), endpoints(context), ...apiExamples(context)],
  }),
} as const satisfies Page;

function ofKind({ files }: Context, kind: PublishedFile['kind']): readonly PublishedFile[] {
  return files.filter((file) => file.kind === kind);
}

function rowsOf(files: readonly PublishedFile[]): number {
  return files.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
}

/** Names the folder that the files lie in, from the top of the site. */
function belowOf([first]: readonly PublishedFile[]): string {
  if (first === undefined) return '';
  const inside = first.path.replace(/^\w+\//, '');
  return `below ${first.address.slice(0, -inside.length)} · `;
}

function headline(context: Context): Claim {
  const figures = ofKind(context, 'figures');
  const tables = ofKind(context, 'download');
  const rows = rowsOf(figures);
  return {
    text: `${counted(context, figures.length, 'address', 'addresses')} of figures with ${counted(context, rows, 'row')}, and ${counted(context, tables.length, 'table')} to take away`,
    metric: 'rows',
    value: rows,
    n: context.files.length,
    where: '',
  };
}

/** Said with the number that it is true of. */
function privacyClaim(context: Context): Claim {
  const { accepted } = context.drop.rows.tracking_data;
  return {
    text: `The ${counted(context, accepted, 'tracking row')} are published added up and without who bought: no user id is in any file.`,
    metric: 'rows',
    value: accepted,
    n: accepted,
    where: '',
  };
}

function endpoints(context: Context): TableBlock {
  const figures = ofKind(context, 'figures');
  const schema = (path: string) => path.replace(/^api\//, 'api/schemas/');
  return {
    kind: 'table',
    id: 'endpoints',
    title: {
      text: `${counted(context, figures.length, 'address', 'addresses')} of figures as JSON, each with its schema`,
      metric: 'rows',
      value: figures.length,
      n: figures.length,
      where: '',
    },
    footnote: `${belowOf(figures)}money in currency units, rates as ratios, nothing where a figure is not defined · lists in pages of 1,000: next and previous lead on`,
    table: {
      caption: 'Addresses of figures',
      columns: [
        textColumn('path', 'Address'),
        textColumn('holds', 'What it holds'),
        { id: 'rows', label: 'Rows', unit: 'count' },
        { id: 'parts', label: 'Files', unit: 'count' },
        textColumn('schema', 'Schema'),
      ],
      rows: figures.map(({ path, address, description, rows, parts }) => [
        linkCell(path.replace(/^\w+\//, ''), address),
        textCell(description),
        exactCell(context, rows, 'count'),
        exactCell(context, parts, 'count'),
        linkCell('schema', address.slice(0, -path.length) + schema(path)),
      ]),
      empty: 'No figures.',
    },
  };
}

function downloads(context: Context): TableBlock {
  const tables = ofKind(context, 'download');
  return {
    kind: 'table',
    id: 'downloads',
    title: {
      text: `${counted(context, tables.length, 'table')} to take away: CSV, and one workbook`,
      metric: 'rows',
      value: rowsOf(tables),
      n: tables.length,
      where: '',
    },
    footnote: `${belowOf(tables)}CSV in UTF-8 with a byte order mark, which Excel needs · text that a spreadsheet would run as a formula has an apostrophe before it`,
    table: {
      caption: 'Tables to take away',
      columns: [
        textColumn('path', 'File'),
        textColumn('holds', 'What it holds'),
        { id: 'rows', label: 'Rows', unit: 'count' },
      ],
      rows: [...tables, ...ofKind(context, 'paper')].map(({ path, address, description, rows }) => [
        linkCell(path.replace(/^\w+\//, ''), address),
        textCell(description),
        exactCell(context, rows, 'count'),
      ]),
      empty: 'No tables.',
    },
  };
}
