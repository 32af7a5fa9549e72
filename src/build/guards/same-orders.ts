/**
 * Reports that withhold what few bought do so each for itself: where two part the same orders differently, a sum
 * of one less sums of the other is of fewer buyers than either tells. Such two are not published together.
 */
import { formatOf, stemOf, tableOfName } from '../../core/ingest/file-names.ts';
import type { Issue } from '../../core/issue.ts';
import type { Cube } from '../../core/measure/cube.ts';
import type { FileState } from '../cache/files-of.ts';

/** A report as it is told, and the files that it was read from. */
export interface ToldReport {
  readonly slug: string;
  readonly cube: Pick<Cube, 'withheld' | 'tables'>;
  readonly data: readonly Pick<FileState, 'name' | 'hash'>[];
}

/** What is wrong with the first two that tell different sums of the same file of orders; `null` = nothing is. */
export function sameOrders(reports: readonly ToldReport[]): Issue | null {
  const told = reports
    .filter(({ cube }) => cube.withheld !== null)
    .map(({ slug, cube, data }) => ({ slug, cube, files: orderFiles(data) }));
  for (const [at, one] of told.entries())
    for (const other of told.slice(at + 1)) {
      const shared = one.files.find(({ hash }) => other.files.some((file) => file.hash === hash));
      if (shared === undefined || cellsOf(one.cube) === cellsOf(other.cube)) continue;
      return {
        severity: 'error',
        code: 'definition-same-orders',
        at: { file: `reports/${other.slug}/index.md`, line: null, column: null, field: null },
        value: shared.name,
        message: `Reports "${one.slug}" and "${other.slug}" withhold different parts of the same orders (${shared.name}): what few bought follows from both together.`,
        hint: 'Give both the same filters, minCell and reveal, or publish one of them.',
      };
    }
  return null;
}

/** By their sums alone: what influencers are called differs between reports, and their order with it. */
function cellsOf({ tables: { orders, organic } }: ToldReport['cube']): string {
  const cells = [orders, organic].map(({ rows, values }) =>
    Array.from({ length: rows }, (_, row) => Object.values(values).map((column) => column[row])).sort(
      inOrder,
    ),
  );
  return JSON.stringify(cells);
}

function inOrder(a: readonly unknown[], b: readonly unknown[]): number {
  const [one, other] = [a.join(), b.join()];
  return one < other ? -1 : Number(one > other);
}

/** Those that may hold orders; copies of a file are the same orders. */
function orderFiles(data: ToldReport['data']): ToldReport['data'] {
  return data.filter(({ name, hash }) => {
    if (hash === '' || formatOf(name) === null) return false;
    const file = name.slice(name.lastIndexOf('/') + 1);
    return formatOf(name) === 'workbook' || tableOfName(stemOf(file))?.table === 'tracking_data';
  });
}
