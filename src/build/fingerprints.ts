/** By which the data of a built site are known again. */
import type { DropFileSummary } from '../core/drop.ts';
import { cubeToJson } from '../core/wire/cube-json.ts';
import { hashOf, hashOfBytes } from './cache/hash-of.ts';
import type { PreparedReport } from './prepare.ts';

/** Stands for the files of a drop of which orders are withheld. */
const TOLD = 'what is told of the drop';

/**
 * The files of the drop, each with its hash. Where orders are withheld the hash is of what is published: one of
 * the files would tell who knows all but one of their rows whether a guess of that is right.
 */
export function fingerprints({
  cube,
  drop,
  tables,
}: Pick<PreparedReport, 'cube' | 'drop' | 'tables'>): Pick<DropFileSummary, 'file' | 'bytes' | 'sha256'>[] {
  if (cube.withheld === null)
    return drop.files.map(({ file, bytes, sha256 }) => ({ file, bytes: bytes ?? 0, sha256: sha256 ?? '' }));
  const text = cubeToJson(cube);
  return [{ file: TOLD, bytes: Buffer.byteLength(text), sha256: hashOf([hashOfBytes(text), tables]) }];
}
