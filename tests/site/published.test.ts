import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { isThorough } from '../thorough.ts';
import { foldSpaces, pdfText } from './pdf-text.ts';
import { readTree, root, run, runWith, smallDrop, temporary, userIds, writeDrop } from './site.ts';

let folder: string;
let out: string;

beforeAll(async () => {
  folder = await writeDrop(smallDrop);
  out = join(await temporary(), 'site');
  const { code, output } = await run('report', '--data', folder, '--out', out);
  expect(output).toContain('Look at it with');
  expect(code).toBe(0);
});

/** What a reader sees, without markup. */
async function pageText(path: string): Promise<string> {
  const html = await readFile(join(out, path), 'utf8');
  return foldSpaces(
    html
      .replaceAll(/<style.*?<\/style>/gs, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&nbsp;', ' '),
  );
}

describe('the same figures', () => {
  test.each([
    ['revenue', '1,500.75', 1500.75],
    ['orders', '3', 3],
    ['spend', '750.00', 750],
    ['roas', '2.001×', 2.001],
    ['roi', '100.1000 %', 1.001],
    ['aov', '500.25', 500.25],
    ['cpo', '250.00', 250],
    ['engagement_rate', '5.0000 %', 0.05],
    ['organic_revenue', '99.00', 99],
  ])('%s stands in HTML, PDF and JSON', async (id, text, number) => {
    const { totals } = JSON.parse(await readFile(join(out, 'summer/api/summary.json'), 'utf8'));
    expect(totals[id]).toBe(number);
    const [page, pdf] =
      id === 'organic_revenue' ? ['data/index.html', 'data.pdf'] : ['index.html', 'overview.pdf'];
    expect(await pageText(`summer/${page}`)).toContain(text);
    expect(await pdfText(await readFile(join(out, 'summer/pdf', pdf)))).toContain(text);
  });
});

test('no user id is published, whole, shortened or hashed', async () => {
  const traces = userIds.flatMap((id) => [
    id,
    id.slice(0, 8),
    id.slice(-12),
    ...['md5', 'sha1', 'sha256', 'sha512'].flatMap((hash) =>
      (['hex', 'base64'] as const).map((form) => createHash(hash).update(id).digest(form).slice(0, 16)),
    ),
  ]);
  const files = await readTree(out);
  const texts = [...files].map(([path, bytes]) => [path, bytes.toString('latin1')] as const);
  for (const [path, bytes] of files) if (path.endsWith('.pdf')) texts.push([path, await pdfText(bytes)]);
  const found = texts.flatMap(([path, text]) =>
    traces.filter((trace) => text.includes(trace)).map((trace) => `${trace} in ${path}`),
  );
  expect(found).toEqual([]);
});

test('the same input gives the same bytes, PDFs included: elsewhere, at another hour, in another language', async () => {
  const place = join(await temporary(), 'an other', 'plăce');
  const copy = join(place, 'summer');
  await mkdir(copy, { recursive: true });
  // Files of another age, in another order.
  for (const table of Object.keys(smallDrop).reverse()) {
    await copyFile(join(folder, `${table}.csv`), join(copy, `${table}.csv`));
    await utimes(join(copy, `${table}.csv`), 0, 0);
  }
  const again = join(place, 'site');
  const environment = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'ar_EG.UTF-8' };
  const { code, output } = await runWith(environment, root, 'report', '--data', copy, '--out', again);
  expect(code, output).toBe(0);
  const [one, two] = [await readTree(out), await readTree(again)];
  expect([...two.keys()]).toEqual([...one.keys()]);
  for (const [path, bytes] of one) expect(two.get(path)?.equals(bytes), path).toBe(true);
});

test('every page has a PDF, of an influencer on request, and every address leads somewhere, under a base path too', async () => {
  const based = join(await temporary(), 'site');
  const asked = ['--base', '/team/reports/', '--statements'];
  expect((await run('report', '--data', folder, '--out', based, ...asked)).code).toBe(0);
  const files = await readTree(based);
  const pages = [...files].filter(([path]) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(4);
  for (const [path, html] of pages) {
    const here = new URL(path.replace(/index\.html$/, ''), 'http://site/team/reports/');
    for (const [, address = ''] of html.toString().matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (address.startsWith('#')) continue;
      const { pathname, hash, origin } = new URL(address, here);
      // A post leads to where it was posted, and nothing else leads out.
      if (origin !== here.origin) {
        expect(
          smallDrop.posts?.map(({ url }) => url),
          `in ${path}`,
        ).toContain(address);
        continue;
      }
      expect(pathname, `in ${path}`).toMatch(/^\/team\/reports\//);
      const file = decodeURIComponent(pathname.replace('/team/reports/', ''));
      const anchor = hash.slice(1);
      const target = files.get(file.endsWith('/') || file === '' ? `${file}index.html` : file);
      expect(target, `${address} in ${path}`).toBeDefined();
      if (anchor) expect(target?.toString(), `${address} in ${path}`).toContain(`id="${anchor}"`);
    }
    // One works on a screen alone.
    const printed = path !== 'index.html' && !path.endsWith('your-files/index.html');
    if (printed) expect(html.toString(), path).toMatch(/href="[^"]*\.pdf"/);
  }
  const statement = await pdfText(files.get('summer/pdf/influencers-asha-rao.pdf') ?? Buffer.of());
  expect(statement).toContain('Asha Rao returned 4.00× on 300 of spend');
  expect(await readdir(join(out, 'summer/pdf'))).not.toContain('influencers-asha-rao.pdf');
});

// Public data files of this format, where they are at hand; their totals were computed independently.
const drops = join(root, '..', 'shared', 'drops');
const first = [
  'techysuman27',
  [
    '3,786,492.07',
    '19,009',
    '1,264,269.00',
    '2.995005×',
    '199.19',
    '66.51',
    '4.5715 %',
    '3,428,442.74',
    '689,493.71',
    '397.24',
    '1,275,473.76',
  ],
] as const;
/** A larger one. */
const second = ['sonakshisant', ['53,280,051.08', '24,983', '7.879109×']] as const;

describe.skipIf(!existsSync(drops))('real drops', () => {
  test.each([first, ...(isThorough ? [second] : [])])(
    '%s has the right totals in HTML, PDF and JSON',
    async (name, figures) => {
      const site = join(await temporary(), 'site');
      expect((await run('report', '--data', join(drops, name), '--out', site)).code).toBe(0);
      const html = foldSpaces(
        (await readFile(join(site, name, 'index.html'), 'utf8')).replaceAll('&nbsp;', ' '),
      );
      const pdf = await pdfText(await readFile(join(site, name, 'pdf/overview.pdf')));
      const json = await readFile(join(site, name, 'api/summary.json'), 'utf8');
      for (const figure of figures) {
        expect(html).toContain(figure);
        expect(pdf).toContain(figure);
        const bare = figure.replaceAll(',', '').replace('×', '').replace(/\.00$/, '');
        const ratio = figure === '4.5715 %' ? '0.045715' : figure === '397.24' ? '3.9724' : bare;
        expect(json).toContain(ratio);
      }
    },
  );
});
