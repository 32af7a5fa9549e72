/** Header names → the columns of a table: by name, by a folded name, by an alias; never by position. */

import type { ColumnSpec, TableSpec } from '../schema/column.ts';
import { type SpecName, specs, type TableName, tables } from '../schema/index.ts';
import { foldName } from './values/fold-name.ts';

export interface HeaderField {
  /** As it stands in the file. */
  readonly text: string;
  /** Canonical column, or `null` for a column that is not known. */
  readonly column: string | null;
  readonly how: 'exact' | 'normalised' | 'alias' | 'unknown' | 'empty';
}

/** Join key of drops without ids: given way to when an id column stands beside it. */
const NAME_KEY = 'influencer_name';

const EDGES = /^[\s\u00ad\u200b-\u200f\u2060\ufeff]+|[\s\u00ad\u200b-\u200f\u2060\ufeff]+$/g;

/** The public sample writes these two in capitals. */
const CAPITALS = ['ID', 'URL'];

/** `own` are the names that the report gives: column → header in the file. */
export function matchHeader(
  table: SpecName,
  texts: readonly string[],
  own: Readonly<Record<string, string>> = {},
): HeaderField[] {
  const spec: TableSpec = specs[table];
  const folded = new Map<string, string>();
  for (const [column, { aliases }] of Object.entries(spec) as [string, ColumnSpec][]) {
    for (const name of [column, ...aliases]) folded.set(foldName(name), column);
  }
  for (const column of Object.keys(own)) folded.delete(foldName(column));
  const given = new Map(Object.entries(own).map(([column, header]) => [foldName(header), column]));
  const fields = texts.map((text): HeaderField => {
    const name = text.replace(EDGES, '');
    if (name === '') return { text, column: null, how: 'empty' };
    const ownColumn = given.get(foldName(name));
    if (ownColumn !== undefined) return { text, column: ownColumn, how: 'exact' };
    const column = folded.get(foldName(name));
    if (column === undefined) return { text, column: null, how: 'unknown' };
    if (text === column || CAPITALS.includes(text)) return { text, column, how: 'exact' };
    return { text, column, how: name.toLowerCase() === column ? 'normalised' : 'alias' };
  });
  return fields.map((field) => (yields(field, fields) ? { ...field, column: null, how: 'unknown' } : field));
}

/** Whether this is the name beside an id that serves the same column. */
function yields(field: HeaderField, fields: readonly HeaderField[]): boolean {
  return (
    isNameKey(field) &&
    fields.some((other) => other !== field && other.column === field.column && !isNameKey(other))
  );
}

export function isNameKey({ text, column }: HeaderField): boolean {
  return column === 'influencer_id' && foldName(text) === foldName(NAME_KEY);
}

/** Columns that the header must have and doesn't. */
export function missingColumns(table: SpecName, fields: readonly HeaderField[]): string[] {
  return (Object.entries(specs[table]) as [string, ColumnSpec][])
    .filter(([, { presence }]) => presence === 'required' || presence === 'blankable')
    .map(([column]) => column)
    .filter((column) => !fields.some((field) => field.column === column));
}

/** How many columns of the table the header names. */
export function knownColumns(fields: readonly HeaderField[]): number {
  return new Set(fields.map(({ column }) => column).filter((column) => column !== null)).size;
}

/** Another table whose columns are all there. */
export function fittingTable(texts: readonly string[], not: SpecName): TableName | null {
  const names = (Object.keys(tables) as TableName[]).filter((name) => name !== not);
  return names.find((name) => missingColumns(name, matchHeader(name, texts)).length === 0) ?? null;
}
