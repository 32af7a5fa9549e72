/** What reports are made from, on disk, as it was when a build began. */
import { join, relative } from 'node:path';
import type { DropFileSummary } from '../core/drop.ts';
import { type FileState, filesOf, touchedSince } from './cache/files-of.ts';
import { hashOf } from './cache/hash-of.ts';
import type { ReportSource } from './definition.ts';
import { Failure } from './failure.ts';

export interface Inputs {
  readonly source: ReportSource;
  /** The drop's files. */
  readonly data: readonly FileState[];
  /** The definition and what lies beside it. */
  readonly definition: readonly FileState[];
}

export async function inputsOf(source: ReportSource): Promise<Inputs> {
  const { folder } = source;
  return { source, data: await dataOf(source), definition: folder === null ? [] : await filesOf(folder) };
}

/** Of increments each file with its folder before its name. */
async function dataOf({ data, increments }: ReportSource): Promise<FileState[]> {
  if (increments === null) return await filesOf(data);
  const folders = await Promise.all(
    increments.map(async (date) => {
      const files = await filesOf(join(data, date));
      return files.map((file) => ({ ...file, name: `${date}/${file.name}` }));
    }),
  );
  return folders.flat();
}

async function touchedData(
  { data, increments }: ReportSource,
  before: readonly FileState[],
): Promise<string[]> {
  if (increments === null) return await touchedSince(data, before);
  const touched = await Promise.all(
    increments.map(async (date) => {
      const own = before
        .filter(({ name }) => name.startsWith(`${date}/`))
        .map((file) => ({ ...file, name: file.name.slice(date.length + 1) }));
      return (await touchedSince(join(data, date), own)).map((name) => `${date}/${name}`);
    }),
  );
  return touched.flat();
}

/** Of names and contents, and of what lies beside dated drops; where the folders lie makes no difference. */
export function inputsHash({ source: { report, noticed }, data, definition }: Inputs): string {
  const { data: _, ...stated } = report;
  return hashOf([stated, contents(data), contents(definition), noticed]);
}

/** Of what lies beside a definition: pictures and fonts. */
export function besideHash({ definition }: Inputs): string {
  return hashOf(contents(definition));
}

function contents(files: readonly FileState[]): unknown {
  return files.map(({ name, kind, hash }) => [name, kind, hash]);
}

/** A site of half the old files and half the new ones is never published: throws when one was touched. */
export async function refuseTouched(
  inputs: Inputs,
  here: string,
  drop: { readonly files: readonly Pick<DropFileSummary, 'file' | 'sha256'>[] } | null,
): Promise<void> {
  const { source, data, definition } = inputs;
  const read = new Map(drop?.files.map(({ file, sha256 }) => [file, sha256]));
  const other = data
    .filter(({ name, hash }) => read.has(name) && read.get(name) !== hash)
    .map(({ name }) => name);
  const touched = new Set([...(await touchedData(source, data)), ...other]);
  refuse(source.data, [...touched], here);
  if (source.folder !== null) refuse(source.folder, await touchedSince(source.folder, definition), here);
}

function refuse(folder: string, names: readonly string[], here: string): void {
  const [name, ...more] = names;
  if (name === undefined) return;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  throw new Failure(
    `${relative(here, folder) || '.'}/${name}${others} changed while the report was made. Nothing was published.\n  → Run the command again when the files are whole.`,
  );
}
