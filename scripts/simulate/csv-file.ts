/** Writes a table to disk as its rows are made, never faster than the disk takes them. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { csvFormatRows } from 'd3-dsv';

/** Batches of rows, each cell already text. `wrote` hears of the rows of each batch. */
export async function writeCsv(
  path: string,
  columns: readonly string[],
  batches: Iterable<string[][]>,
  wrote: (rows: number) => void = () => {},
): Promise<void> {
  // Written beside and renamed, so that nobody reads half a table.
  const part = `${path}.part`;
  try {
    await pipeline(lines(columns, batches, wrote), createWriteStream(part));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function* lines(
  columns: readonly string[],
  batches: Iterable<string[][]>,
  wrote: (rows: number) => void,
): Generator<string> {
  yield `${csvFormatRows([[...columns]])}\n`;
  for (const rows of batches) {
    if (rows.length === 0) continue;
    yield `${csvFormatRows(rows)}\n`;
    wrote(rows.length);
  }
}
