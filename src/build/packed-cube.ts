import { gzipSync } from 'node:zlib';
import { cubeFile, cubeToBytes } from '../core/wire/cube-packed.ts';
import type { PreparedReport } from './prepare.ts';

/** A large cube as the browser fetches it, compressed here: not every host compresses bytes. `null` for a small one. */
export function packedCube({ cube }: PreparedReport): Uint8Array<ArrayBuffer> | null {
  if (cubeFile(cube) !== 'api/cube.bin') return null;
  return new Uint8Array(gzipSync(cubeToBytes(cube), { level: 9 }));
}
