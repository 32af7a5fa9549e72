/**
 * Older drops that an earlier build made of the same files, by the same sources: their pages and PDFs are taken as
 * a whole. What stands like that is read only where the drop after it is made, which is compared with it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ofNewest } from '../compose/page.ts';
import { fileAt } from './address.ts';
import { type Cache, keyOf } from './cache/cache.ts';
import { filesIn } from './cache/standing.ts';
import { Failure } from './failure.ts';
import { type Inputs, inputsHash } from './inputs.ts';

/** A drop, and what is to be done for it. */
export interface PlannedDrop {
  readonly inputs: Inputs;
  /** Of all that an older drop is made from; '' = it is the newest, which is never taken as a whole. */
  readonly key: string;
  readonly isMade: boolean;
  readonly isRead: boolean;
}

/** `all` has the drops of each report one after the other, the oldest first; `how` is what all are made by. */
export function plannedDrops(all: readonly Inputs[], cache: Cache, how: readonly unknown[]): PlannedDrop[] {
  const drops = all.map((inputs, at) => {
    const { report, before } = inputs.source;
    const earlier = all[at - 1];
    const key = ofNewest(report)
      ? ''
      : keyOf('drop', ...how, inputsHash(inputs), before === null || !earlier ? '' : inputsHash(earlier));
    return { inputs, key, isMade: key === '' || !cache.has(key) };
  });
  return drops.map((drop, at) => {
    const next = drops[at + 1];
    const isCompared = next !== undefined && next.inputs.source.before !== null && next.isMade;
    return { ...drop, isRead: drop.isMade || isCompared };
  });
}

/** Puts a drop that stands into a site; returns how many pages it has. */
export function takeDrop({ inputs, key }: PlannedDrop, cache: Cache, staging: string): number {
  if (!cache.find(key, {}, staging))
    throw new Failure(
      'What earlier builds made was changed while it was read. Nothing was published.\n  → Run the command again.',
    );
  const files = filesIn(join(staging, inputs.source.report.place));
  return files.filter(({ path }) => path.endsWith('.html')).length;
}

/** Keeps a drop that was made and printed for the builds to come. */
export function keepDrop({ inputs, key }: PlannedDrop, cache: Cache, staging: string): void {
  const { place } = inputs.source.report;
  const files = filesIn(join(staging, place)).map(({ path }) => fileAt(place, path));
  cache.keep(
    key,
    {},
    [],
    files.map((path) => ({ path, bytes: readFileSync(join(staging, path)) })),
  );
}
