/** Reads reports/<slug>/index.md: front matter, checked, and the analyst's words below it. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { checkDefinition } from '../core/check-definition.ts';
import type { Issue } from '../core/issue.ts';
import type { MailSettings } from '../core/mail-settings.ts';
import { type Report, reportSchema } from '../core/report.ts';
import { slugOf } from '../core/slug.ts';
import { datedDrops, sourceOf } from './dated-drops.ts';
import { errorCode, Failure } from './failure.ts';
import { folderProblem, isFolder } from './folder-problem.ts';
import { brandPictures, PICTURE, picturesOf, takenName } from './pictures.ts';
import { brandFontFiles, brandFontProblem } from './typefaces/brand-font.ts';

export interface ReportSource {
  readonly report: Report;
  /** Folder of the drop's files. */
  readonly data: string;
  /** Folder of the definition, where its pictures lie; `null` without a definition. */
  readonly folder: string | null;
  /** Dated folders in `data` whose files are read one after the other; `null` = the files lie in `data` itself. */
  readonly increments: readonly string[] | null;
  /** The drop before this one; `null` = there is none. */
  readonly before: ReportSource | null;
  /** Said of what lies beside dated folders. */
  readonly noticed: readonly Issue[];
}

/** Who is sent a report stands beside it, not in it: what builds has no use for it. */
export type Defined =
  | { readonly source: ReportSource; readonly mail: MailSettings | null }
  | { readonly issues: readonly Issue[] };

/** The slugs of all reports, sorted. Throws for what lies beside them as if it were one. */
export async function reportSlugs(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'reports'), { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw new Failure(
      `The folder reports cannot be read (${errorCode(error)}).\n  → Allow reading it, and run the command again.`,
    );
  });
  // Passed over, it would be missed in silence.
  const stray = entries.find((entry) => entry.isFile() && /^(?!readme\.)[^.].*\.md$/i.test(entry.name));
  if (stray !== undefined)
    throw new Failure(
      `reports/${stray.name} is no report: each is a folder.\n  → Move it to reports/${slugOf(stray.name.slice(0, -3), 'summer')}/index.md.`,
    );
  const names = entries.map(({ name }) => name).filter((name) => !name.startsWith('.'));
  const folders = await Promise.all(names.map((name) => isFolder(join(root, 'reports', name))));
  return names.filter((_, at) => folders[at]).sort();
}

