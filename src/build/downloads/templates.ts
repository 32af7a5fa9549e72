/** A template of every table of a drop: all its columns, and one row as an example. */
import { csvFormatRows } from 'd3-dsv';
import { examples } from '../../core/schema/examples.ts';
import { type SpecName, specs } from '../../core/schema/index.ts';

export interface Template {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
}

export function templates(): Template[] {
  return (Object.keys(specs) as SpecName[]).map((table) => {
    const columns = Object.keys(specs[table]);
    const example: Readonly<Record<string, string>> = examples[table];
    const rows = csvFormatRows([columns, columns.map((column) => example[column] ?? '')]);
    return { name: `${table}.csv`, text: `${rows}\n` };
  });
}
