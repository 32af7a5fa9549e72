import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import subsetFont from 'subset-font';
import { describe, expect, test } from 'vitest';
import { readDefinition, undefinedReport } from '../../src/build/definition.ts';
import { type PreparedReport, prepareReport } from '../../src/build/prepare.ts';
import { issueLines } from '../../src/build/report-issues.ts';
import { brandFaces } from '../../src/build/typefaces/brand-font.ts';
import { charactersOf } from '../../src/build/typefaces/characters.ts';
import { cutId, openFont, unicodeRanges } from '../../src/build/typefaces/cut-font.ts';
import { interFonts } from '../../src/build/typefaces/inter.ts';
import { typefacesOf } from '../../src/build/typefaces/report-typefaces.ts';
import { scriptFonts } from '../../src/build/typefaces/scripts.ts';
import { typefaceStyle } from '../../src/build/typefaces/typeface-style.ts';
import { root, smallDrop, temporary, writeDrop } from '../site/site.ts';

const { resolve } = createRequire(import.meta.url);
const inter = await readFile(resolve('@fontsource/inter/files/inter-latin-400-normal.woff2'));
const variable = await readFile(
  resolve('@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'),
);

test('a cut is kept under a name of its own for each font and range', () => {
  const font = Uint8Array.of(1, 2);
  const ids = [
    cutId(font, ['U+0100']),
    cutId(font, ['U+0101']),
    cutId(font, ['U+0100', 'U+0101']),
    cutId(Uint8Array.of(1, 3), ['U+0100']),
  ];
  expect(new Set(ids).size).toBe(4);
  expect(cutId(Uint8Array.of(1, 2), ['U+0100'])).toBe(ids[0]);
});

test('Inter is cut once and then taken from the cache', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'uplift-fonts-'));
  const fonts = await interFonts(cache);
  expect(fonts.map(({ weight }) => weight)).toEqual([400, 400, 600, 600]);
  const names = (await readdir(join(cache, 'fonts'))).filter((name) => name.endsWith('.woff2'));
  expect(names).toEqual([
    expect.stringMatching(/^inter-extended-400-[0-9a-f]{12}\.woff2$/),
    expect.stringMatching(/^inter-extended-600-[0-9a-f]{12}\.woff2$/),
  ]);
  const kept = fonts[1]?.path ?? '';
  expect((await readFile(kept)).subarray(0, 4).toString()).toBe('wOF2');
  const { ino } = await stat(kept);
  expect(await interFonts(cache)).toEqual(fonts);
  expect((await stat(kept)).ino).toBe(ino);
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, 900)],
  ['altered', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 500 ? byte ^ 1 : byte)))],
])('a kept font that was %s is cut anew', async (_how, harm) => {
  const cache = await temporary();
  const paths = (await interFonts(cache)).map(({ path }) => path).filter((path) => path.startsWith(cache));
  const whole = await Promise.all(paths.map((path) => readFile(path)));
  expect(whole).toHaveLength(2);
  for (const path of paths) await writeFile(path, harm(await readFile(path)));
  expect((await interFonts(cache)).map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
  expect(await Promise.all(paths.map((path) => readFile(path)))).toEqual(whole);
});

test('ranges name exactly the characters', () => {
  expect(unicodeRanges([0x907, 0x905, 0x906, 0x200d, 0x905])).toEqual(['U+905-907', 'U+200D']);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 300 })), (codes) => {
      const named = unicodeRanges(codes).flatMap((range) => {
        const [from = '', to = from] = range.slice(2).split('-');
        const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
        return Array.from({ length: last - first + 1 }, (_, at) => first + at);
      });
      expect(named).toEqual(codes.toSorted((a, b) => a - b));
    }),
  );
});

test('every font of the list is there, and holds letters that no page has without it', async () => {
  for (const script of scriptFonts) {
    for (const weight of [400, 600] as const) {
      for (const file of script.files(weight)) {
        const { characterSet, variationAxes } = openFont(await readFile(resolve(file)));
        expect(Math.max(...characterSet), file).toBeGreaterThan(0x17f);
        expect(Object.keys(script.axes(weight)), file).toEqual(Object.keys(variationAxes));
      }
    }
  }
});

/** The small drop, with an influencer of each name and a caption. */
async function prepared(names: readonly string[], caption = 'Leg day'): Promise<PreparedReport> {
  const [influencer] = smallDrop.influencers ?? [];
  const folder = await writeDrop({
    ...smallDrop,
    influencers: names.map((name, at) => ({ ...influencer, id: at + 1, name })),
    posts: (smallDrop.posts ?? []).map((post) => ({ ...post, caption })),
  });
  const read = await prepareReport(undefinedReport(folder));
  if ('issues' in read) throw new Error(issueLines(read.issues, '', 20).join('\n'));
  return read.prepared;
}

