import type { ColumnSpec } from './column.ts';
import { type SpecName, specs } from './index.ts';

/** Columns that a table must have, in the order of its schema; cells of some may be blank. */
export function requiredOf(name: SpecName): string[] {
  return columns(name, ({ presence }) => presence === 'required' || presence === 'blankable');
}

/** Columns that are used when a table has them. */
export function optionalOf(name: SpecName): string[] {
  return columns(name, ({ presence }) => presence === 'usual' || presence === 'optional');
}

function columns(name: SpecName, fits: (spec: ColumnSpec) => boolean): string[] {
  return Object.entries<ColumnSpec>(specs[name])
    .filter(([, spec]) => fits(spec))
    .map(([column]) => column);
}
