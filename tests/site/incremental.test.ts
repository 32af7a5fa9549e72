import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { isThorough } from '../thorough.ts';
import { projectWith } from './project.ts';
import { readTree, runIn, smallDrop, temporary } from './site.ts';

/** A copy of the project, so that the sources stay as they are while it is built. */
let project: string;
let out: string;
let cache: string;

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';

beforeAll(async () => {
  const summer = {
    definition: {
      frontMatter: 'title: Summer\nbrand: { name: Acme, logo: logo.svg }',
      commentary: 'All *well*.',
    },
    drop: smallDrop,
    pictures: { 'logo.svg': LOGO },
  };
  const winter = { definition: { frontMatter: 'title: Winter', commentary: '' }, drop: smallDrop };
  project = await projectWith({ summer, winter });
  const folder = await temporary();
  out = join(folder, 'site');
  cache = join(folder, 'cache');
  expect((await build()).code).toBe(0);
});

interface Built {
  readonly code: number | null;
  readonly output: string;
  /** Pages and PDFs that were made, of so many. */
  readonly made: { readonly pages: number; readonly pdfs: number } | null;
}

async function build(...args: string[]): Promise<Built> {
  const { code, output } = await runIn(project, 'report', '--out', out, '--cache', cache, ...args);
  const counted = (step: string) => {
    const found = new RegExp(`${step} +(\\d+)(?: of \\d+)?(?:, (\\d+) as before)?`).exec(output);
    return found === null ? null : Number(found[1]) - Number(found[2] ?? 0);
  };
  const [pages, pdfs] = [counted('Pages'), counted('PDFs')];
  return { code, output, made: pages === null || pdfs === null ? null : { pages, pdfs } };
}

/** The site as a build without a cache makes it. */
async function cold(...args: string[]): Promise<Map<string, Buffer>> {
  const site = join(await temporary(), 'cold');
  const { code, output } = await runIn(project, 'report', '--out', site, ...args);
  expect(code, output).toBe(0);
  return await readTree(site);
}

function differing(one: Map<string, Buffer>, other: Map<string, Buffer>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => !one.get(path)?.equals(other.get(path) ?? Buffer.of(0))).sort();
}

