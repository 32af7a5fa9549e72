/** A visitor's own files in a real browser: what the page tells is what the check tells, and nothing of it gets out. */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, ElementHandle, HTTPResponse, Page as Tab } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { openDropFolder } from '../../src/build/drop-folder.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import type { Context } from '../../src/compose/context.ts';
import { html } from '../../src/compose/markup/html.ts';
import { viewHtml } from '../../src/compose/markup/view.ts';
import { allPages } from '../../src/compose/pages/index.ts';
import { createFormatter } from '../../src/core/format/formatter.ts';
import type { SourceFile } from '../../src/core/ingest/read-drop.ts';
import { type Preparation, prepareDrop } from '../../src/core/prepare-drop.ts';
import { type ReportDefinition, reportSchema } from '../../src/core/report.ts';
import { toldIssues } from '../../src/core/told-issues.ts';
import { contextOf } from '../../src/islands/own/context-of.ts';
import { clean } from '../ingest/support/memory-drop.ts';
import { type OwnDrop, sharedDrops, smallDrops, type Told } from './own-drops.ts';
import { run, smallDrop, temporary, writeDrop } from './site.ts';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  const out = join(await temporary(), 'site');
  expect((await run('report', '--data', await writeDrop(smallDrop), '--out', out)).code).toBe(0);
  server = await startServer(out);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Opened {
  readonly tab: Tab;
  /** What the console said, what failed, and what a policy kept from happening. */
  readonly complaints: string[];
  /** Everything that was asked of any network, by the page and by its worker: address, headers, and whether it has a body. */
  readonly requests: string[];
}

const STILL = { name: 'prefers-reduced-motion', value: 'reduce' };

/** Brings what reads files: it is loaded when somebody turns to the page. */
async function turnTo(tab: Tab): Promise<void> {
  await tab.hover('.own-form');
  await tab.waitForFunction(() => customElements.get('own-files') !== undefined);
}

async function open(): Promise<Opened> {
  const tab = await browser.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  tab.on('request', (request) =>
    requests.push(JSON.stringify([request.url(), request.headers(), request.hasPostData()])),
  );
  tab.on('workercreated', (worker) => {
    worker.on('console', (message) => complaints.push(message.text()));
    worker.client.on('Network.requestWillBeSent', ({ request }) => requests.push(JSON.stringify(request)));
    // A reader that has ended meanwhile asks for nothing any more.
    worker.client.send('Network.enable').catch(() => undefined);
  });
  await tab.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      window.reportError(new Error(`policy: ${violatedDirective} ${sample}`)),
    );
  });
  await tab.setViewport({ width: 1280, height: 900 });
  // A page that still moves is clicked beside what is meant.
  await tab.emulateMediaFeatures([STILL]);
  await tab.goto(`${server.origin}/summer/your-files/`);
  await turnTo(tab);
  return { tab, complaints, requests };
}

