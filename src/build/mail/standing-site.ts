/** The site that mail speaks of: what is attached and linked must be what the summary was made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from '../address.ts';
import { type BuildInfo, parseBuildInfo } from '../build-info.ts';
import { Failure } from '../failure.ts';
import type { Inputs } from '../inputs.ts';
import type { PreparedReport } from '../prepare.ts';
import { MARKER } from '../swap.ts';

export interface StandingSite {
  readonly folder: string;
  /** Path that it is served under. */
  readonly base: string;
  /** Whether influencers' statements were printed. */
  readonly statements: boolean;
  readonly info: BuildInfo;
}

export function standingSite(folder: string, shown: string): StandingSite {
  let info: BuildInfo | null = null;
  try {
    info = parseBuildInfo(readFileSync(join(folder, MARKER), 'utf8'));
  } catch {
    // Said below.
  }
  if (info === null) throw new Failure(`${shown} holds no site to mail.\n  → Build it first: npm run report`);
  return { folder, base: info.base, statements: info.statements, info };
}

/** Throws when the site was made of other data, or by another definition. */
export function refuseOutdated(
  { info }: StandingSite,
  { drop }: PreparedReport,
  { source, definition }: Inputs,
  shown: string,
): void {
  const { slug } = source.report;
  const built = info.reports.find((report) => report.slug === slug);
  if (built === undefined)
    throw new Failure(
      `${shown} has no report "${slug}". Nothing was sent.\n  → Build it first: npm run report`,
    );
  const changed = [
    ...differing(
      drop.files.map(({ file, sha256 }) => [file, sha256]),
      built.files.map(({ file, sha256 }) => [file, sha256]),
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

/** A file of a report, from its path below it. */
export function publishedFile({ folder }: StandingSite, slug: string, path: string): Buffer | null {
  try {
    return readFileSync(join(folder, addressOf('/', slug, path)));
  } catch {
    return null;
  }
}
