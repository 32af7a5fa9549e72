/** Writes a table to disk as its rows are made, never faster than the disk takes them. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { csvFormatRow, csvFormatRows } from 'd3-dsv';

/** Batches of rows, each cell already text. */
export async function writeCsv(
  path: string,
  columns: readonly string[],
  batches: Iterable<string[][]>,
  wrote: (rows: number) => void = () => {},
): Promise<void> {
  // Written beside and renamed, so that nobody reads half a table.
  const part = `${path}.part`;
  const file = createWriteStream(part);
  const done = finished(file);
  // A full disk is reported by `done` at the end; until then it must not count as unhandled.
  done.catch(() => {});
  file.write(`${csvFormatRow([...columns])}\n`);
  for (const rows of batches) {
    if (!file.write(`${csvFormatRows(rows)}\n`)) await Promise.race([once(file, 'drain'), done]);
    wrote(rows.length);
  }
  file.end();
  await done;
  await rename(part, path);
}