describe('the typefaces of a report', () => {
  test('in English are Inter, and one for code', async () => {
    const { faces, missing } = await typefacesOf(await prepared(['Asha Rao', 'Zoë Łukasiewicz']), root);
    expect(faces.map(({ family }) => family)).toEqual(['code']);
    expect(missing).toEqual([]);
  });

  test('cover every script of its names and captions, in both weights, with nothing else in them', async () => {
    const report = await prepared(['नेहा शर्मा', 'فاطمة الزهراء', 'Nguyễn Hạnh'], 'தமிழ் 💪🏽 ✗ 👩‍⚕️ 𝗡𝗲𝘄');
    const { faces, missing } = await typefacesOf(report, root);
    expect(missing).toEqual([]);
    const names = faces.map(
      ({ family, weight, name }) => `${family} ${weight} ${name.replace(/-[^-]*$/, '')}`,
    );
    for (const weight of [400, 600]) {
      for (const script of [
        'inter-vietnamese',
        'noto-sans-devanagari',
        'noto-sans-tamil',
        'noto-sans-arabic',
      ])
        expect(names).toContain(`scripts ${weight} ${script}`);
      for (const pictures of ['noto-sans-symbols-2', 'noto-emoji'])
        expect(names).toContain(`pictures ${weight} ${pictures}`);
    }
    const covered = new Set<number>();
    for (const { path, unicodeRange } of faces) {
      const { characterSet, variationAxes } = openFont(await readFile(path));
      // A font that stays variable would be drawn, not embedded.
      expect(variationAxes, path).toEqual({});
      // A table of characters ends with U+FFFF, which is none.
      const characters = characterSet.filter((code) => code !== 0xffff);
      expect(unicodeRanges(characters), path).toEqual(unicodeRange);
      for (const code of characters) covered.add(code);
    }
    const latin = new Set(openFont(inter).characterSet);
    expect(charactersOf(report).filter((code) => !covered.has(code) && !latin.has(code))).toEqual([]);
  });

  test('name what no font has', async () => {
    const { missing } = await typefacesOf(await prepared(['王小明', 'नेहा', 'Asha \u{e000}']), root);
    expect(missing.toSorted()).toEqual(['小', '明', '王', '\u{e000}'].toSorted());
  });

  test('are said in rules that a browser reads', async () => {
    const style = typefaceStyle(
      await typefacesOf(await prepared(['नेहा', 'Asha']), root),
      '/team/summer/typefaces/',
    );
    expect(style).toMatch(
      /@font-face\{font-family:Scripts;src:url\("\/team\/summer\/typefaces\/noto-sans-devanagari-[0-9a-f]{12}\.woff2"\) format\("woff2"\);font-weight:600;font-display:swap;unicode-range:U\+928,/,
    );
    expect(style).toContain(':root{--font-text:Scripts,var(--font-inter);');
  });
});

/** A project whose report has these files beside it. */
async function project(font: string, files: Readonly<Record<string, Uint8Array>>) {
  const folder = await temporary();
  await mkdir(join(folder, 'reports/summer'), { recursive: true });
  await mkdir(join(folder, 'data/summer'), { recursive: true });
  const text = `---\ntitle: Summer\ndata: data/summer\nbrand:\n  name: Acme\n  font: ${font}\n---\n`;
  await writeFile(join(folder, 'reports/summer/index.md'), text);
  for (const [name, bytes] of Object.entries(files))
    await writeFile(join(folder, 'reports/summer', name), bytes);
  return await readDefinition(folder, 'summer');
}

async function told(font: string, files: Readonly<Record<string, Uint8Array>> = {}): Promise<string> {
  const defined = await project(font, files);
  return 'issues' in defined ? issueLines(defined.issues, '', 20).join('\n') : 'accepted';
}

async function facesOf(font: string, files: Readonly<Record<string, Uint8Array>>): Promise<string[]> {
  const defined = await project(font, files);
  if ('issues' in defined) throw new Error(issueLines(defined.issues, '', 20).join('\n'));
  const faces = await brandFaces(defined.source.report, defined.source.folder);
  return faces.map(({ file, weight, axes }) => `${file} ${weight} ${JSON.stringify(axes)}`);
}

describe("a brand's font", () => {
  test('is one file for both weights, two, or one whose weight varies', async () => {
    expect(await facesOf('acme.woff2', { 'acme.woff2': inter })).toEqual(['acme.woff2 400 600 {}']);
    expect(
      await facesOf('{ regular: a.woff2, bold: b.woff2 }', { 'a.woff2': inter, 'b.woff2': variable }),
    ).toEqual(['a.woff2 400 {}', 'b.woff2 600 {"wght":600}']);
    expect(await facesOf('acme.woff2', { 'acme.woff2': variable })).toEqual([
      'acme.woff2 400 {"wght":400}',
      'acme.woff2 600 {"wght":600}',
    ]);
  });

  test('that is missing, broken or not to be embedded is said', async () => {
    expect(await told('acme.woff2')).toMatchInlineSnapshot(`
      "reports/summer/index.md:6 There is no font acme.woff2 beside it. (definition-unreadable)
        → Put the font into the same folder."
    `);
    expect(await told('acme.woff')).toMatchInlineSnapshot(`
      "reports/summer/index.md:6 [brand.font] "acme.woff" is not allowed here. (definition-value)
        → Give a font beside index.md, .woff2, .ttf or .otf, or two such as { regular: acme.woff2, bold: acme-bold.woff2 }."
    `);
    expect(await told('acme.ttf', { 'acme.ttf': inter.subarray(0, 400) })).toMatchInlineSnapshot(`
      "reports/summer/index.md:6 acme.ttf is not a font that can be read. (definition-unreadable)
        → Take the .woff2, .ttf or .otf that came with the licence, or leave brand.font out."
    `);
    const closed = Buffer.from(await subsetFont(inter, 'abc', { targetFormat: 'truetype' }));
    // Its table OS/2 says so in two bytes.
    const entry = closed.indexOf('OS/2', 0, 'latin1');
    closed.writeUInt16BE(2, closed.readUInt32BE(entry + 8) + 8);
    expect(await told('acme.ttf', { 'acme.ttf': closed })).toMatchInlineSnapshot(`
      "reports/summer/index.md:6 acme.ttf says of itself that it may not be embedded. (definition-unreadable)
        → Take the .woff2, .ttf or .otf that came with the licence, or leave brand.font out."
    `);
  });
});
