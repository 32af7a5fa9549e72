/**
 * Whether what a journal says has the form of one. Journals are sealed; this is for those that somebody else
 * has sealed. Written by hand, as it runs over thousands of files at the start of every build.
 */
import type { Build, BuiltFile, BuiltPart } from './journal.ts';

export function isBuild(value: unknown): value is Build {
  if (!isObject(value)) return false;
  const { site, out, reports, files, traces, parts, browser } = value;
  return (
    (site === null || isHash(site)) &&
    typeof out === 'string' &&
    isListOf(reports, (one) => isObject(one) && (one.place === '' || isPath(one.place)) && isHash(one.key)) &&
    isListOf(files, isFile) &&
    isListOf(traces, (trace) => isListOf(trace, (place) => typeof place === 'string')) &&
    isListOf(parts, isPart) &&
    (browser === null || (isObject(browser) && isHash(browser.seen) && typeof browser.version === 'string'))
  );
}

function isPart(value: unknown): value is BuiltPart {
  if (!isObject(value)) return false;
  const { key, trace, read, files } = value;
  return isHash(key) && Number.isSafeInteger(trace) && isHash(read) && isListOf(files, isFile);
}

function isFile(value: unknown): value is BuiltFile {
  return isObject(value) && isPath(value.path) && isHash(value.hash) && isSize(value.size);
}

/** A length that a file may have, and a machine room for. */
function isSize(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31;
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** Below the site, with slashes, leading nowhere else on any system. */
function isPath(value: unknown): boolean {
  if (typeof value !== 'string' || /[\\\0:]/.test(value)) return false;
  return value.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
