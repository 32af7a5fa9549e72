/** A folder → its cube, by the stages that a report goes through. */
import { basename } from 'node:path';
import { openDropFolder } from '../../../src/build/drop-folder.ts';
import { readDrop } from '../../../src/core/ingest/read-drop.ts';
import { type Cube, gatherCube } from '../../../src/core/measure/cube.ts';
import { defaultScore } from '../../../src/core/measure/metric.ts';
import { linkFacts } from '../../../src/core/model/link-facts.ts';
import { defaultTiers } from '../../../src/core/model/tier.ts';
import type { ReadSettings } from '../../../src/core/settings.ts';

/** What two real drops need to be told. */
const TOLD: Readonly<Record<string, ReadSettings>> = {
  worksbyvishesh: { dateFormat: 'DD/MM/YYYY' },
  hassanyusuf6826: { quarantine: 0.05 },
};

export interface ReadCube {
  readonly cube: Cube;
  /** Rows with errors. */
  readonly leftOut: { readonly posts: number };
}

export async function cubeOfFolder(folder: string): Promise<ReadCube> {
  const { files } = await openDropFolder(folder);
  const { drop, rows, issues } = await readDrop(files, TOLD[basename(folder)] ?? {});
  if (drop === null) throw new Error(issues.map(({ message }) => message).join('\n'));
  const facts = linkFacts(drop, { allocation: 'by-basis', tiers: defaultTiers });
  return {
    cube: gatherCube(facts, { margin: null, score: defaultScore }),
    leftOut: { posts: rows.posts.rejected },
  };
}