export async function readDefinition(root: string, slug: string): Promise<Defined> {
  const folder = join(root, 'reports', slug);
  const path = join(folder, 'index.md');
  const file = relative(root, path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const code = errorCode(error) ?? 'unknown error';
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return wrong(file, null, 'It is not UTF-8 text.', 'Save it as UTF-8 in the editor that wrote it.');
    return code === 'ENOENT'
      ? wrong(file, null, 'There is no index.md.', 'Write one, or remove the folder.')
      : wrong(file, null, `It cannot be read (${code}).`, 'Make it a plain text file that you may read.');
  }
  if (!SLUG.test(slug)) {
    return wrong(
      file,
      null,
      `"${slug}" cannot be part of an address.`,
      'Name the folder with small letters, digits and hyphens.',
    );
  }
  const parts = FRONT_MATTER.exec(text);
  if (parts === null)
    return wrong(file, 1, 'There is no front matter.', 'Begin the file with ---, the keys, and ---.');

  const [, yaml = '', commentary = ''] = parts;
  const lines = new LineCounter();
  // Dates stay text (a day is not an instant); a key given twice is an error.
  const document = parseDocument(yaml, { lineCounter: lines, schema: 'core', uniqueKeys: true });
  const [problem] = document.errors;
  if (problem) {
    const { line } = lines.linePos(problem.pos[0]);
    return wrong(
      file,
      line + 1,
      yamlProblem(problem),
      'Front matter is YAML: "key: value", one a line, from its first column on; a text with a colon in it stands in quotes.',
    );
  }
  const lineOf = (keys: readonly PropertyKey[]): number | null => {
    const node = keys.length > 0 ? document.getIn(keys, true) : document.contents;
    const range = (node as { range?: readonly number[] } | undefined)?.range;
    return range?.[0] === undefined ? null : lines.linePos(range[0]).line + 1;
  };
  // Without a single key it is the needed ones that are missing.
  const checked = checkDefinition(document.toJS() ?? {}, file, lineOf);
  if ('issues' in checked) return checked;
  const { mail = null, ...definition } = checked.definition;
  const report = { ...definition, slug, place: definition.root ? '' : slug, commentary };
  const data = resolve(root, report.data);
  const noFolder = await folderProblem(
    data,
    report.data,
    'Name the folder of the drop, from the top of the project.',
  );
  if (noFolder !== null) return wrong(file, lineOf(['data']), noFolder.message, noFolder.hint);
  for (const { file: picture, key } of brandPictures(report.brand)) {
    if (await isFile(join(folder, picture))) continue;
    return wrong(
      file,
      lineOf(['brand', key]),
      `There is no picture ${picture} beside it.`,
      'Put the picture into the same folder.',
    );
  }
  for (const font of brandFontFiles(report)) {
    const bytes = await readFile(join(folder, font)).catch(() => null);
    const problem = bytes === null ? `There is no font ${font} beside it.` : brandFontProblem(font, bytes);
    if (problem === null) continue;
    return wrong(
      file,
      lineOf(['brand', 'font']),
      problem,
      bytes === null
        ? 'Put the font into the same folder.'
        : 'Take the .woff2, .ttf or .otf that came with the licence, or leave brand.font out.',
    );
  }
  for (const picture of picturesOf(commentary)) {
    const taken = takenName(picture, report.brand);
    if (taken !== null) {
      return wrong(
        file,
        lineIn(text, picture),
        `The commentary shows a picture "${picture}"; that name is taken by ${taken}.`,
        'Give the picture another name, in the folder and in the commentary.',
      );
    }
    if (PICTURE.test(picture) && (await isFile(join(folder, picture)))) continue;
    return wrong(
      file,
      lineIn(text, picture),
      `The commentary shows a picture "${picture}" that is not beside it.`,
      'Put a .svg, .png, .webp or .jpg into the same folder and name it alone: ![what it shows](picture.png).',
    );
  }
  const dated = await datedDrops(data, report.drop !== undefined);
  if ('problem' in dated) {
    return dated.file === ''
      ? wrong(file, lineOf(['drop']), dated.problem, dated.hint)
      : wrong(`${report.data}/${dated.file}`, null, dated.problem, dated.hint);
  }
  return { source: sourceOf(report, data, folder, dated), mail };
}

/** A report of any folder that holds a drop, without a definition: named by the folder. */
export function undefinedReport(folder: string): ReportSource {
  const name = basename(folder);
  const slug = slugOf(name, 'report');
  const report = { ...reportSchema.parse({ title: name, data: folder }), slug, place: slug, commentary: '' };
  return { report, data: folder, folder: null, increments: null, before: null, noticed: [] };
}

/** The same, of dated folders where the folder holds such. */
export async function reportOfFolder(folder: string): Promise<Defined> {
  const flat = undefinedReport(folder);
  const dated = await datedDrops(folder, false);
  return 'problem' in dated
    ? wrong(join(folder, dated.file), null, dated.problem, dated.hint)
    : { source: sourceOf(flat.report, folder, null, dated), mail: null };
}

/** Line of a text's first appearance, 1-based. */
function lineIn(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FRONT_MATTER =
  /^\uFEFF?---[ \t]*(?:\r?\n(?<yaml>[\s\S]*?))??\r?\n---[ \t]*(?:\r?\n|$)(?<body>[\s\S]*)$/;

function wrong(file: string, line: number | null, message: string, hint: string): { issues: Issue[] } {
  const at = { file, line, column: null, field: null };
  return { issues: [{ severity: 'error', code: 'definition-unreadable', at, value: null, message, hint }] };
}

function yamlProblem({ code, message }: YAMLParseError): string {
  if (code === 'DUPLICATE_KEY') return 'A key is given twice.';
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return 'A value with a colon in it stands without quotes, or a line begins with spaces.';
  return `${message.split(/ at line|:?\n/)[0]}.`;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}
