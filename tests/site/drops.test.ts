/** Dated drops: the newest is the report, older ones stay published below it, and what changed is told. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, test } from 'vitest';
import { listedPages } from '../compose/listed-pages.ts';
import { readPdf } from './pdf-sheets.ts';
import { foldSpaces, pdfText } from './pdf-text.ts';
import { projectWith } from './project.ts';
import { readTree, runIn, runWith, smallDrop, temporary, userIds, writeDrop } from './site.ts';

const BASE = '/team/';
const MAY = 'summer/drops/2025-05-10/';
const JUNE = 'summer/drops/2025-06-05/';

/** The small drop up to a day; `revenue` of its first order, which is put right later. */
function dropOf(day: string, revenue: string) {
  const upTo = (rows: (typeof smallDrop)[string] = []) =>
    rows.filter(({ date }) => date === undefined || date < day);
  const [first, ...orders] = upTo(smallDrop.tracking_data);
  return {
    influencers: smallDrop.influencers ?? [],
    posts: upTo(smallDrop.posts),
    tracking_data: [{ ...first, revenue }, ...orders] as (typeof smallDrop)[string],
    payouts: smallDrop.payouts ?? [],
  };
}

let project: string;
let out: string;
/** The site of two drops, and the one after a third. */
let before: Map<string, Buffer>;
let site: Map<string, Buffer>;
/** What the two builds said. */
const outputs: string[] = [];

async function put(date: string, revenue: string): Promise<void> {
  await mkdir(join(project, 'data/summer'), { recursive: true });
  await rename(await writeDrop(dropOf(date, revenue)), join(project, 'data/summer', date));
}

beforeAll(async () => {
  const mail = 'mail: { to: [ana@example.com], pdfs: [changes] }';
  const definition = { frontMatter: `title: Summer\ncurrency: INR\n${mail}`, commentary: '' };
  project = await projectWith({ summer: { definition, drop: {} } });
  out = join(await temporary(), 'site');
  const build = async () => {
    const options = ['--out', out, '--base', BASE, '--cache', join(out, '..', 'cache')];
    const run = await runIn(project, 'report', ...options);
    expect(run.code, run.output).toBe(0);
    outputs.push(run.output);
    return await readTree(out);
  };
  await put('2025-05-10', '1200.25');
  await put('2025-06-05', '1200.25');
  before = await build();
  await put('2025-07-01', '1100.25');
  site = await build();
});

const text = (path: string) => site.get(path)?.toString('utf8') ?? '';
const menuIn = (html: string) =>
  [
    ...html
      .slice(html.indexOf('<ul class="menu"'), html.indexOf('</ul>'))
      .matchAll(/<a [^>]*>\s*([^<]+?)\s*<\/a>/g),
  ].map(([, label]) => label);
const labels = (of: (id: string) => boolean) =>
  listedPages.filter(({ id }) => of(id)).map(({ label }) => label);

test('each drop is read, and said so', () => {
  const read = outputs.map((output) =>
    [...output.matchAll(/Reading summer, drop of ([\d-]+)/g)].map(([, date]) => date),
  );
  expect(read).toEqual([
    ['2025-05-10', '2025-06-05'],
    // The first stands; what changed since is told by the second, which is no longer the newest.
    ['2025-05-10', '2025-06-05', '2025-07-01'],
  ]);
});

describe('an older drop', () => {
  test('has pages of figures with their PDFs at its own address, and no other files', () => {
    const paths = [...site.keys()].filter((path) => path.startsWith(MAY));
    const pages = labels((id) => id !== 'api' && id !== 'your-files');
    expect(menuIn(text(`${MAY}index.html`))).toEqual(pages);
    expect(paths.filter((path) => path.endsWith('index.html')).length).toBe(pages.length);
    expect(paths.filter((path) => path.endsWith('.pdf')).length).toBe(pages.length + 1);
    expect(paths.filter((path) => /\.(?:json|csv|xlsx|md|bin)$/.test(path))).toEqual([]);
    expect(paths.filter((path) => path.startsWith(`${MAY}drops/`))).toEqual([]);
    expect(text(`${MAY}index.html`)).not.toContain('<filter-bar');
  });

  test('says on every page, on screen and on paper, that a newer one came', async () => {
    const notice = 'Drop of May\u00a010,\u00a02025, as it was; a newer one came on Jun\u00a05,\u00a02025.';
    const pages = [...site.keys()].filter((path) => path.startsWith(MAY) && path.endsWith('index.html'));
    for (const path of pages) {
      expect(text(path), path).toContain(notice);
      expect(text(path), path).toContain(`href="${BASE}summer/"`);
    }
    for (const pdf of ['pdf/overview.pdf', 'summer.pdf'])
      expect(await pdfText(site.get(MAY + pdf) ?? Buffer.of())).toContain(foldSpaces(notice));
    expect(text('summer/index.html')).not.toContain('a newer one came');
  });

  test('has its day in the head of every sheet but the cover, which may come apart', async () => {
    for (const [pdf, covers] of [
      ['pdf/campaigns.pdf', 0],
      ['summer.pdf', 1],
    ] as const) {
      const { sheets } = await readPdf(site.get(MAY + pdf) ?? Buffer.of());
      expect(sheets.length).toBeGreaterThan(covers);
      for (const { head } of sheets.slice(covers)) expect(head).toContain('drop of May 10, 2025');
    }
    for (const { head } of (await readPdf(site.get('summer/summer.pdf') ?? Buffer.of())).sheets)
      expect(head).not.toContain('drop of');
  });

  test('shows its own figures, and beside the drop before it what changed', () => {
    expect(text(`${MAY}index.html`)).toContain('₹1,200');
    expect(site.has(`${MAY}changes/index.html`)).toBe(false);
    expect(text(`${JUNE}changes/index.html`)).toContain('Since the drop of May\u00a010,\u00a02025');
    expect(text(`${JUNE}changes/index.html`)).not.toContain('id="drops"');
  });

  test('that nothing of changed is not made again, whatever comes after it', () => {
    const own = (files: Map<string, Buffer>) => [...files].filter(([path]) => path.startsWith(MAY));
    expect(own(site)).toEqual(own(before));
    const pages = own(site).filter(([path]) => path.endsWith('index.html')).length;
    expect(outputs[1]).toMatch(new RegExp(`Pages +\\d+, ${pages} as before, drop 3 of 3`));
  });
});

