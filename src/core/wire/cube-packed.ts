/** Cube ⇄ bytes, for cubes that are long as JSON: the same content, spend allocated again on arrival. */
import type { Facts } from '../facts.ts';
import type { Cube } from '../measure/cube.ts';
import { allocateSpend } from '../model/allocate-spend.ts';
import { pack, unpack } from './packed.ts';

/** Raised when the shape changes, so that a page never reads a cube it doesn't understand. */
const VERSION = 3;

type Sent = Omit<Cube, 'tables'> & {
  readonly version: number;
  readonly tables: Omit<Facts['tables'], 'spend'>;
};

/** Cells above which a cube travels packed. */
const MANY = 50_000;

/** File of the cube below the report. */
export function cubeFile({ tables }: Cube): 'api/cube.json' | 'api/cube.bin' {
  const { spend: _, ...sent } = tables;
  const cells = Object.values(sent).reduce((sum, { rows }) => sum + rows, 0);
  return cells > MANY ? 'api/cube.bin' : 'api/cube.json';
}

export function cubeToBytes(cube: Cube): Uint8Array<ArrayBuffer> {
  const { spend: _, ...tables } = cube.tables;
  const sent: Sent = { version: VERSION, ...cube, tables };
  return pack(sent);
}

/** Throws when the bytes aren't a cube of this version. */
export function cubeFromBytes(bytes: ArrayBuffer): Cube {
  const { version, tables, ...rest } = unpack(bytes) as Sent;
  if (version !== VERSION) throw new Error(`a cube of version ${version}, where ${VERSION} is understood`);
  const { payouts, orders, posts } = tables;
  const spend = allocateSpend(
    { payouts, orders, posts },
    rest.dictionaries.basis,
    rest.allocation,
    rest.withheld?.parted,
  );
  return { ...rest, tables: { ...tables, spend } };
}