async function choose(tab: Tab, folder: string): Promise<void> {
  const input = (await tab.$('.own-form input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...filesIn(folder).map((file) => join(folder, file)));
  await tab.waitForSelector('.own-chosen li');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).filter((file) => file !== 'expected.json');
}

async function tell(tab: Tab, { quarantine, ...told }: Told): Promise<void> {
  for (const [name, value] of Object.entries(told)) await tab.select(`[name="${name}"]`, value);
  if (quarantine) await tab.click('[name="quarantine"]');
}

/** Waits until the files were read, and tells whether there is a report. */
async function read(tab: Tab): Promise<boolean> {
  await tab.click('.own-form [type=submit]');
  await tab.waitForSelector('.own-reading:not([hidden])', { visible: false });
  return await tab.$eval('.own-view', (view) => !(view as HTMLElement).hidden);
}

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporary();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** The same stages, outside the browser. */
async function prepared(
  folder: string,
  { quarantine, ...told }: Told = {},
): Promise<{
  readonly preparation: Preparation;
  readonly report: ReportDefinition;
}> {
  const { files, issues } = await openDropFolder(folder);
  const own = ({ name }: SourceFile) => name !== 'expected.json';
  const settings = { ...told, ...(quarantine && { quarantine }), locale: 'en-US' };
  const report = reportSchema.parse({ title: 'Your files', data: 'your files', ...settings });
  return { preparation: await prepareDrop(files.filter(own), report, issues), report };
}

describe('what the page tells is what the check tells', () => {
  /** Lines of the page: problems, and rows and money by table. */
  const found = (tab: Tab) =>
    tab.evaluate(() => ({
      issues: [...document.querySelectorAll('.own-issues li')].map((item) =>
        [...item.children].map(({ textContent }) => textContent),
      ),
      numbers: [...document.querySelectorAll('.own-reading tbody tr')].map((row) =>
        [...(row as HTMLTableRowElement).cells].map(({ textContent }) => textContent),
      ),
    }));

  async function compare({ name, folder, told }: OwnDrop, opened: Opened): Promise<boolean> {
    const { tab, complaints } = opened;
    await choose(tab, folder);
    await tell(tab, told);
    const accepted = await read(tab);
    const { preparation } = await prepared(folder, told);
    const { read: result, issues } = preparation;
    const format = createFormatter({ locale: 'en-US', currency: told.currency ?? null });
    const money = (value: number | null) => format.table(value, 'money');
    const count = (value: number) => format.table(value, 'count');
    expect(accepted, name).toBe(preparation.prepared !== null);
    expect(await found(tab), name).toEqual({
      issues: toldIssues(issues)
        .slice(0, 300)
        .map(({ severity, text, hint }) => [severity, text, ...(hint === null ? [] : [`→ ${hint}`])]),
      numbers: Object.entries(result.rows).map(([table, { read: all, accepted: kept }]) => {
        const what = table === 'tracking_data' ? 'revenue' : table === 'payouts' ? 'payouts' : null;
        const sum = what === null ? null : (result.accepted?.[what] ?? null);
        const out = what === null || sum === null ? null : result.leftOut[what];
        return [
          table,
          ...[all, kept, all - kept].map(count),
          ...[sum === null ? null : sum + (out ?? 0), sum, out].map(money),
        ];
      }),
    });
    expect(complaints, name).toEqual([]);
    await tab.reload();
    await turnTo(tab);
    return accepted;
  }

  test('of small drops of every kind', async () => {
    const opened = await open();
    const outcomes = new Set<boolean>();
    for (const drop of await smallDrops()) outcomes.add(await compare(drop, opened));
    expect(outcomes.size).toBe(2);
    await opened.tab.close();
  });

  test('in the words and numbers that the command prints', async () => {
    const { tab } = await open();
    const drop = (await smallDrops()).find(({ name }) => name === 'errors of values');
    await choose(tab, drop?.folder ?? '');
    await read(tab);
    const { output } = await run('check', drop?.folder ?? '');
    const printed = output.replaceAll(`${drop?.folder}/`, '').split('\n');
    const lines = (await found(tab)).issues.flatMap(([, text, hint]) => [
      text,
      ...(hint ? [`  ${hint}`] : []),
    ]);
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) expect(printed).toContain(line);
    const heading = await tab.$eval('#own-reading', ({ textContent }) => textContent);
    expect(heading).toBe('3 errors and 1 warning: these files are refused');
    expect(output).toContain('3 errors and 1 warning in drop');
    await tab.close();
  });

  test('a file whose name says nothing is what the visitor says it is', async () => {
    const opened = await open();
    const { tab } = opened;
    const { 'payouts.csv': payouts, ...others } = clean;
    await choose(tab, await folderOf({ ...others, 'export (3).csv': payouts }));
    expect(await read(tab)).toBe(false);
    expect((await found(tab)).issues[0]?.[1]).toContain('There is no file for the table payouts.');
    await tab.select('.own-chosen select', 'payouts');
    await tab.click('.own-form [type=submit]');
    await tab.waitForSelector('.own-view:not([hidden])');
    expect((await found(tab)).numbers[3]?.[1]).toBe('3');
    expect(opened.complaints).toEqual([]);
    await tab.close();
  });

  const others = sharedDrops();

  test.skipIf(others.length === 0)('of real drops and awkward ones', async () => {
    const opened = await open();
    const outcomes = [];
    for (const drop of others) outcomes.push(await compare(drop, opened));
    expect(outcomes.length).toBeGreaterThan(24);
    expect(new Set(outcomes).size).toBe(2);
    await opened.tab.close();
  });
});

