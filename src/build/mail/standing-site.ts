/** The site that mail speaks of: what is attached and linked must be what the summary was made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCKED } from '../../core/lock/lock-file.ts';
import { unpack } from '../../core/lock/pack.ts';
import { open, sealedName } from '../../core/lock/seal.ts';
import type { Report } from '../../core/report.ts';
import { fileAt } from '../address.ts';
import { type BuildInfo, parseBuildInfo } from '../build-info.ts';
import { Failure } from '../failure.ts';
import { fingerprints } from '../fingerprints.ts';
import type { Inputs } from '../inputs.ts';
import type { Locks } from '../lock/locks.ts';
import { openInfo, whyClosed } from '../lock/sealed-info.ts';
import type { PreparedReport } from '../prepare.ts';
import { MARKER } from '../swap.ts';

export interface StandingSite {
  readonly folder: string;
  /** Path that it is served under. */
  readonly base: string;
  /** Whether influencers' statements were printed. */
  readonly statements: boolean;
  readonly info: BuildInfo;
  /** Keys of the reports that are locked. */
  readonly locks: Locks;
}

export async function standingSite(folder: string, shown: string, locks: Locks): Promise<StandingSite> {
  let info: BuildInfo | null = null;
  try {
    info = parseBuildInfo(readFileSync(join(folder, MARKER), 'utf8'));
  } catch {
    // Said below.
  }
  const opened = info === null ? null : await openInfo(info, locks);
  if (opened === null)
    throw new Failure(`${shown} holds no site to mail.\n  → Build it first: npm run report`);
  return { folder, base: opened.base, statements: opened.statements, info: opened, locks };
}

/** Throws when the site was made of other data, or by another definition. */
export function refuseOutdated(
  { info, locks }: StandingSite,
  prepared: PreparedReport,
  { source, definition }: Inputs,
  /** Files of the drop before, which the mail tells of as well. */
  before: Inputs['data'],
  shown: string,
): void {
  const { slug } = source.report;
  const built = info.reports.find((report) => report.slug === slug);
  if (info.locked.some((report) => report.slug === slug))
    throw new Failure(
      `The report "${slug}" of ${shown} was locked ${whyClosed(slug, locks)}. Nothing was sent.\n  → Build it again: npm run report`,
    );
  if (built === undefined)
    throw new Failure(
      `${shown} has no report "${slug}". Nothing was sent.\n  → Build it first: npm run report`,
    );
  const changed = [
    ...differing(
      fingerprints(prepared).map(({ file, sha256 }) => [file, sha256]),
      built.files.map(({ file, sha256 }) => [file, sha256]),
    ),
    ...differing(
      before.map(({ name, hash }) => [`drop before: ${name}`, hash]),
      (built.older?.at(-1)?.files ?? []).map(({ file, sha256 }) => [`drop before: ${file}`, sha256]),
    ),
    ...differing(
      definition.map(({ name, hash }) => [name, hash]),
      built.definition.map(({ file, sha256 }) => [file, sha256]),
    ),
  ];
  const [first, ...more] = changed;
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  throw new Failure(
    `${shown} does not show the report "${slug}" as it is now: ${first}${others} changed since it was built. Nothing was sent.\n  → Build it again: npm run report`,
  );
}

/** Names of files that came, went or have another content. */
function differing(
  now: readonly (readonly [name: string, hash: string])[],
  before: readonly (readonly [name: string, hash: string])[],
): string[] {
  const known = new Map(before);
  const here = new Map(now);
  return [...new Set([...here.keys(), ...known.keys()])]
    .filter((name) => here.get(name) !== known.get(name))
    .sort();
}

/** A file of a report, from its path below it; of a locked one as it was before. */
export async function publishedFile(
  { folder, locks }: StandingSite,
  { slug, place }: Pick<Report, 'slug' | 'place'>,
  path: string,
): Promise<Buffer | null> {
  const keys = locks.get(slug);
  const name = keys === undefined ? path : LOCKED + (await sealedName(keys, path));
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, fileAt(place, name)));
  } catch {
    return null;
  }
  if (keys === undefined) return bytes;
  const packed = await open(keys, path, Uint8Array.from(bytes));
  return packed === null ? null : Buffer.from(await unpack(packed));
}
