import { join } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import type { Browser, ElementHandle, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { queryOf } from '../../src/compose/filters/filter-state.ts';
import { isThorough } from '../thorough.ts';
import { corpusDrop, hasCorpus, hostileDrop, hostileNames } from './hostile-drop.ts';
import { pdfText } from './pdf-text.ts';
import { projectWith, type ReportFiles } from './project.ts';
import { readTree, runIn, temporary, writeDrop } from './site.ts';

const title = '</title><script>alert("title")</script>';

/** A report whose every word is hostile; what the analyst wrote as well. */
const definition: ReportFiles['definition'] = {
  frontMatter: [
    `title: '${title}'`,
    "brand: { name: '</style><img src=x onerror=alert(2)>', colours: { primary: '#2E5A87' } }",
    'locale: en-IN',
  ].join('\n'),
  commentary: [
    '<script>alert(3)</script> <img src=x onerror=alert(4)>',
    '[script](javascript:alert(5)) [data](data:text/html,<b>x) [good](https://example.com/)',
    '<details open ontoggle=alert(6)>x</details>',
  ].join('\n\n'),
};

/** Names from elsewhere, where they are at hand. */
const withCorpus = hasCorpus && isThorough;

let out: string;
let files: Map<string, Buffer>;
let browser: Browser;
let server: Server;

beforeAll(async () => {
  const reports: Record<string, ReportFiles> = { own: { definition, drop: hostileDrop } };
  if (withCorpus) reports.corpus = { definition, drop: await corpusDrop() };
  const project = await projectWith(reports);
  out = join(await temporary(), 'site');
  const { code, output } = await runIn(project, 'report', '--out', out);
  expect(output).toContain('Look at it with');
  expect(code).toBe(0);
  files = await readTree(out);
  server = await startServer(out);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Visit {
  /** What a page did that no report does, after a reader has done something on it. */
  readonly misdeeds: readonly string[];
  readonly heading: string;
  readonly tab: string;
}

async function visit(address: string, act?: (page: Page) => Promise<void>): Promise<Visit> {
  const page = await browser.newPage();
  const misdeeds: string[] = [];
  page.on('console', (message) => misdeeds.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => misdeeds.push(`error: ${error}`));
  page.on('dialog', async (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${server.origin}/`)) misdeeds.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() !== 200) misdeeds.push(`${response.status()}: ${response.url()}`);
  });
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      window.reportError(new Error(`policy: ${violatedDirective} ${sample}`)),
    );
  });
  await page.goto(server.origin + address);
  await act?.(page);
  const found = await page.evaluate(() => {
    const wrong: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes)
        if (name.startsWith('on')) wrong.push(`${element.tagName} ${name}=${value}`);
    }
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      const { protocol, username } = new URL(link.href);
      if (!/^https?:$/.test(protocol) || username !== '') wrong.push(`link ${link.href}`);
    }
    for (const element of document.querySelectorAll(
      'iframe, object, embed, base, form:not(.own-form), [srcdoc], meta[http-equiv="refresh"]',
    ))
      wrong.push(element.outerHTML.slice(0, 200));
    for (const script of document.querySelectorAll('script'))
      if (!script.src.startsWith(`${location.origin}/`)) wrong.push(script.outerHTML.slice(0, 200));
    if ('polluted' in {} || Object.keys(Object.prototype).length > 0) wrong.push('a prototype was changed');
    return wrong;
  });
  const heading = await page.$eval('h1', ({ textContent }) => textContent);
  const tab = await page.title();
  await page.close();
  return { misdeeds: [...misdeeds, ...found], heading, tab };
}

const visits = new Map<string, Promise<Visit>>();

/** A page as it was when somebody first opened it. */
function opened(address: string): Promise<Visit> {
  const known = visits.get(address) ?? visit(address);
  visits.set(address, known);
  return known;
}

const slugsIn = (report: string, folder: string) =>
  [...files.keys()]
    .map((path) => path.replaceAll('\\', '/').split('/'))
    .filter((parts) => parts[0] === report && parts[1] === folder && parts.length === 4)
    .map((parts) => parts[2] ?? '');

describe.each(withCorpus ? ['own', 'corpus'] : ['own'])('%s', (report) => {
  test('nothing runs, nothing is asked of elsewhere, and nothing leads there but addresses of the web', async () => {
    const pages = [...files.keys()].filter((path) => path.startsWith(`${report}/`) && path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(50);
    for (const path of pages)
      expect((await opened(`/${path.replace(/index\.html$/, '')}`)).misdeeds, path).toEqual([]);
  });

  test('every folder has a name that any disk takes, no two alike', () => {
    for (const folder of ['campaigns', 'influencers']) {
      const slugs = slugsIn(report, folder);
      expect(slugs.length).toBeGreaterThan(20);
      for (const slug of slugs) {
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slug).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/);
      }
      expect(new Set(slugs).size).toBe(slugs.length);
    }
    for (const path of files.keys()) expect(path).toMatch(/^[\w./-]+$/);
  });

  test('no cell of a CSV is run by a spreadsheet', () => {
    const tables = [...files].filter(([path]) => path.startsWith(`${report}/`) && path.endsWith('.csv'));
    expect(tables.length).toBeGreaterThan(8);
    for (const [path, bytes] of tables) {
      const cells = csvParseRows(bytes.toString().replace('\uFEFF', '')).flat();
      const armed = cells.filter(
        (cell) => /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell),
      );
      expect(armed, path).toEqual([]);
    }
  });

  test('Markdown to take along holds names as text', () => {
    const texts = [...files].filter(([path]) => path.startsWith(`${report}/`) && path.endsWith('.md'));
    expect(texts.length).toBeGreaterThan(0);
    for (const [path, bytes] of texts)
      expect(bytes.toString(), path).not.toMatch(
        /(?<!\\)\]\(javascript:|(?<!\\)!\[|(?<!\\)<(script|img|details|b)\b/,
      );
  });

  test('every PDF is made, and none runs or leads anywhere', async () => {
    const pdfs = [...files].filter(([path]) => path.startsWith(`${report}/`) && path.endsWith('.pdf'));
    expect(pdfs.length).toBeGreaterThan(30);
    for (const [path, bytes] of pdfs) {
      expect(bytes.subarray(0, 5).toString(), path).toBe('%PDF-');
      expect(bytes.toString('latin1'), path).not.toMatch(/\/JavaScript|\/Launch|\/URI\s*\((?!https?:)/);
    }
    expect(await pdfText(files.get(`${report}/pdf/overview.pdf`) ?? Buffer.of())).toContain('alert("title")');
  });
});

/** A name that is written from right to left is set apart from the text around it. */
const bare = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '').trim();

test('names are text wherever they stand', async () => {
  const page = await browser.newPage();
  const namesOn = async (path: string): Promise<string[]> => {
    await page.goto(server.origin + path);
    const cells = await page.$$eval('.table td:first-child', (all) => all.map((cell) => cell.textContent));
    return cells.map(bare);
  };
  expect(await namesOn('/own/influencers/')).toEqual(expect.arrayContaining(hostileNames));
  expect(await namesOn('/own/campaigns/')).toEqual(expect.arrayContaining(hostileNames));
  const headed = new Set<string>();
  for (const slug of slugsIn('own', 'influencers')) {
    const { heading, tab } = await opened(`/own/influencers/${slug}/`);
    const name = hostileNames.find((one) => bare(heading).startsWith(`${one} returned `));
    expect(bare(tab)).toBe(`${name} · ${title}`);
    if (name !== undefined) headed.add(name);
  }
  expect([...headed].sort()).toEqual([...hostileNames].sort());
  await page.close();
});

test('figures as JSON keep a name as it was given', () => {
  const { results } = JSON.parse(files.get('own/api/influencers.json')?.toString() ?? '');
  const names = results.map(({ name }: { name: string }) => name);
  expect(names.sort()).toEqual([...hostileNames].sort());
});

test('what stands in the address is not run either', async () => {
  const attack = encodeURIComponent('"><img src=x onerror=alert(7)>');
  for (const path of ['', 'influencers/', 'campaigns/', 'data/'])
    expect(
      (
        await visit(
          `/own/${path}?campaign=${attack}&influencer=__proto__&${attack}=${attack}&from=${attack}#${attack}`,
        )
      ).misdeeds,
      path,
    ).toEqual([]);
});

/** Waits until the page shows what was chosen. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.documentElement.classList.contains('pending'));
}

test('a selection by such names shows them as text', async () => {
  for (const name of hostileNames.slice(0, 9)) {
    const query = queryOf({ values: { campaign: [name], product: hostileNames.slice(0, 30) } });
    const { misdeeds } = await visit(`/own/campaigns/?${query}`, async (page) => {
      await page.waitForFunction(
        (words) => document.querySelector('.words')?.textContent.includes(words),
        {},
        name,
      );
      await settled(page);
    });
    expect(misdeeds, name).toEqual([]);
  }
});

test('nothing runs when menus are opened, tables searched and sorted, and charts pointed at', async () => {
  const { misdeeds } = await visit('/own/campaigns/', async (page) => {
    for (const id of ['campaign', 'product', 'source', 'influencer', 'persona', 'city']) {
      await page.click(`[data-filter=${id}]`);
      await page.waitForSelector(`#menu-${id} input`);
      await page.keyboard.press('Escape');
    }
    await page.type('data-table input[type=search]', '<img src=x onerror=alert(8)>');
    await page.$eval('data-table input[type=search]', (input) => {
      (input as HTMLInputElement).value = '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    for (const head of (await page.$$('data-table th button')).slice(0, 4)) await head.click();
    for (const chart of await page.$$('.chart')) {
      await chart.scrollIntoView();
      const box = await chart.boundingBox();
      if (box === null) continue;
      for (let step = 1; step < 8; step++)
        await page.mouse.move(box.x + (box.width * step) / 8, box.y + (box.height * step) / 8);
      await page.mouse.click(box.x + box.width / 3, box.y + 40);
      await page.keyboard.press('Escape');
    }
    const row = await page.$('[aria-labelledby=campaigns-table] tbody tr:first-child td:nth-child(2)');
    await row?.click();
    await page.waitForSelector('.offer button');
    await page.click('.offer button');
    await page.waitForFunction(() => location.search.startsWith('?campaign='));
    await settled(page);
  });
  expect(misdeeds).toEqual([]);
});

test('a visitor’s own files are no other', async () => {
  const drop = await writeDrop(hostileDrop);
  const headlines: string[] = [];
  const { misdeeds } = await visit('/own/your-files/', async (page) => {
    const input = (await page.$('.own-form input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(...Object.keys(hostileDrop).map((table) => join(drop, `${table}.csv`)));
    await page.waitForSelector('.own-chosen li');
    await page.click('.own-form [type=submit]');
    await page.waitForSelector('.own-view:not([hidden]) h1');
    const paths = [
      'campaigns',
      'influencers',
      'insights',
      'data',
      ...hostileNames.map((_, at) => `influencers/${at + 1}`),
    ];
    for (const path of paths) {
      const before = await page.$eval('.own-view h1', (heading) => heading.textContent);
      await page.evaluate((hash) => {
        location.hash = hash;
      }, path);
      await page.waitForFunction(
        (old) => document.querySelector('.own-view h1')?.textContent !== old,
        {},
        before,
      );
      headlines.push(await page.$eval('.own-view h1', (heading) => heading.textContent));
    }
  });
  expect(misdeeds).toEqual([]);
  const shown = headlines.map(bare);
  for (const name of hostileNames)
    expect(
      shown.some((headline) => headline.startsWith(`${name} returned `)),
      name,
    ).toBe(true);
});
