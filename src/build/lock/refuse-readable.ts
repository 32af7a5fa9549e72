/**
 * The last look at a site before it is published: of a locked report nothing may lie in it but what is sealed and
 * what asks for the password. Whatever way the files came (made now, or kept by an earlier build), a mistake there
 * ends the build and publishes nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCKED, WORKER } from '../../core/lock/lock-file.ts';
import type { Report } from '../../core/report.ts';
import { addressOf } from '../address.ts';
import { filesIn } from '../cache/standing.ts';
import { MARKER } from '../swap.ts';
import { openName, unlockPage } from './unlock-page.ts';

/** What hosts show for an address that there is no page for. */
export const MISSING = '404.html';

/** Below `locked/`. */
const SEALED = /^[0-9a-f]{32}\.bin$/;
const ASSETS = [
  'lock.json',
  'unlock.js',
  'unlock.css',
  'lock-again.js',
  'icon.svg',
  'inter-400.woff2',
  'inter-600.woff2',
];
/** Letters of the list of all reports, which are Inter's. */
const LETTERS = /^_assets\/fonts\/[0-9a-f]+\.woff2$/;

/** Throws where something of a locked report could be read. */
export function refuseReadable(site: string, base: string, reports: readonly Report[]): void {
  for (const { slug, place, access } of reports) {
    if (access !== 'password') continue;
    const root = addressOf(base, place, '');
    const asks = unlockPage({ slug, name: openName(slug), root });
    for (const { path } of filesIn(join(site, place))) {
      if (isMeant(path) || (place === '' && (path === MARKER || path === MISSING))) continue;
      const isAsking = path.endsWith('.html') && readFileSync(join(site, place, path), 'utf8') === asks;
      if (!isAsking) throw new Error(`${join(place, path)} is of a locked report, and could be read`);
    }
  }
}

function isMeant(path: string): boolean {
  if (!path.startsWith(LOCKED)) return path === WORKER || LETTERS.test(path);
  const name = path.slice(LOCKED.length);
  return SEALED.test(name) || ASSETS.includes(name);
}