describe('the report', () => {
  /** All that is composed, without its markup; charts aside. */
  const words = (markup: string) =>
    markup
      .replace(/<svg.*?<\/svg>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&nbsp;', '\u00a0')
      .replace(/ +/g, ' ')
      .trim();

  const shown = (tab: Tab) =>
    tab.evaluate(async () => {
      const view = document.querySelector('.own-view') as Element;
      for (const details of view.querySelectorAll('details')) details.open = true;
      await new Promise((done) => globalThis.setTimeout(done, 4));
      const copy = view.cloneNode(true) as Element;
      for (const other of copy.querySelectorAll('filter-bar, .chart, .prose, svg, output')) other.remove();
      return copy.innerHTML;
    });

  const composed = (context: Context, path: string) => {
    const page = allPages(context).find((one) => one.path === path);
    if (page === undefined) throw new Error(`there is no page ${path}`);
    const nothing = html``;
    const paint = {
      format: context.format,
      root: context.root,
      draw: () => nothing,
      markdown: () => nothing,
      rowsWritten: (rows: number) => rows,
    };
    return viewHtml(page.compose(context), paint).text;
  };

  const goTo = async (tab: Tab, hash: string) => {
    await tab.evaluate((to) => {
      location.hash = to;
    }, hash);
    await tab.waitForFunction((to) => location.hash === `#${to}`, {}, hash);
  };

  test('has every page of the build, with the same words, and asks for nothing once it shows', async () => {
    const folder = await folderOf(clean);
    const { tab, complaints } = await open();
    await choose(tab, folder);
    expect(await read(tab)).toBe(true);
    await tab.setOfflineMode(true);
    const { preparation, report } = await prepared(folder);
    if (preparation.prepared === null) throw new Error('the drop is refused');
    const whole = contextOf(preparation.prepared, report);
    const members = ['campaigns/1', 'campaigns/2', 'influencers/1', 'influencers/2', 'influencers/3'];
    const menu = [
      'campaigns',
      'returns',
      'influencers',
      'payouts',
      'channels',
      'insights',
      'data',
      'methods',
    ];
    for (const path of ['', ...menu, ...members]) {
      await goTo(tab, path === '' ? 'overview' : path);
      const wanted = words(composed(whole, path));
      expect(wanted.length).toBeGreaterThan(400);
      expect(words(await shown(tab)), path).toBe(wanted);
    }
    await goTo(tab, 'overview');
    await tab.waitForSelector('.own-view .chart svg');
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('links lead within it under the same filter, and the way back leads back', async () => {
    const { tab, complaints } = await open();
    await choose(tab, await folderOf(clean));
    await read(tab);
    const heading = () => tab.$eval('.own-view h1', ({ textContent }) => textContent ?? '');
    const said = () => tab.$eval('.own-view .words', ({ textContent }) => textContent ?? '');
    const all = await heading();
    await tab.click('[data-filter="platform"]');
    await tab.waitForSelector('#menu-platform input');
    await tab.click('#menu-platform input[value="YouTube"]');
    await tab.waitForFunction(() =>
      document.querySelector('.own-view .words')?.textContent?.startsWith('YouTube'),
    );
    const filtered = await heading();
    expect(filtered).not.toBe(all);
    await tab.keyboard.press('Escape');
    const links = await tab.$$eval('.own-view a[href], .masthead nav:not([hidden]) a', (found) =>
      found.map((link) => link.getAttribute('href')),
    );
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(link).toMatch(/^#[a-z]*(\/\d+)?\/?(#[\w-]+)?$/);
    await tab.click('.masthead nav:not([hidden]) a[href="#influencers"]');
    await tab.waitForFunction(() => location.hash === '#influencers');
    expect(await said()).toContain('YouTube');
    await tab.click('.own-view td a');
    await tab.waitForFunction(() => location.hash.startsWith('#influencers/'));
    expect(await heading()).toContain('Jon Park');
    await tab.goBack();
    await tab.waitForFunction(() => location.hash === '#influencers');
    await tab.goBack();
    await tab.waitForFunction(() => location.hash === '#overview');
    expect(await heading()).toBe(filtered);
    await tab.goBack();
    await tab.waitForFunction(
      (words) => document.querySelector('.own-view h1')?.textContent === words,
      {},
      all,
    );
    await tab.goForward();
    await tab.waitForFunction(
      (words) => document.querySelector('.own-view h1')?.textContent === words,
      {},
      filtered,
    );
    expect(complaints).toEqual([]);
    await tab.close();
  });
});

describe('nothing of the files gets out', () => {
  const canary = 'zqxcanary';

  /** In every place that a file has. */
  const marked = () => ({
    'influencers.csv': clean['influencers.csv'].replace('Mira Sol', `Mira ${canary}`),
    'posts.csv': clean['posts.csv']
      .replace('Morning', canary)
      .replace('example.org/a', `${canary}.example/a`),
    'tracking_data.csv': clean['tracking_data.csv'].replaceAll('Spring', canary).replace('u-01', canary),
    'payouts.csv': clean['payouts.csv'],
    [`${canary}.txt`]: canary,
  });

  /** All that a browser could keep of the page. */
  async function kept(tab: Tab, client: CDPSession): Promise<string> {
    const stored = await tab.evaluate(async () => {
      const files: string[] = [];
      const folder = await navigator.storage.getDirectory();
      for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys())
        files.push(name);
      return JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        await indexedDB.databases(),
        await caches.keys(),
        files,
        document.cookie,
        history.state,
        location.href,
        document.title,
        window.name,
      ]);
    });
    const visits = await client.send('Page.getNavigationHistory');
    const { cookies } = await client.send('Network.getCookies');
    return stored + JSON.stringify([visits, cookies]);
  }

  test('into a request, a storage, or an address', async () => {
    const { tab, complaints, requests } = await open();
    const client = await tab.createCDPSession();
    await choose(tab, await folderOf(marked()));
    expect(await read(tab)).toBe(true);
    const visited: string[] = [];
    const look = async () => {
      visited.push(await tab.$eval('main', (main) => (main as HTMLElement).innerText));
      expect(await kept(tab, client)).not.toContain(canary);
    };
    await look();
    for (const hash of [
      'campaigns',
      'influencers',
      'payouts',
      'data',
      'campaigns/2',
      'influencers/1',
      'files',
    ]) {
      await tab.evaluate((to) => {
        location.hash = to;
      }, hash);
      await look();
    }
    await tab.evaluate(() => {
      location.hash = 'overview';
    });
    await tab.waitForSelector('[data-filter="influencer"]');
    await tab.click('[data-filter="influencer"]');
    await tab.waitForSelector('#menu-influencer input');
    await tab.click('#menu-influencer input[value="1"]');
    await tab.waitForFunction(
      (mark) => document.querySelector('.words')?.textContent?.includes(mark),
      {},
      canary,
    );
    await look();
    // It stands on most of these pages, in the title of none.
    expect(visited.filter((text) => text.includes(canary)).length).toBeGreaterThan(6);
    expect(requests.length).toBeGreaterThan(8);
    expect(requests.some((request) => request.includes('worker'))).toBe(true);
    for (const request of requests)
      expect(request).not.toMatch(new RegExp(`${canary}|[pP]ostData|,true\\]$`));
    expect(complaints).toEqual([]);
    await tab.close();
  });

  /** Whether a text stands anywhere in the memory of the page. */
  async function remembers(client: CDPSession, text: string): Promise<boolean> {
    const chunks: string[] = [];
    const take = ({ chunk }: { chunk: string }) => chunks.push(chunk);
    client.on('HeapProfiler.addHeapSnapshotChunk', take);
    await client.send('HeapProfiler.collectGarbage');
    await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    client.off('HeapProfiler.addHeapSnapshotChunk', take);
    return chunks.join('').includes(text);
  }

  test.each([
    ['the button', (tab: Tab) => tab.click('.own-masthead button')],
    ['leaving', (tab: Tab) => tab.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))],
  ])('%s forgets them', async (_, forget) => {
    const { tab, complaints } = await open();
    const client = await tab.createCDPSession();
    await choose(tab, await folderOf(marked()));
    expect(await read(tab)).toBe(true);
    await expect.poll(() => tab.workers().length).toBe(0);
    expect(await remembers(client, canary)).toBe(true);
    await forget(tab);
    expect(await tab.evaluate(() => document.documentElement.outerHTML)).not.toContain(canary);
    expect(await tab.$$eval('.own-chosen li', (items) => items.length)).toBe(0);
    expect(new URL(tab.url()).hash).toBe('');
    expect(await tab.$eval('h1', ({ textContent }) => textContent)).toContain('files of your own');
    // Idle work that was waiting to be done has gone by.
    await tab.evaluate(() => new Promise((done) => globalThis.setTimeout(done, 500)));
    expect(await remembers(client, canary)).toBe(false);
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('an address of a report that is gone leads to the form', async () => {
    const { tab, complaints } = await open();
    await tab.goto(`${server.origin}/summer/your-files/#influencers/3`);
    expect(await tab.$eval('h1', ({ textContent }) => textContent)).toContain('files of your own');
    expect(await (await tab.$('.own-form'))?.isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('a file that has changed since is not read', async () => {
    const { tab, complaints } = await open();
    const folder = await folderOf(clean);
    await choose(tab, folder);
    await setTimeout(1100);
    await writeFile(join(folder, 'posts.csv'), `${clean['posts.csv']}1,Instagram,2025-03-14,,,5200,402,21\n`);
    await tab.click('.own-form [type=submit]');
    await tab.waitForFunction(() => document.querySelector('.own-said')?.textContent !== '');
    const said = await tab.$eval('.own-said', ({ textContent }) => textContent);
    expect(said).toBe(
      '“posts.csv” cannot be read. It may have changed since it was chosen: choose it again.',
    );
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('reading can be stopped', async () => {
    const { tab, complaints } = await open();
    const rows = Array.from({ length: 150_000 }, (_, at) => `Link,Spring,1,u-${at},Mat,2025-03-03,1,39.90`);
    await choose(
      tab,
      await folderOf({ ...clean, 'tracking_data.csv': `${clean['tracking_data.csv']}${rows.join('\n')}\n` }),
    );
    await tab.click('.own-form [type=submit]');
    await tab.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0.1);
    expect(tab.workers()).toHaveLength(1);
    await tab.keyboard.press('Enter');
    expect(await tab.$eval('.own-said', ({ textContent }) => textContent)).toBe('Stopped.');
    expect(await tab.$eval('.own-progress', (progress) => (progress as HTMLElement).hidden)).toBe(true);
    await expect.poll(() => tab.workers().length).toBe(0);
    expect(complaints).toEqual([]);
    await tab.close();
  });
});

async function axeFindings(tab: Tab): Promise<string[]> {
  await tab.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return await tab.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html: element }) => element.slice(0, 120)).join(' | ')}`,
    );
  });
}

test.each([[false], [true]])(
  'axe finds nothing while files are refused and shown, dark: %s',
  async (dark) => {
    const { tab } = await open();
    await tab.emulateMediaFeatures([STILL, { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
    const broken = clean['payouts.csv'].replace('2,order', '2,likes');
    await choose(tab, await folderOf({ ...clean, 'export.csv': 'x', 'payouts.csv': broken }));
    expect(await read(tab)).toBe(false);
    expect(await axeFindings(tab)).toEqual([]);
    await choose(tab, await folderOf(clean));
    expect(await read(tab)).toBe(true);
    expect(await axeFindings(tab)).toEqual([]);
    await tab.setViewport({ width: 320, height: 800 });
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await tab.close();
  },
);

test('by keys alone', async () => {
  const { tab, complaints } = await open();
  await tab.bringToFront();
  const folder = await folderOf({ ...clean, 'export.csv': clean['payouts.csv'] });
  const focused = () => tab.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');
  const tabTo = async (mark: string) => {
    for (let step = 0; step < 60; step++) {
      await tab.keyboard.press('Tab');
      if ((await focused()).includes(mark)) return;
    }
    throw new Error(`the keyboard does not lead to ${mark}`);
  };
  await tabTo('type="file"');
  // The dialog itself is the system's: what it would hand over is handed over in its place.
  const input = (await tab.$('.own-form input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.evaluate((element) =>
    element.addEventListener('click', () => element.setAttribute('data-asked', '')),
  );
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('input[data-asked]');
  const chosen = filesIn(folder).filter((file) => file !== 'payouts.csv');
  await input.uploadFile(...chosen.map((file) => join(folder, file)));
  await tab.waitForSelector('.own-chosen select');
  await tabTo('What export.csv is');
  await tab.keyboard.type('payouts');
  await tabTo('name="margin"');
  await tab.keyboard.type('40');
  await tabTo('type="submit"');
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('.own-view:not([hidden])');
  expect(await focused()).toContain('<h1');
  await tab.evaluate(() => document.querySelector<HTMLElement>('.skip')?.focus());
  await tabTo('#campaigns');
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => location.hash === '#campaigns');
  expect(await focused()).toContain('<h1');
  await tab.evaluate(() => document.querySelector<HTMLElement>('.skip')?.focus());
  await tabTo('Forget these files');
  await tab.keyboard.press('Enter');
  expect(await tab.$eval('.own-said', ({ textContent }) => textContent)).toContain('Forgotten');
  expect(complaints).toEqual([]);
  await tab.close();
});

test('the sample beside the page becomes a report', async () => {
  const { tab, complaints } = await open();
  await tab.click('[data-own=sample]');
  await tab.waitForSelector('.own-view:not([hidden])');
  const heading = await tab.$eval('.own-view h1', ({ textContent }) => textContent);
  expect(heading).toMatch(/^Every ₹1 paid to influencers returned ₹\d/);
  expect(complaints).toEqual([]);
  await tab.close();
});

test('the page is light until somebody turns to it, and the first click or file is not lost', async () => {
  const tab = await browser.newPage();
  const address = `${server.origin}/summer/your-files/`;
  let bytes = 0;
  const count = async (response: HTTPResponse) => {
    if (response.url().endsWith('.js')) bytes += gzipSync(await response.buffer()).length;
  };
  tab.on('response', count);
  await tab.goto(address, { waitUntil: 'networkidle0' });
  tab.off('response', count);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(6000);
  expect(await tab.evaluate(() => customElements.get('own-files') === undefined)).toBe(true);
  // By script: nothing comes before it that could have loaded what answers.
  await tab.$eval('[data-own=sample]', (button) => (button as HTMLElement).click());
  await tab.waitForSelector('.own-view:not([hidden])');

  await tab.goto(address, { waitUntil: 'networkidle0' });
  const field = (await tab.$('own-files input[type=file]')) as ElementHandle<HTMLInputElement>;
  await field.uploadFile(join(await writeDrop(smallDrop), 'posts.csv'));
  await tab.waitForFunction(() => document.querySelector('.own-chosen')?.textContent?.includes('posts.csv'));
  await tab.close();
});

test('without script the page says what it does and what it needs', async () => {
  const tab = await browser.newPage();
  await tab.setJavaScriptEnabled(false);
  await tab.goto(`${server.origin}/summer/your-files/`);
  const text = await tab.$eval('main', (main) => (main as HTMLElement).innerText);
  for (const words of [
    'needs JavaScript',
    '0 bytes of them are sent',
    'Nothing is kept',
    'tracking_data.csv',
  ])
    expect(text).toContain(words);
  expect(await (await tab.$('.own-form'))?.isVisible()).toBe(false);
  await tab.close();
});
