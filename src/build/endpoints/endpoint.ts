/** What a file of figures for machines is, below api/. */
import type { z } from 'zod';
import type { Needs } from '../../compose/told.ts';
import type { PreparedReport } from '../prepare.ts';

export interface Endpoint {
  /** Address below api/, without its ending, such as payouts/by_platform. */
  readonly name: string;
  /** What it holds, for the API page and the OpenAPI document. */
  readonly description: string;
  /** Not published where not all of it is told. */
  readonly needs?: Needs;
  /** Every file of it keeps to this; published as JSON Schema. */
  readonly schema: z.ZodType;
  /** One file, or several of a list that is long. */
  files(prepared: PreparedReport): readonly JsonFile[];
}

export interface JsonFile {
  /** Below the report, such as api/posts/2.json. */
  readonly path: string;
  /** Rows of a list in this file; `null` where it isn't a list. */
  readonly rows: number | null;
  text(): string;
}

/** An endpoint that is one file of one object. */
export function single({
  name,
  description,
  schema,
  needs = {},
  body,
}: Pick<Endpoint, 'name' | 'description' | 'schema' | 'needs'> & {
  readonly body: (prepared: PreparedReport) => unknown;
}): Endpoint {
  const text = (prepared: PreparedReport) => json(body(prepared));
  return { name, description, needs, schema, files: (prepared) => [one(name, () => text(prepared))] };
}

export function one(name: string, text: () => string): JsonFile {
  return { path: `api/${name}.json`, rows: null, text };
}

/** JSON as people read it in a browser: indented, ending in a line break. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