async function edit(path: string, from: string | RegExp, to: string): Promise<void> {
  const file = join(project, path);
  const before = await readFile(file, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  await writeFile(file, after);
}

/** Each of these builds several sites. */
const thorough = test.runIf(isThorough);

const pagesAmong = (paths: readonly string[]) => paths.filter((path) => path.endsWith('index.html'));
const pdfsAmong = (paths: readonly string[]) => paths.filter((path) => path.endsWith('.pdf'));

/** One after another: after the caption the bytes are compared, those that the changes before it have left as well. */
describe('a build after a change has the bytes of one without a cache', () => {
  test('nothing changed: nothing is made, and that is said', async () => {
    const before = await stat(join(out, 'build-info.json'));
    const { output, made } = await build();
    expect(output).toMatch(
      /Nothing changed: \S*site\/ stands as the last build made it, \d+ files, checked in/,
    );
    expect(made).toBeNull();
    expect((await stat(join(out, 'build-info.json'))).ino).toBe(before.ino);
  });

  test('one order', async () => {
    const before = await readTree(out);
    await edit('data/summer/tracking_data.csv', '1200.25', '1300.25');
    const { made } = await build();
    const after = await readTree(out);
    const changed = differing(before, after);
    expect(changed.filter((path) => path.startsWith('winter/'))).toEqual([]);
    expect(made?.pdfs).toBe(pdfsAmong(changed).length);
  });

  test('the front matter of one report', async () => {
    await edit('reports/summer/index.md', 'title: Summer', 'title: Late summer\nmargin: 0.4');
    const { made } = await build();
    const after = await readTree(out);
    const its = pagesAmong([...after.keys()]).filter((path) => path.startsWith('summer/'));
    expect(made?.pages).toBe(its.length);
    expect(String(after.get('summer/index.html'))).toContain('Late summer');
  });

  test('one caption: only what shows it, or the hash of its file, is made', async () => {
    const before = await readTree(out);
    await edit('data/summer/posts.csv', 'Leg day, no excuses', 'Leg day, many excuses');
    const { made } = await build();
    const after = await readTree(out);
    const changed = differing(before, after);
    expect(changed).toEqual([
      'build-info.json',
      'summer/api/data.json',
      'summer/api/posts.json',
      'summer/api/records/posts.json',
      'summer/api/report.json',
      'summer/data/index.html',
      'summer/downloads/posts.csv',
      'summer/influencers/asha-rao/index.html',
      'summer/pdf/data.pdf',
    ]);
    expect(made).toEqual({ pages: pagesAmong(changed).length, pdfs: pdfsAmong(changed).length });
    expect(differing(after, await cold())).toEqual([]);
  });

  thorough('the analyst’s words, and a picture', async () => {
    const before = await readTree(out);
    await edit('reports/summer/index.md', 'All *well*.', 'All *very* well.');
    await edit('reports/summer/logo.svg', 'h8v8z', 'h8v7z');
    const { made } = await build();
    const after = await readTree(out);
    const changed = differing(before, after);
    expect(pagesAmong(changed)).toEqual(['summer/index.html']);
    expect(changed).toContain('summer/logo.svg');
    expect(made?.pages).toBe(1);
    expect(differing(after, await cold())).toEqual([]);
  });

  thorough('a template', async () => {
    await edit('src/layouts/Report.astro', 'Skip to the report', 'On to the report');
    const { made } = await build();
    const after = await readTree(out);
    expect(made?.pages).toBe(pagesAmong([...after.keys()]).length - 1);
    expect(String(after.get('winter/index.html'))).toContain('On to the report');
    expect(differing(after, await cold())).toEqual([]);
  });

  thorough('what is asked for: statements, another path', async () => {
    const asked = ['--statements', '--base', '/team/'];
    await build(...asked);
    expect(differing(await readTree(out), await cold(...asked))).toEqual([]);
    const { output } = await build();
    expect(output).toContain('as an earlier build made it of the same');
  });

  thorough('a report gone, and back', async () => {
    const kept = join(await temporary(), 'winter');
    await cp(join(project, 'reports/winter'), kept, { recursive: true });
    await rm(join(project, 'reports/winter'), { recursive: true });
    await build();
    expect(differing(await readTree(out), await cold())).toEqual([]);
    await cp(kept, join(project, 'reports/winter'), { recursive: true });
    expect((await build()).output).toContain('as an earlier build made it of the same');
  });
});

describe('what stands in the folder', () => {
  test.each<[string, (site: string) => Promise<unknown>]>([
    ['altered', (site) => writeFile(join(site, 'summer/index.html'), 'defaced')],
    ['more', (site) => writeFile(join(site, 'summer/more.html'), '')],
  ])('%s: the site is put back as it was', async (_how, harm) => {
    const before = await readTree(out);
    await harm(out);
    expect((await build()).output).toContain('as an earlier build made it of the same');
    expect(differing(await readTree(out), before)).toEqual([]);
  });
});

thorough('a cache that was tampered with adds nothing to a site', async () => {
  const objects = join(cache, 'objects');
  const files = (await readdir(objects, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const [at, path] of files.entries()) {
    const bytes = await readFile(path);
    if (at % 3 === 0) await writeFile(path, bytes.subarray(0, bytes.length >> 1));
    if (at % 3 === 1) await writeFile(path, String(bytes).replaceAll('e', 'é'));
  }
  await rm(out, { recursive: true });
  await edit('data/summer/posts.csv', 'many excuses', 'few excuses');
  expect((await build()).code).toBe(0);
  expect(differing(await readTree(out), await cold())).toEqual([]);
});