describe('the newest drop', () => {
  test('is the report, with a page of what changed in its menu and the way to the older ones', async () => {
    const page = text('summer/changes/index.html');
    expect(menuIn(page)).toEqual(labels(() => true).toSpliced(7, 0, 'What changed'));
    expect(page).toContain('Since the drop of Jun\u00a05,\u00a02025, attributed revenue fell by ₹100');
    expect(page).toContain('1 day up to Jun\u00a03,\u00a02025 was restated');
    for (const path of [MAY, JUNE]) expect(page).toContain(`href="${BASE}${path}"`);
    expect(text('summer/index.html')).toContain(`href="${BASE}summer/changes/#drops"`);
    expect(await pdfText(site.get('summer/pdf/changes.pdf') ?? Buffer.of())).toContain(
      'Since the drop of Jun 5, 2025',
    );
  });

  test('stands for the report in the list, in build-info.json and in the summary', async () => {
    const { reports } = JSON.parse(text('build-info.json'));
    expect(reports).toMatchObject([
      {
        slug: 'summer',
        drop: '2025-07-01',
        older: [{ drop: '2025-05-10' }, { drop: '2025-06-05', place: JUNE.slice(0, -1) }],
      },
    ]);
    expect(text('index.html')).toContain('Drop of Jul\u00a01,\u00a02025, the newest of 3');
    for (const of of [['--site', out], ['--drops']]) {
      const summary = await runIn(project, 'summary', ...of);
      expect(summary.output).toContain('drop of 2025-07-01');
      expect(summary.output.match(/^## /gm)).toHaveLength(1);
    }
    // Without a folder it is that of the project, wherever the person stands.
    const elsewhere = await runWith({ INIT_CWD: join(project, 'data') }, project, 'summary');
    expect(elsewhere.output).toContain(`There is no site in ${join(project, 'dist')}.`);
  });

  test('is mailed with what changed', async () => {
    const folder = join(await temporary(), 'mails');
    const args = ['--site', out, '--dry-run', folder, '--link', 'https://example.com/team/'];
    const { code, output: said } = await runIn(project, 'mail', ...args);
    expect(code, said).toBe(0);
    const [mail] = (await readTree(folder)).values();
    const { text: words } = await PostalMime.parse(mail ?? Buffer.of());
    expect(words).toContain('Since the drop of Jun\u00a05,\u00a02025');
  });
});

test('every link of every drop leads to a file, and no user id is in any', () => {
  const dead: string[] = [];
  for (const [path, bytes] of site) {
    const content = bytes.toString('latin1');
    for (const id of userIds) expect(content, path).not.toContain(id);
    if (!path.endsWith('.html')) continue;
    for (const [, link = ''] of content.matchAll(/\b(?:href|src|srcset)="(\/[^"#?]*)/g)) {
      const below = decodeURI(link.slice(BASE.length));
      if (!site.has(below === '' || below.endsWith('/') ? `${below}index.html` : below))
        dead.push(`${path}: ${link}`);
    }
  }
  expect(dead).toEqual([]);
});

test('what does not read is named with its day, and the site stays as it was', async () => {
  const file = join(project, 'data/summer/2025-06-05/posts.csv');
  const good = await readFile(file);
  await writeFile(file, good.toString('utf8').replace('Instagram,2025-05-06', 'Instagram,2025-05-99'));
  const check = await runIn(project, 'check', '--reports');
  expect(check.code).toBe(1);
  expect(check.output).toContain('in drop "summer" of 2025-06-05. The drop is refused.');
  expect(check.output).toContain('in drop "summer" of 2025-07-01. The drop can be published.');
  expect(check.output).not.toContain('2025-05-10');
  const build = await runIn(project, 'report', '--out', out, '--base', BASE);
  expect(build.output).toMatch(/data\/summer\/2025-06-05\/posts\.csv:2 .*2025-05-99/);
  expect(build.output).toContain('in drop "summer" of 2025-06-05. Nothing was published.');
  expect(await readTree(out)).toEqual(site);
  await writeFile(file, good);
});
