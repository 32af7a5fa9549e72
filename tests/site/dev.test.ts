import { spawn } from 'node:child_process';
import { appendFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { WIDTHS } from '../../src/compose/canvas.ts';
import { charts } from '../../src/compose/charts/index.ts';
import { projectWith } from './project.ts';
import { personsEnvironment, smallDrop } from './site.ts';

let project: string;
let stop: () => void;
let origin: string;

beforeAll(async () => {
  project = await projectWith({
    small: { definition: { frontMatter: 'title: Small', commentary: 'All *well*.' }, drop: smallDrop },
  });
  // The same drop, and an older one of it; at the top of a site, and yet below its name here.
  const dated = join(project, 'data/dated');
  for (const day of ['2025-06-05', '2025-07-01'])
    await cp(join(project, 'data/small'), join(dated, day), { recursive: true });
  await mkdir(join(project, 'reports/dated'));
  const keys = 'title: Dated\ndata: data/dated\nroot: true';
  await writeFile(join(project, 'reports/dated/index.md'), `---\n${keys}\n---\n`);
  const child = spawn(process.execPath, [join(project, 'scripts/run.mjs'), 'scripts/dev.ts'], {
    cwd: project,
    env: personsEnvironment(project),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  stop = () => process.kill(-(child.pid ?? 0), 'SIGTERM');
  origin = await new Promise((found, failed) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (address) found(address[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', () => failed(new Error(output)));
  });
});

afterAll(() => stop?.());

test('the gallery shows every chart at its three widths, light and dark, with its words and data', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  expect((await page.goto(`${origin}/gallery/`))?.status()).toBe(200);
  const shown = await page.$$eval('.gallery > section', (sections) =>
    sections.map((section) => ({
      id: section.getAttribute('aria-labelledby') ?? '',
      widths: [...section.querySelectorAll('.gallery-row > div > svg')].map((svg) =>
        Math.round(svg.getBoundingClientRect().width),
      ),
      papers: [...section.querySelectorAll('.gallery-row')].map(
        (row) => getComputedStyle(row).backgroundColor,
      ),
      empty: section.querySelector('.empty')?.textContent ?? '',
      alt: section.querySelector('.alt')?.textContent ?? '',
      rows: section.querySelectorAll('details tbody tr').length,
    })),
  );
  expect(shown.map(({ id }) => id).sort()).toEqual(
    Object.values(charts)
      .map(({ id }) => id)
      .sort(),
  );
  for (const { id, widths, papers, empty, alt, rows } of shown) {
    expect(new Set(papers).size, id).toBe(2);
    expect(alt, id).toMatch(/In words: \S+ \S+/);
    if (empty !== '') continue;
    expect(widths, id).toEqual([...WIDTHS, ...WIDTHS]);
    expect(rows, id).toBeGreaterThan(0);
  }
  expect(shown.filter(({ empty }) => empty === '').length).toBeGreaterThan(10);
  expect(complaints).toEqual([]);
  await browser.close();
});

test('older drops lead to their pages, and back', async () => {
  const page = async (path: string) => {
    const answer = await fetch(origin + path);
    return { status: answer.status, text: await answer.text() };
  };
  const { text } = await page('/dated/changes/');
  const [, older = ''] = /href="(\/[^"]*\/drops\/[^"]*\/)"/.exec(text) ?? [];
  expect(older).toBe('/dated/drops/2025-06-05/');
  const found = await page(older);
  expect(found.status).toBe(200);
  expect(found.text).toMatch(/Drop of [^<]+2025[^<]*, as it was; a newer one came/);
  for (const [, link = ''] of found.text.matchAll(/href="(\/dated\/[^"#?]*)"/g))
    if (!link.endsWith('.pdf')) expect((await page(link)).status, link).toBe(200);
});

test('a page in development reloads when a CSV changes, and shows a refusal when that breaks it', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(`${origin}/small/`);
  const headline = async (words: RegExp) => {
    await expect
      .poll(async () => (await page.content().catch(() => '')).replaceAll(/<[^>]+>/g, ''), {
        timeout: 30_000,
      })
      .toMatch(words);
  };
  await headline(/Influencers returned 2\.00×/);
  await headline(/All well/);

  const payouts = join(project, 'data/small/payouts.csv');
  const before = await readFile(payouts, 'utf8');
  await writeFile(payouts, before.replace('450.00,1,450.00', '950.00,1,950.00'));
  await headline(/Influencers returned 1\.20×/);

  await appendFile(payouts, '\n2,karma,1,1,1.00\n');
  // The refusal is laid over the page, in a tree of its own.
  const overlay = () => document.querySelector('vite-error-overlay')?.shadowRoot?.textContent ?? '';
  await expect
    .poll(async () => await page.evaluate(overlay).catch(() => ''), { timeout: 30_000 })
    .toContain('"karma" is not a payout basis');
  await browser.close();
});
