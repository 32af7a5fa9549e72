import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDefinition, reportSlugs } from '../../src/build/definition.ts';
import { issueLines } from '../../src/build/report-issues.ts';

async function project(text: string | Uint8Array, slug = 'summer'): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'uplift-'));
  await mkdir(join(root, 'reports', slug), { recursive: true });
  await mkdir(join(root, 'data', 'summer'), { recursive: true });
  await writeFile(join(root, 'reports', slug, 'index.md'), text);
  return root;
}

/** What a person is told of a definition. */
async function told(text: string | Uint8Array, slug = 'summer'): Promise<string> {
  const defined = await readDefinition(await project(text, slug), slug);
  return 'issues' in defined ? issueLines(defined.issues, '', 20).join('\n') : 'accepted';
}

test('a whole definition', async () => {
  const text = `---
title: Summer
brand:
  name: Acme
  colours: { primary: "#2E5A87" }
data: data/summer
currency: INR
locale: en-IN
drop: 2025-07-01
margin: 0.4
targets: { roas: 3 }
dateFormat: DD/MM/YYYY
---

**Well** done.
`;
  const root = await project(text);
  expect(await reportSlugs(root)).toEqual(['summer']);
  const defined = await readDefinition(root, 'summer');
  if ('issues' in defined) throw new Error(issueLines(defined.issues, '', 20).join('\n'));
  expect(defined.source.data).toBe(join(root, 'data/summer'));
  expect(defined.source.report).toMatchObject({
    slug: 'summer',
    place: 'summer',
    margin: 0.4,
    drop: 20_270,
    currency: 'INR',
    allocation: 'by-basis',
    dateFormat: 'DD/MM/YYYY',
    commentary: '\n**Well** done.\n',
  });
});

async function toldOfPicture(picture: string, logo: string): Promise<string> {
  const root = await project(
    `---\ntitle: Summer\ndata: data/summer\nbrand: { name: Acme, logo: ${logo} }\n---\n\n![Chart](${picture})\n`,
  );
  for (const name of [picture, logo]) await writeFile(join(root, 'reports/summer', name), '');
  const defined = await readDefinition(root, 'summer');
  return 'issues' in defined ? issueLines(defined.issues, '', 20).join('\n') : 'accepted';
}

test.each([
  ['logo.svg', 'brand.png'],
  ['logo.svg', 'logo.svg'],
  ['brand.png', 'brand.png'],
  ['chart.png', 'icon.svg'],
])('a picture %s beside the logo %s is fine', async (picture, logo) => {
  expect(await toldOfPicture(picture, logo)).toBe('accepted');
});

test('Windows line ends and a byte order mark are no obstacle', async () => {
  expect(await told('\uFEFF---\r\ntitle: Summer\r\ndata: data/summer\r\n---\r\nWell.\r\n')).toBe('accepted');
});

test('a report may be a link to a folder', async () => {
  const root = await project('---\ntitle: Summer\ndata: data/summer\n---\n');
  await symlink(join(root, 'reports/summer'), join(root, 'reports/winter'));
  await symlink(join(root, 'nowhere'), join(root, 'reports/spring'));
  expect(await reportSlugs(root)).toEqual(['summer', 'winter']);
});

