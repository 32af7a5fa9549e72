/** Where reports lie below a site: alone at its top, or each in a folder of its own behind a list of all. */
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { canaries, canaryDrop } from '../withhold/support/canary-drop.ts';
import { CANARY, lockedReport } from './locked-project.ts';
import { projectWith } from './project.ts';
import { readTree, runIn, runWith, smallDrop, temporary, writeDrop } from './site.ts';

const BASE = '/team/reports/';
const summer = {
  definition: {
    frontMatter: 'title: Summer\ndrop: 2025-07-01\nbrand: { name: Acme }\nroot: true\n',
    commentary: '',
  },
  drop: smallDrop,
};

/** Links and sources below the base path that lead to no file. */
async function deadLinks(site: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const dead: string[] = [];
  for (const [path, bytes] of site) {
    if (!path.endsWith('.html')) continue;
    for (const [, link = ''] of bytes.toString('utf8').matchAll(/\b(?:href|src|srcset)="(\/[^"#?]*)/g)) {
      if (!link.startsWith(BASE)) dead.push(`${path}: ${link}`);
      const below = decodeURI(link.slice(BASE.length));
      const file = below === '' || below.endsWith('/') ? `${below}index.html` : below;
      if (!site.has(file)) dead.push(`${path}: ${link}`);
    }
  }
  return dead;
}

test('a report cannot lie at the top beside another', async () => {
  const project = await projectWith({
    summer,
    winter: { ...summer, definition: { frontMatter: 'title: Winter\n', commentary: '' } },
  });
  const { output, code } = await runIn(project, 'report', '--out', join(project, 'dist'));
  expect(output).toContain(
    'reports/summer/index.md [root] It cannot lie at the top of the site, where 2 reports are listed.',
  );
  expect(code).toBe(1);
});

describe('one report alone, at the top', () => {
  let project: string;
  let site: Map<string, Buffer>;

  beforeAll(async () => {
    project = await projectWith({ summer });
    const out = join(await temporary(), 'site');
    const { output, code } = await runIn(project, 'report', '--out', out, '--base', BASE);
    expect(output).toMatch(/site\/index\.html {2}Summer/);
    expect(code).toBe(0);
    site = await readTree(out);
  });

  test('has its pages, figures, PDFs and scripts there, and every link leads to a file', async () => {
    expect(site.get('index.html')?.includes('<title>Overview · Summer</title>')).toBe(true);
    for (const file of ['campaigns/index.html', 'api/summary.json', 'pdf/overview.pdf', 'summer.pdf'])
      expect([...site.keys()]).toContain(file);
    expect([...site.keys()].filter((path) => path.startsWith('summer/'))).toEqual([]);
    expect(await deadLinks(site)).toEqual([]);
  });
});

describe('one of three drops, one locked, one public', () => {
  const DATES = ['2025-05-10', '2025-06-05', '2025-07-01'];
  let site: Map<string, Buffer>;

  beforeAll(async () => {
    const project = await projectWith({
      summer: { ...summer, definition: { frontMatter: 'title: Summer', commentary: '' }, drop: {} },
      winter: lockedReport,
      spring: {
        definition: { frontMatter: 'title: Spring\npublish: public\nminCell: 3', commentary: '' },
        drop: canaryDrop,
      },
    });
    await mkdir(join(project, 'data/summer'), { recursive: true });
    for (const date of DATES) {
      const upTo = Object.entries(smallDrop).map(([table, rows]) => [
        table,
        rows.filter((row) => row.date === undefined || row.date < date),
      ]);
      await rename(await writeDrop(Object.fromEntries(upTo)), join(project, 'data/summer', date));
    }
    const out = join(await temporary(), 'site');
    const password = { UPLIFT_PASSWORD_WINTER: 'glacier-Orchid-47-tuba' };
    const { output, code } = await runWith(password, project, 'report', '--out', out, '--base', BASE);
    expect(code, output).toBe(0);
    site = await readTree(out);
  });

  test('every link leads to a file', async () => {
    expect(await deadLinks(site)).toEqual([]);
  });

  test('the list names all three, and of the locked one nothing but what its address says', () => {
    const list = String(site.get('index.html'));
    const sections = list.split('<section').slice(1);
    const about = (title: string) => sections.find((one) => one.includes(`>${title}</a>`)) ?? '';
    expect(sections.length).toBe(3);
    expect(about('Summer')).toMatch(/Drop of Jul\s1,\s2025.*Influencers returned 2\.00×/s);
    expect(about('Summer')).toContain('1,501');
    expect(about('Spring')).toContain('Attributed revenue');
    expect(about('Winter')).toContain('Opens with its password');
    expect(about('Winter')).not.toContain('<dl');
  });

  test('older drops stay beside the newest', () => {
    for (const date of DATES.slice(0, 2))
      expect([...site.keys()]).toContain(`summer/drops/${date}/pdf/overview.pdf`);
    expect([...site.keys()]).toContain('summer/changes/index.html');
  });

  test('nothing of the locked one can be read, and nothing that the public one hides', () => {
    const hidden = [...canaries.names, ...canaries.ids, ...canaries.genders, ...canaries.posts];
    for (const [path, bytes] of site) {
      const text = `${path} ${bytes.toString('latin1')}`;
      expect(CANARY.test(text), path).toBe(false);
      if (path.includes('downloads/sample/')) continue;
      for (const word of hidden) expect(text.includes(word), `${word} in ${path}`).toBe(false);
    }
  });
});
