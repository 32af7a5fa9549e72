import type { Context } from '../../compose/context.ts';

/** A file of figures for machines, published below its report. */
export interface Endpoint {
  /** Below the report, such as api/summary.json. */
  readonly path: string;
  body(context: Context): string;
}

/** JSON as people read it in a browser: indented, ending in a line break. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
