/** What the reports of a site say of themselves: of a folder that was built, or of one that is published. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileAt } from '../address.ts';
import { errorCode, Failure } from '../failure.ts';
import { MARKER } from '../swap.ts';
import type { Earlier, ToldReport } from './markdown.ts';
import { parseTold } from './told.ts';

/** A file of the site; `null` = it is not there. */
type Read = (path: string) => Promise<string | null>;

const WITHIN = 20_000;

/** As little of build-info.json as is needed: sites of earlier versions are compared as well. */
const listSchema = z.object({
  reports: z.array(z.object({ slug: z.string(), place: z.string().optional() })),
  locked: z.array(z.object({ slug: z.string() })).default([]),
});

/** Throws a Failure where there is no site of ours. */
export async function toldFolder(folder: string): Promise<ToldReport[]> {
  const reports = await toldBy(async (path) => {
    try {
      return await readFile(join(folder, path), 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  });
  if (reports === null)
    throw new Failure(`There is no site in ${folder}.\n  → Run npm run report first, or name its folder.`);
  return reports;
}

/** A site that does not answer is no failure of the build that is compared with it. */
export async function toldAddress(address: string): Promise<Earlier> {
  const top = address.endsWith('/') ? address : `${address}/`;
  try {
    const reports = await toldBy(async (path) => {
      const answer = await fetch(new URL(path, top), { signal: AbortSignal.timeout(WITHIN) });
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`it answers ${answer.status}`);
      return await answer.text();
    });
    return reports === null
      ? { reports: [], problem: `Nothing is published at ${address} yet, so nothing is compared.` }
      : { reports, problem: null };
  } catch (error) {
    const { cause } = error as Error;
    const reason =
      error instanceof SyntaxError || error instanceof z.ZodError
        ? `its ${MARKER} is not one of ours`
        : cause instanceof Error
          ? cause.message || errorCode(cause)
          : (error as Error).message;
    return {
      reports: [],
      problem: `The site at ${address} cannot be read (${reason}), so nothing is compared.`,
    };
  }
}

async function toldBy(read: Read): Promise<ToldReport[] | null> {
  const info = await read(MARKER);
  if (info === null) return null;
  const { reports, locked } = listSchema.parse(JSON.parse(info));
  const open = await Promise.all(
    reports.map(async ({ slug, place = slug }) => {
      const text = await read(fileAt(place, 'api/summary.json'));
      return { slug, told: text === null ? null : parseTold(text), problem: null };
    }),
  );
  return [...open, ...locked.map(({ slug }) => lockedReport(slug))];
}

/** What is said of a report that opens with its password: a summary has other readers. */
export function lockedReport(slug: string): ToldReport {
  return { slug, told: null, problem: 'It is locked: its figures are for those who have its password.' };
}
