/** Which file is which table; what else lies there is named, never read. */
import type { Issue } from '../issue.ts';
import { type TableName, tables } from '../schema/index.ts';
import {
  type FileFormat,
  formatOf,
  isArchive,
  isKnownBeside,
  type NamedTable,
  stemOf,
  tableOfName,
} from './file-names.ts';
import type { IssueLog } from './issue-log.ts';
import { shown } from './shown.ts';
import { folderOf, ownName, type SourceFile } from './source-file.ts';

export interface ChosenFiles {
  readonly files: ReadonlyMap<TableName, SourceFile>;
  /** A workbook that is to be read instead; then there are no files. */
  readonly workbook: SourceFile | null;
}

export const tableNames = Object.keys(tables) as TableName[];

/** A folder whose files are a drop, or what is appended to one. */
export interface DropPart {
  /** Stands before the names of its files; '' = there is no other. */
  readonly folder: string;
  readonly files: readonly SourceFile[];
  /** Holds what came since the parts before it: tables without news are not there. */
  readonly isLater: boolean;
}

/** The folders of the files, in the order of their names, which are dates. */
export function partsOf(files: readonly SourceFile[]): DropPart[] {
  const byFolder = [...Map.groupBy(files, ({ name }) => folderOf(name))].sort(([a], [b]) => (a < b ? -1 : 1));
  if (byFolder.length === 0) return [{ folder: '', files, isLater: false }];
  return byFolder.map(([folder, own], at) => ({ folder, files: own, isLater: at > 0 }));
}

/** `found` are problems of files that could not even be opened: their tables are not missing as well. */
export function chooseFiles(
  { folder, files, isLater }: DropPart,
  found: readonly Issue[],
  log: IssueLog,
): ChosenFiles {
  const candidates = new Map<TableName, { readonly file: SourceFile; readonly exact: boolean }[]>();
  const workbooks: SourceFile[] = [];
  for (const file of files) {
    if (file.table === 'baseline' || (file.table === undefined && isKnownBeside(ownName(file.name))))
      continue;
    const format = formatOf(file.name);
    const named = namedTable(file, format);
    if (format === 'workbook') workbooks.push(file);
    else if (named === null) unexpected(file.name, log);
    else {
      const exact = file.table !== undefined || (named.exact && /\.(?:csv|tsv|json)$/.test(file.name));
      candidates.set(named.table, [...(candidates.get(named.table) ?? []), { file, exact }]);
    }
  }
  const broken = new Set(
    found
      .filter(({ severity, at }) => severity === 'error' && folderOf(at.file) === folder)
      .map(({ at }) => tableOfFile(at.file)),
  );
  if (candidates.size === 0 && broken.size === 0 && workbooks.length === 1 && workbooks[0]) {
    return { files: new Map(), workbook: workbooks[0] };
  }
  for (const { name } of workbooks) unexpected(name, log);
  const chosen = new Map<TableName, SourceFile>();
  for (const table of tableNames) {
    const fitting = candidates.get(table) ?? [];
    const [first] = fitting;
    if (first === undefined) {
      if (!broken.has(table) && !isLater) missing(table, folder, log);
    } else if (fitting.length > 1 || broken.has(table)) {
      const names = fitting.map(({ file }) => `"${shown(file.name)}"`).join(' and ');
      for (const { file } of fitting) {
        log.add({
          code: 'file-unexpected',
          file: file.name,
          severity: 'error',
          scope: 'file',
          message: `${names} can both be the table ${table}.`,
          hint: 'Leave only the one that counts.',
        });
      }
    } else {
      chosen.set(table, first.file);
      if (!first.exact) folded(first.file.name, table, log);
    }
  }
  if (isLater && candidates.size === 0 && broken.size === 0) log.add({ ...noTable, file: folder });
  return { files: chosen, workbook: null };
}

/** The table that a file is: as a person said, or as its name says. */
function namedTable({ name, table }: SourceFile, format: FileFormat | null): NamedTable | null {
  if (table !== undefined && table !== 'baseline') return { table, exact: true };
  return format === null ? null : tableOfName(stemOf(ownName(name)));
}

function tableOfFile(name: string): TableName | null {
  return tableOfName(stemOf(ownName(name)))?.table ?? null;
}

export function folded(name: string, table: TableName, log: IssueLog): void {
  log.add({
    code: 'file-name-folded',
    file: name,
    value: shown(name),
    message: `"${shown(name)}" is read as the table ${table}.`,
  });
}

function unexpected(name: string, log: IssueLog): void {
  log.add({
    code: 'file-unexpected',
    file: name,
    message: `"${shown(name)}" is no table of a drop; not read.`,
    hint: isArchive(name) ? 'Unpack it, so that the files themselves lie there.' : null,
  });
}

/** Of a day of which nothing is there: that is more often an upload that failed. */
export const noTable = {
  code: 'file-missing',
  message: 'There is no table in the folder.',
  hint: 'Put what came that day there, or take the folder away.',
} as const;

export function missing(table: TableName, folder: string, log: IssueLog): void {
  log.add({
    code: 'file-missing',
    file: `${folder}${folder && '/'}${table}.csv`,
    message: `There is no file for the table ${table}.`,
    hint: `A drop has the four files ${tableNames.map((name) => `${name}.csv`).join(', ')}.`,
  });
}
