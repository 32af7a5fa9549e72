/**
 * The cube: facts gathered to one cell for each combination of codes, sorted by day. It is all that
 * is ever measured, and all that leaves the build.
 */
import type { Facts } from '../facts.ts';
import { gather } from '../gather.ts';
import type { Terms } from './metric.ts';

export interface Cube extends Facts {
  readonly terms: Terms;
}

/** Gathers each table of the facts. The result doesn't depend on the order of rows. */
export function gatherCube(facts: Facts, terms: Terms): Cube {
  const tables = Object.fromEntries(Object.entries(facts.tables).map(([id, table]) => [id, gather(table)]));
  return { ...facts, terms, tables: tables as unknown as Facts['tables'] };
}