describe('one clear error for', () => {
  test.each([
    [
      'a key that is none',
      '---\ntitle: Summer\ndata: data/summer\nbrand:\n  name: Acme\n  colors: { primary: red }\n---\n',
    ],
    [
      'a colour that is none',
      '---\ntitle: Summer\ndata: data/summer\nbrand:\n  name: Acme\n  colours: { primary: blue }\n---\n',
    ],
    ['a date that is none', '---\ntitle: Summer\ndata: data/summer\ndrop: 2025-02-30\n---\n'],
    ['a margin that is none', '---\ntitle: Summer\ndata: data/summer\nmargin: 40\n---\n'],
    ['a locale that is none', '---\ntitle: Summer\ndata: data/summer\nlocale: english\n---\n'],
    ['a date format that is none', '---\ntitle: Summer\ndata: data/summer\ndateFormat: DD.MM\n---\n'],
    ['a data folder that is not there', '---\ntitle: Summer\ndata: data/winter\n---\n'],
    ['a picture that is not there', '---\ntitle: Summer\ndata: data/summer\n---\n\n![Chart](chart.png)\n'],
    ['a text with a colon', '---\ntitle: Summer: the report\ndata: data/summer\n---\n'],
    ['a missing title', '---\ndata: data/summer\n---\n'],
    ['a key given twice', '---\ntitle: Summer\ntitle: Winter\ndata: data/summer\n---\n'],
    ['no front matter', 'Just words.\n'],
    ['an empty front matter', '---\n---\n'],
    ['a front matter of a remark alone', '---\r\n# later\r\n---\r\nWell.\r\n\r\n---\r\n'],
    ['an empty front matter above a rule', '---\n---\ntitle: Summer\n---\n'],
  ])('%s', async (_what, text) => {
    expect(await told(text)).toMatchSnapshot();
  });

  test.each(['windows-1252', 'UTF-16'])('an index.md in %s', async (encoding) => {
    const text = '---\ntitle: Caf\u00e9\ndata: data/summer\n---\n';
    const bytes =
      encoding === 'UTF-16' ? Buffer.from(`\uFEFF${text}`, 'utf16le') : Buffer.from(text, 'latin1');
    expect(await told(bytes)).toBe(
      'reports/summer/index.md It is not UTF-8 text. (definition-unreadable)\n  → Save it as UTF-8 in the editor that wrote it.',
    );
  });

  test('a file in place of the data folder, and an archive', async () => {
    const root = await project('---\ntitle: Summer\ndata: data/summer.zip\n---\n');
    await writeFile(join(root, 'data/summer.zip'), '');
    const defined = await readDefinition(root, 'summer');
    expect('issues' in defined && issueLines(defined.issues, '', 20)).toEqual([
      'reports/summer/index.md:3 data/summer.zip is an archive, not a folder. (definition-unreadable)',
      '  → Unpack it, and name the folder that its files are in.',
    ]);
    expect(await told('---\ntitle: Summer\ndata: reports/summer/index.md\n---\n')).toBe(
      'reports/summer/index.md:3 reports/summer/index.md is a file, not a folder. (definition-unreadable)\n  → Name the folder that the files of the drop are in.',
    );
  });

  test('an index.md that is there but cannot be read', async () => {
    const root = await project('');
    await rm(join(root, 'reports/summer/index.md'));
    await mkdir(join(root, 'reports/summer/index.md'));
    const defined = await readDefinition(root, 'summer');
    expect('issues' in defined && issueLines(defined.issues, '', 20).join('\n')).toMatchSnapshot();
  });

  test.each([
    ['icon.svg', 'brand.png'],
    ['logo.png', 'brand.png'],
    ['Logo.png', 'brand.png'],
  ])('a picture %s beside the logo %s', async (picture, logo) => {
    expect(await toldOfPicture(picture, logo)).toMatchSnapshot();
  });

  test.each(['logoDark', 'icon'])('a brand.%s that is not there', async (key) => {
    const text = `---\ntitle: Summer\ndata: data/summer\nbrand:\n  name: Acme\n  ${key}: away.png\n---\n`;
    expect(await told(text)).toBe(
      `reports/summer/index.md:6 There is no picture away.png beside it. (definition-unreadable)\n  → Put the picture into the same folder.`,
    );
  });

  test('a definition that lies beside the folders', async () => {
    const root = await project('---\ntitle: Summer\ndata: data/summer\n---\n');
    await writeFile(join(root, 'reports/README.md'), 'What is where.');
    expect(await reportSlugs(root)).toEqual(['summer']);
    await writeFile(join(root, 'reports/Winter Sale.md'), '---\n---\n');
    await expect(reportSlugs(root)).rejects.toThrow(
      'reports/Winter Sale.md is no report: each is a folder.\n  → Move it to reports/winter-sale/index.md.',
    );
  });

  test('a folder that cannot be an address', async () => {
    expect(await told('---\ntitle: Summer\ndata: data/summer\n---\n', 'Summer 2025')).toMatchSnapshot();
  });
});
