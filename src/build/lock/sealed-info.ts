/**
 * What build-info.json says of locked reports, for those alone who have the password: rows, revenue and hashes are
 * content, the hash of a file that can be guessed as well. The next build reads it back.
 */
import { bytesOf, hex, utf8 } from '../../core/lock/keys.ts';
import { pack, unpack } from '../../core/lock/pack.ts';
import { open, seal } from '../../core/lock/seal.ts';
import type { BuildInfo } from '../build-info.ts';
import type { Locks } from './locks.ts';

/** No path of a report begins with a slash. */
const PATH = '/build-info';

/** The part of a locked report, with all its drops. */
type Secret = Pick<BuildInfo, 'filter' | 'reports'>;

export async function sealInfo(info: BuildInfo, locks: Locks): Promise<BuildInfo> {
  if (locks.size === 0) return info;
  const locked = [...locks].map(async ([slug, keys]) => {
    const its: Secret = { filter: info.filter, reports: info.reports.filter((one) => one.slug === slug) };
    return { slug, sealed: hex(await seal(keys, PATH, pack(utf8(JSON.stringify(its)), false))) };
  });
  const reports = info.reports.filter(({ slug }) => !locks.has(slug));
  // Selections name influencers and campaigns.
  return { ...info, filter: null, reports, locked: await Promise.all(locked) };
}

/** With all that these keys open; what they don't stays as it is. */
export async function openInfo(info: BuildInfo, locks: Locks): Promise<BuildInfo> {
  const secrets = await Promise.all(info.locked.map(({ slug, sealed }) => secretIn(sealed, slug, locks)));
  const opened = secrets.filter((secret) => secret !== null);
  return {
    ...info,
    filter: opened[0]?.filter ?? info.filter,
    reports: [...info.reports, ...opened.flatMap(({ reports }) => reports)],
    locked: info.locked.filter((_, at) => secrets[at] === null),
  };
}

async function secretIn(sealed: string, slug: string, locks: Locks): Promise<Secret | null> {
  const keys = locks.get(slug);
  const packed = keys === undefined ? null : await open(keys, PATH, bytesOf(sealed));
  return packed === null ? null : JSON.parse(new TextDecoder().decode(await unpack(packed)));
}
