/** Reports in other scripts, in a brand's own typeface, on Letter, and of next to nothing: built, and read on paper. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { type PdfFacts, readPdf } from './pdf-sheets.ts';
import { projectWith } from './project.ts';
import { runIn, smallDrop, temporary } from './site.ts';

const { resolve } = createRequire(import.meta.url);
/** Unlike any other font of the build, and variable. */
const brandFont = '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2';

let site: string;
let output: string;

const [first] = smallDrop.influencers ?? [];
const names = [
  'नेहा शर्मा',
  'فاطمة الزهراء',
  'தமிழ்ச்செல்வி',
  'Rohan 🔥💪🏽',
  'Zoë \u{10fffd}',
  '𝗔𝘀𝗵𝗮 Łucja Nguyễn',
];

beforeAll(async () => {
  site = join(await temporary(), 'site');
  const [attributed] = smallDrop.tracking_data ?? [];
  const project = await projectWith({
    letters: {
      definition: {
        frontMatter:
          'title: भारत रिपोर्ट\nbrand: { name: Acme, font: acme.woff2 }\ncurrency: INR\nlocale: en-IN\npaper: Letter',
        commentary: 'टिप्पणी',
      },
      drop: {
        ...smallDrop,
        influencers: names.map((name, at) => ({ ...first, id: at + 1, name })),
        posts: (smallDrop.posts ?? []).map((post) => ({ ...post, caption: 'सुबह की कसरत 👩‍⚕️ ✗' })),
        tracking_data: names.map((_, at) => ({
          ...attributed,
          influencer_id: at + 1,
          campaign: 'गर्मी २०२५',
        })),
      },
      pictures: { 'acme.woff2': await readFile(resolve(brandFont)) },
    },
    nothing: {
      definition: {
        frontMatter: 'title: Next to nothing\nallowEmpty: [posts, payouts]',
        commentary: 'टिप्पणी',
      },
      drop: { influencers: first ? [first] : [], tracking_data: attributed ? [attributed] : [] },
    },
  });
  for (const table of ['posts', 'payouts']) {
    const columns = Object.keys(smallDrop[table]?.[0] ?? {});
    await writeFile(join(project, `data/nothing/${table}.csv`), `${columns.join()}\n`);
  }
  const run = await runIn(project, 'report', '--out', site, '--statements');
  output = run.output;
  expect(run.code, output).toBe(0);
});

async function pdf(path: string): Promise<PdfFacts> {
  return await readPdf(await readFile(join(site, path)));
}

function textOf({ sheets }: PdfFacts): string {
  return sheets.map(({ head, body }) => `${head} ${body}`).join(' ');
}

describe('in other scripts', () => {
  test('every name is in the PDF in a font of the build, and can be read out of it', async () => {
    const facts = await pdf('letters/pdf/influencers.pdf');
    const { fonts, actualTexts } = facts;
    for (const font of ['NotoSansDevanagari', 'NotoSansArabic', 'NotoSansTamil', 'NotoEmoji', 'NotoSansMath'])
      expect(
        fonts.map((name) => name.replace(/-.*/, '')),
        fonts.join(),
      ).toContain(font);
    const bare = (text: string) => text.replaceAll(/[\s\0]/g, '').normalize('NFC');
    const text = bare(textOf(facts));
    // Signs of one character each are text as they are; those of several are named beside them.
    for (const plain of ['₹', 'नेहा', 'Łucja', 'Nguyễn', '𝗔𝘀𝗵𝗮', 'Rohan🔥'])
      expect(text).toContain(bare(plain));
    expect(
      actualTexts.some((sign) => bare(sign).includes('र्म')),
      actualTexts.join(' '),
    ).toBe(true);
  });

  test('the running head is in them too', async () => {
    const { sheets } = await pdf('letters/pdf/data.pdf');
    expect(sheets[0]?.head.replaceAll(/\s/g, '')).toContain('भारत');
  });

  test('what no font has is said once, with the characters', () => {
    const lines = output.split('\n').filter((line) => line.includes('Warning'));
    expect(lines).toEqual([
      '  Warning: one character of "letters" may print as boxes, as no font of the build has it: \u{10fffd} U+10FFFD.',
    ]);
  });

  test('pages declare only the scripts of their own report, and pictures for paper alone', async () => {
    const style = async (slug: string) => {
      const { document } = new JSDOM(await readFile(join(site, slug, 'data/index.html'), 'utf8')).window;
      return [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join('');
    };
    const letters = await style('letters');
    expect(letters).toMatch(/:root\{--font-text:Brand,Scripts,var\(--font-inter\),.*Emoji",Pictures;/);
    expect(letters).toMatch(/@media print\{:root\{--font-text:Brand,Scripts,Pictures,var\(--font-inter\)/);
    // The commentary of the other is in Hindi as well.
    expect(await style('nothing')).not.toMatch(/noto-sans-(arabic|tamil)|noto-emoji|Brand/);
    const files = await readdir(join(site, 'nothing/typefaces'));
    expect(files.map((file) => file.replace(/-[^-]*$/, '')).sort()).toEqual([
      'jetbrains-mono',
      'noto-sans-devanagari',
      'noto-sans-devanagari',
    ]);
  });
});

test("a brand's own typeface carries the text, and Inter the charts", async () => {
  const { fonts } = await pdf('letters/pdf/overview.pdf');
  expect(fonts).toEqual(expect.arrayContaining(['JetBrainsMono-Regular', 'Inter-Regular']));
});

test.each([
  ['letters', [612, 792]],
  ['nothing', [595, 842]],
])('every PDF of %s is on its paper: %j', async (slug, size) => {
  const files = (await readdir(join(site, slug), { recursive: true })).filter((file) =>
    file.endsWith('.pdf'),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const { sheets } = await pdf(join(slug, file));
    for (const { width, height, body } of sheets) {
      expect([width, height], file).toEqual(size);
      expect(body, file).not.toBe('');
    }
    if (file.startsWith('pdf/influencers-')) expect(sheets.length, file).toBe(1);
  }
});

test('of one influencer, without posts and payouts, there is a whole report and a statement', async () => {
  expect(textOf(await pdf('nothing/nothing.pdf'))).toContain('Next to nothing');
  const [statement] = (await pdf('nothing/pdf/influencers-asha-rao.pdf')).sheets;
  expect(statement?.body).toContain('Asha Rao');
});
