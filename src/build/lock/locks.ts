/** The keys of all reports that are locked, before anything is made of them: without a good password nothing is. */
import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { allKeys, cost, type Keys, passwordBytes, saltOf } from '../../core/lock/keys.ts';
import type { Report } from '../../core/report.ts';
import { passwordOf } from './password.ts';

/** By slug; reports that are open have none. */
export type Locks = ReadonlyMap<string, Keys>;

/**
 * Throws a Failure when a password is missing, or easily guessed; `undone` ends it, such as "Nothing was sent."
 */
export async function locksOf(
  reports: readonly Report[],
  environment: NodeJS.ProcessEnv,
  undone = 'Nothing was published.',
): Promise<Locks> {
  const locked = new Map(
    reports.filter(({ access }) => access === 'password').map((report) => [report.slug, report]),
  );
  const passwords = [...locked].map(
    ([slug, report]) => [slug, passwordOf(report, environment, undone)] as const,
  );
  return new Map(
    await Promise.all(
      passwords.map(async ([slug, password]) => [slug, await keysOf(password, slug)] as const),
    ),
  );
}

async function keysOf(password: string, slug: string): Promise<Keys> {
  const { dkLen, ...how } = cost;
  // The system's own takes what the browser's takes, in half the time; a little more than 128 N r bytes.
  const options = { ...how, maxmem: 129 * cost.N * cost.r };
  const master = await promisify<Uint8Array, Uint8Array, number, object, Buffer>(scrypt)(
    passwordBytes(password),
    saltOf(slug),
    dkLen,
    options,
  );
  return await allKeys(Uint8Array.from(master));
}

/** Of passwords: a site that was made with another one is another site. */
export function locksHash(locks: Locks): readonly (readonly [slug: string, fingerprint: string])[] {
  return [...locks].map(([slug, { fingerprint }]) => [slug, fingerprint]);
}
