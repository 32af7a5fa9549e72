/**
 * A manifest beside a drop: what its files should be. A file that was cut off in its last number
 * looks whole; only this can tell.
 */
import * as z from 'zod';
import type { Drop, DropFileSummary, RowsRead } from '../drop.ts';
import type { SpecName } from '../schema/index.ts';
import type { IssueLog } from './issue-log.ts';
import { shown } from './shown.ts';
import { type Totals, totals } from './totals.ts';

export const MANIFEST = 'manifest.json';

const entrySchema = z.object({
  /** Rows of data, as read. */
  rows: z.number().int().optional(),
  bytes: z.number().int().optional(),
  sha256: z.string().optional(),
  /** Sums of columns over all rows; money as decimal strings. */
  totals: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const manifestSchema = z.object({ files: z.record(z.string(), entrySchema) });

export type Manifest = z.infer<typeof manifestSchema>;
type ManifestEntry = z.infer<typeof entrySchema>;

/** The columns of each table that are summed for control. */
const CONTROLS = {
  influencers: [],
  posts: ['reach', 'likes', 'comments'],
  tracking_data: ['orders', 'revenue'],
  payouts: ['total_payout'],
  baseline: [],
} as const satisfies Record<SpecName, readonly (keyof Totals)[]>;

export function parseManifest(text: string, file: string, log: IssueLog): Manifest | null {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    data = null;
  }
  const parsed = manifestSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  log.add({
    code: 'manifest-invalid',
    file,
    message: 'The manifest cannot be read: it names no files with their rows, bytes, sha256 or totals.',
    hint: 'Write it again with `npm run check -- FOLDER --write-manifest`, or delete it.',
  });
  return null;
}

export function manifestOf(drop: Drop, files: readonly DropFileSummary[], rows: RowsRead): Manifest {
  const sums = totals(drop);
  return {
    files: Object.fromEntries(
      files.map(({ file, table, bytes, sha256 }): [string, ManifestEntry] => [
        file,
        {
          rows: rows[table]?.read ?? 0,
          bytes,
          sha256,
          totals: Object.fromEntries(CONTROLS[table].map((column) => [column, sums[column]])),
        },
      ]),
    ),
  };
}

/** The files of a folder with a manifest, as they were read. */
export interface FolderRead {
  /** Stands before their names; '' = there is no other. */
  readonly folder: string;
  /**
   * What they say together; `null` when they could not be read to their end, or are one part of several: then
   * totals are not compared, but bytes, hashes and rows are.
   */
  readonly drop: Drop | null;
  readonly files: readonly (DropFileSummary & {
    /** Rows of data. */
    readonly read: number;
    /** None of them was left out. */
    readonly isWhole: boolean;
  })[];
}

/** Says each difference. */
export function checkManifest(manifest: Manifest, { folder, drop, files }: FolderRead, log: IssueLog): void {
  const sums = drop && totals(drop);
  for (const [own, entry] of Object.entries(manifest.files)) {
    const name = `${folder}${folder && '/'}${own}`;
    const found = files.find(({ file }) => file === name);
    const differs = (what: string, is: string | number, wanted: string | number): void =>
      log.add({
        code: 'manifest-mismatch',
        file: name,
        value: shown(String(is)),
        message: `The file has ${what} ${shown(String(is))}; the manifest says ${shown(String(wanted))}.`,
        hint: 'The file is not the one that was meant: send it again, with its manifest.',
      });
    if (found === undefined) {
      log.add({
        code: 'manifest-mismatch',
        file: name,
        message: 'The manifest names this file, but it is not there or was not read.',
        hint: 'Send the file again.',
      });
      continue;
    }
    const { table, bytes, sha256, read, isWhole } = found;
    if (entry.bytes !== undefined && entry.bytes !== bytes) differs('bytes', bytes, entry.bytes);
    if (entry.sha256 !== undefined && entry.sha256.toLowerCase() !== sha256)
      differs('the SHA-256', sha256, entry.sha256);
    if (entry.rows !== undefined && entry.rows !== read) differs('rows', read, entry.rows);
    if (sums === null || !isWhole) continue;
    for (const column of CONTROLS[table]) {
      const wanted = entry.totals?.[column];
      if (wanted !== undefined && plain(wanted) !== plain(sums[column]))
        differs(`a total ${column} of`, sums[column], wanted);
    }
  }
}

/** The number without zeros that say nothing: 12.50 and 12.5 are equal. */
function plain(value: string | number): string {
  const text = String(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
