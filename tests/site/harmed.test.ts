import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { projectWith } from './project.ts';
import { readTree, root, runIn, runWith, smallDrop, temporary } from './site.ts';

let project: string;
let folder: string;
let out: string;
let before: Map<string, Buffer>;
let cache: string;

beforeAll(async () => {
  project = await projectWith({
    summer: {
      definition: { frontMatter: 'title: Summer\nbrand: { name: Acme, logo: logo.svg }', commentary: '' },
      drop: smallDrop,
      pictures: { 'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    },
  });
  folder = await temporary();
  cache = join(await temporary(), 'cache');
  out = join(folder, 'site');
  expect((await runIn(project, 'report', '--out', out)).code).toBe(0);
  before = await readTree(out);
  // Every build from here on would make another site.
  await appendFile(join(project, 'data/summer/influencers.csv'), '3,Ravi,Fitness,Male,900,Instagram\n');
});

const harmful = pathToFileURL(join(root, 'tests/site/harm.mjs')).href;

/** The message of a build that something goes wrong in. The old site has to stand, with nothing beside it. */
async function harmed(harm: string, kept = cache): Promise<string> {
  const environment = { HARM: harm, NODE_OPTIONS: `--import=${harmful}` };
  const { code, output } = await runWith(environment, project, 'report', '--out', out, '--cache', kept);
  expect(code, output).toBe(1);
  const after = await readTree(out);
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [path, bytes] of before) expect(after.get(path)?.equals(bytes), path).toBe(true);
  expect(await readdir(folder)).toEqual(['site']);
  return output
    .replaceAll(folder, '<folder>')
    .replaceAll(project, '<project>')
    .replace(/printed \S+;/, 'printed <page>;')
    .split('\n')
    .filter((line) => !/^Building|^ {2}(?:Reading|Pages|PDFs) /.test(line))
    .join('\n');
}

test('the disk is full', async () => {
  expect(await harmed('the disk is full')).toMatchInlineSnapshot(`
    "The disk that holds <folder>/site is full. Nothing was published; the site in <folder>/site is as it was.
      → Free some space and run the command again.
    "
  `);
  expect(await harmed('the disk is full at the last file')).toMatchInlineSnapshot(`
    "The disk that holds <folder>/site is full. Nothing was published; the site in <folder>/site is as it was.
      → Free some space and run the command again.
    "
  `);
});

test('the folder cannot be written', async () => {
  expect(await harmed('the folder cannot be written')).toMatchInlineSnapshot(`
    "<folder>/site or the folder around it cannot be written. Nothing was published; the site in <folder>/site is as it was.
      → Allow writing there, or choose another folder with --out.
    "
  `);
});

test('there is no browser', async () => {
  const told = await harmed('there is no browser', join(await temporary(), 'cache'));
  expect(told).toMatch(/^No browser was found that starts; one is needed to print the PDFs. Tried:$/m);
  expect(told).toMatch(/^ {2}→ Install Chrome, or run: npx puppeteer browsers install chrome$/m);
});

test('a file changes while it is read', async () => {
  const file = join(project, 'data/summer/payouts.csv');
  const text = await readFile(file);
  expect(await harmed('a file changes while it is read')).toMatchInlineSnapshot(`
    "data/summer/payouts.csv changed while the report was made. Nothing was published.
      → Run the command again when the files are whole.
    "
  `);
  await writeFile(file, text);
});

test('a picture changes while pages are made', async () => {
  expect(await harmed('the logo changes while pages are made')).toMatchInlineSnapshot(`
    "reports/summer/logo.svg changed while the report was made. Nothing was published.
      → Run the command again when the files are whole.
    "
  `);
});

test('the browser is killed while it prints; the next build goes on from there', async () => {
  const fresh = join(await temporary(), 'cache');
  expect(await harmed('the browser is killed', fresh)).toMatchInlineSnapshot(`
    "The browser ended while it printed <page>; perhaps the machine is short of memory.
      → Run the command again, with other programs closed.
    "
  `);
  const { code, output } = await runIn(project, 'report', '--out', out, '--cache', fresh);
  expect(code, output).toBe(0);
  expect(output).toMatch(/Pages +(\d+), \1 as before/);
  expect(await readdir(folder)).toEqual(['site']);
});
