/**
 * An endpoint that is a list: numbered pages of at most a thousand rows, each of which says where the
 * next one lies. The first has the list's own address; addresses are relative, so that a report can be moved.
 */
import { z } from 'zod';
import type { PreparedReport } from '../prepare.ts';
import type { Endpoint, JsonFile } from './endpoint.ts';

const PAGE_SIZE = 1000;

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

export interface List extends Endpoint {
  readonly row: z.ZodObject;
  /** All rows, over all pages. */
  rows(prepared: PreparedReport): readonly Row[];
  /** As many as there are rows. */
  count(prepared: PreparedReport): number;
}

interface ListSpec extends Pick<List, 'name' | 'description' | 'needs' | 'row' | 'rows'> {
  /** Where the number of rows is known without making them. */
  readonly count?: List['count'];
  /** What is said of the whole, on every page before the rows. */
  readonly head?: {
    readonly shape: z.ZodRawShape;
    of(prepared: PreparedReport): Readonly<Record<string, unknown>>;
  };
}

export function list({ name, description, needs = {}, row, rows, count, head }: ListSpec): List {
  // Every page asks for the rows; they are worked out once for a report.
  const known = new WeakMap<PreparedReport, readonly Row[]>();
  const rowsOf = (prepared: PreparedReport): readonly Row[] => {
    const found = known.get(prepared) ?? rows(prepared);
    known.set(prepared, found);
    return found;
  };
  const countOf = count ?? ((prepared) => rowsOf(prepared).length);
  return {
    name,
    description,
    needs,
    row,
    schema: pageSchema(row, head?.shape ?? {}),
    rows: rowsOf,
    count: countOf,
    files: (prepared) => {
      const all = countOf(prepared);
      const pages = Math.max(1, Math.ceil(all / PAGE_SIZE));
      return Array.from({ length: pages }, (_, at): JsonFile => {
        const page = at + 1;
        const [from, to] = [at * PAGE_SIZE, Math.min(all, page * PAGE_SIZE)];
        return {
          path: `api/${page === 1 ? name : `${name}/${page}`}.json`,
          rows: to - from,
          text: () =>
            pageText(
              { count: all, page, pages, ...neighbours(name, page, pages), ...head?.of(prepared) },
              rowsOf(prepared).slice(from, to),
            ),
        };
      });
    },
  };
}

function pageSchema(row: z.ZodObject, head: z.ZodRawShape) {
  return z.object({
    count: z.int().nonnegative().describe('Rows of the whole list.'),
    page: z.int().positive().describe('This page, from 1.'),
    pages: z.int().positive(),
    next: z.string().nullable().describe('Address of the next page, relative to this one; null on the last.'),
    previous: z
      .string()
      .nullable()
      .describe('Address of the page before, relative to this one; null on the first.'),
    ...head,
    results: z.array(row).max(PAGE_SIZE),
  });
}

function neighbours(name: string, page: number, pages: number) {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const next = page === 1 ? `${last}/2.json` : `${page + 1}.json`;
  const previous = page === 2 ? `../${last}.json` : `${page - 1}.json`;
  return { next: page < pages ? next : null, previous: page > 1 ? previous : null };
}

/** One row a line: a page of a thousand stays small, and two drops can be compared line by line. */
function pageText(head: Readonly<Record<string, unknown>>, rows: readonly Row[]): string {
  const entries = Object.entries(head).map(
    ([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`,
  );
  const results = rows.map((row) => `\n  ${JSON.stringify(row)}`).join(',');
  return `{\n${entries.join('')} "results": [${results}${rows.length > 0 ? '\n ' : ''}]\n}\n`;
}
