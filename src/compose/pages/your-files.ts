import { optionalOf, requiredOf } from '../../core/schema/columns-of.ts';
import { type SpecName, specs, tables } from '../../core/schema/index.ts';
import type { Context } from '../context.ts';
import { ofNewest, type Page } from '../page.ts';
import type { Claim, DefinitionsBlock, TableBlock } from '../view.ts';
import { counted, linkCell, textCell, textColumn } from '../words.ts';

/** The report of a visitor's own files, made in the browser. What is composed here are the words around it. */
export const yourFiles = {
  id: 'your-files',
  path: 'your-files',
  label: 'Your files',
  onScreen: true,
  exists: ofNewest,
  compose: (context) => ({
    title: 'Your files',
    headline: headline(context),
    standfirst: [privacyClaim(context)],
    blocks: [neededFiles(context), whatHappens],
  }),
} as const satisfies Page;

function headline(context: Context): Claim {
  const files = Object.keys(tables).length;
  return {
    text: `${counted(context, files, 'file')} of your own become this report, without leaving your machine`,
    metric: 'rows',
    value: files,
    n: files,
    where: '',
  };
}

/** Said with the number that it is true of. */
function privacyClaim({ format }: Context): Claim {
  return {
    text: `This page reads, checks and adds up your files where they are, as the build does with its own: ${format.exact(0, 'count')} bytes of them are sent anywhere, and nothing of them is stored.`,
    metric: 'rows',
    value: 0,
    n: 0,
    where: '',
  };
}

function neededFiles(context: Context): TableBlock {
  const names = Object.keys(specs) as SpecName[];
  const needed = (Object.keys(tables) as SpecName[]).reduce((sum, name) => sum + requiredOf(name).length, 0);
  const address = (kind: 'template' | 'sample', name: SpecName) =>
    `${context.root}downloads/${kind}/${name}.csv`;
  return {
    kind: 'table',
    id: 'needed',
    title: {
      text: `${counted(context, needed, 'column')} must be there; others are used when they are`,
      metric: 'rows',
      value: needed,
      n: needed,
      where: '',
    },
    footnote:
      'CSV or TSV, JSON arrays, or one workbook with a sheet for each table · other spellings of a header are understood where only one reading is possible, and named · each template has every column and one row as an example · the simulated files are one small drop',
    table: {
      caption: 'Files and their columns',
      columns: [
        textColumn('template', 'Template'),
        textColumn('required', 'Columns it must have'),
        textColumn('optional', 'Used when there'),
        textColumn('sample', 'Simulated'),
      ],
      rows: names.map((name) => [
        linkCell(`${name}.csv`, address('template', name)),
        textCell(
          name in tables
            ? requiredOf(name).join(', ')
            : `the file may be absent; ${requiredOf(name).join(', ')}`,
        ),
        textCell(optionalOf(name).join(', ')),
        name in tables ? linkCell('sample', address('sample', name)) : textCell(''),
      ]),
      empty: 'No tables.',
    },
  };
}

const whatHappens: DefinitionsBlock = {
  kind: 'definitions',
  id: 'what-happens',
  title: 'What happens to your files',
  entries: [
    {
      id: 'sent',
      term: 'Nothing is sent',
      lines: [
        [
          'How',
          'a script of this site reads them in your browser, beside the page, so that it can be stopped',
        ],
        ['Held to', 'the policy of this page allows it no address but this site’s own'],
        ['See for yourself', 'once the report shows, cut the connection: every page of it goes on working'],
      ],
    },
    {
      id: 'kept',
      term: 'Nothing is kept',
      lines: [
        [
          'While you look',
          'the report is in the memory of this page: no cookie, no storage, and no name in an address',
        ],
        ['When you leave', 'reload or leave the page, or press “Forget these files”, and it is gone'],
      ],
    },
    {
      id: 'read',
      term: 'What is read',
      lines: [
        ['Buyers', 'their ids are counted while reading and dropped, as in every report'],
        ['Other columns', 'are named in the list of what was noticed, and not read'],
      ],
    },
  ],
};
