/**
 * What build-info.json says of locked reports, for those alone who have the password: rows, revenue and hashes are
 * content, the hash of a file that can be guessed as well. The next build reads it back.
 */
import { bytesOf, hex, utf8 } from '../../core/lock/keys.ts';
import { pack, unpack } from '../../core/lock/pack.ts';
import { open, seal } from '../../core/lock/seal.ts';
import { type BuildInfo, secretSchema } from '../build-info.ts';
import type { Locks } from './locks.ts';

/** No path of a report begins with a slash. */
const PATH = '/build-info';

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

/** With all that these keys open; what they don't stays as it is. `null` for a part that no build of this version sealed. */
export async function openInfo(info: BuildInfo, locks: Locks): Promise<BuildInfo | null> {
  const secrets = await Promise.all(info.locked.map(({ slug, sealed }) => secretIn(sealed, slug, locks)));
  if (secrets.includes('foreign')) return null;
  const opened = secrets.filter((secret) => typeof secret === 'object');
  return {
    ...info,
    filter: opened[0]?.filter ?? info.filter,
    reports: [...info.reports, ...opened.flatMap(({ reports }) => reports)],
    locked: info.locked.filter((_, at) => secrets[at] === 'closed'),
  };
}

/** Why the part of a report stayed closed, behind "was locked". */
export function whyClosed(slug: string, locks: Locks): string {
  return locks.has(slug)
    ? 'with another password, or was altered since'
    : 'and its definition asks for no password now';
}

async function secretIn(sealed: string, slug: string, locks: Locks): Promise<Secret | 'closed' | 'foreign'> {
  const keys = locks.get(slug);
  const packed = keys === undefined ? null : await open(keys, PATH, bytesOf(sealed));
  if (packed === null) return 'closed';
  try {
    const text = new TextDecoder().decode(await unpack(packed));
    return secretSchema.safeParse(JSON.parse(text)).data ?? 'foreign';
  } catch {
    return 'foreign';
  }
}
