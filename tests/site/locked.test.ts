/** A report that opens with its password: what lies on the host, and what a reader's browser makes of it. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Browser, Page as Tab } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { isThorough } from '../thorough.ts';
import { amounts, CANARY, edit, filesOf, lockedProject } from './locked-project.ts';
import { readTree, runWith, temporary } from './site.ts';

const PASSWORD = 'Tj7-vuxep-Lamo';
const OTHER = 'Kd4+mirob+Sufa';
const BASE = '/team/reports/';
const ROOT = `${BASE}summer/`;

let project: string;
let folder: string;
/** Sites by name: locked and open reports; then the one report alone: open, locked, by another password, changed. */
const site = (name: string) => join(folder, name);

async function build(name: string, password: string, cached = true) {
  const cache = cached ? ['--cache', join(folder, 'cache')] : [];
  const set = { UPLIFT_PASSWORD: password, UPLIFT_CACHE_SECRET: '' };
  return await runWith(set, project, 'report', '--out', site(name), '--base', BASE, '--statements', ...cache);
}

async function built(name: string, password: string, cached = true): Promise<void> {
  const { code, output } = await build(name, password, cached);
  expect(code, output).toBe(0);
  expect(output).not.toContain(PASSWORD);
}

beforeAll(async () => {
  project = await lockedProject();
  folder = await temporary();
  const { definition, posts, winter } = filesOf(project);
  await built('both', PASSWORD, false);
  await rm(winter, { recursive: true });
  await edit(definition, 'access: password', 'access: open');
  await built('open', '');
  await edit(definition, 'access: open', 'access: password');
  await built('locked', PASSWORD);
  await built('other', OTHER);
  await edit(posts, 'Quixzyvacaption 1', 'Quixzyvacaption new');
  await built('changed', PASSWORD);
});

/** Files below the report, with what the list of all reports shares of it left out. */
async function sealedIn(name: string): Promise<Map<string, Buffer>> {
  const files = await readTree(join(site(name), 'summer'));
  return new Map([...files].filter(([path]) => path.startsWith('locked/') && path.endsWith('.bin')));
}

describe('on the host', () => {
  test('nothing of it can be read, neither in files nor in their names', async () => {
    for (const name of ['both', 'locked', 'other', 'changed']) {
      const files = await readTree(site(name));
      const own = [...files].filter(([path]) => !path.startsWith('winter/'));
      expect(own.length).toBeGreaterThan(60);
      for (const [path, bytes] of own) {
        expect(path).not.toMatch(CANARY);
        const text = bytes.toString('latin1');
        expect(text, path).not.toMatch(CANARY);
        // Of a drop's colours and days as well, there where text is.
        if (path.endsWith('.bin') || path.endsWith('.woff2')) continue;
        for (const amount of [...amounts, '123abc', 'INR', '₹', '2025-0'])
          expect(text.toLowerCase().includes(amount.toLowerCase()), `${path}: ${amount}`).toBe(false);
      }
    }
    // The canaries are found where the report is open: in pages, JSON, CSV, and in names.
    const open = await readTree(site('open'));
    const found = [...open].filter(([, bytes]) => CANARY.test(bytes.toString('latin1')));
    expect(found.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        'summer/index.html',
        'summer/api/summary.json',
        'build-info.json',
        'index.html',
      ]),
    );
    expect([...open.keys()].some((path) => CANARY.test(path))).toBe(true);
  });

  test('the same input and password give the same bytes, whatever was built before', async () => {
    const first = await readTree(join(site('both'), 'summer'));
    const second = await readTree(join(site('locked'), 'summer'));
    for (const path of second.keys()) if (path.startsWith('_assets/fonts/')) second.delete(path);
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [path, bytes] of first) expect(second.get(path)?.equals(bytes), path).toBe(true);
  });

  test('built again nothing is made, and elsewhere it is taken from there, as it was locked', async () => {
    expect((await build('changed', PASSWORD)).output).toContain('Nothing changed');
    const elsewhere = await build('restored', PASSWORD);
    expect(elsewhere.output).toContain('as an earlier build made it of the same');
    expect(await readTree(site('restored'))).toEqual(await readTree(site('changed')));
  });

  test('another password gives other names and other bytes', async () => {
    const files = await sealedIn('locked');
    const others = await sealedIn('other');
    expect(others.size).toBe(files.size);
    const texts = new Set([...files.values()].map((bytes) => bytes.toString('latin1')));
    for (const [path, bytes] of others) {
      expect(files.has(path)).toBe(false);
      expect(texts.has(bytes.toString('latin1'))).toBe(false);
    }
    const lock = (name: string) => readFile(join(site(name), 'summer/locked/lock.json'), 'utf8');
    expect(await lock('other')).not.toBe(await lock('locked'));
  });

  test('a changed caption changes the files that show it, and no key serves two texts', async () => {
    const before = await sealedIn('locked');
    const after = await sealedIn('changed');
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after].filter(([path, bytes]) => before.get(path)?.equals(bytes) === false);
    expect(changed.length).toBeGreaterThan(2);
    expect(changed.length).toBeLessThan(after.size / 2);
    // A file's head stands for its key, under which the nonce is always the same.
    const texts = new Map<string, string>();
    for (const name of ['both', 'locked', 'changed']) {
      for (const bytes of (await sealedIn(name)).values()) {
        const head = bytes.toString('hex', 0, 32);
        const text = bytes.toString('hex', 32);
        expect(texts.get(head) ?? text).toBe(text);
        texts.set(head, text);
      }
    }
    expect(texts.size).toBe(before.size + changed.length);
  });

  test('without a password nothing is published; a much smaller drop is refused, though its size is sealed', async () => {
    const before = await readTree(site('changed'));
    const missing = await build('changed', '');
    expect(missing.code).toBe(1);
    expect(missing.output).toContain('no password is given. Nothing was published.');
    const { tracking } = filesOf(project);
    const text = await readFile(tracking, 'utf8');
    await writeFile(tracking, `${text.split('\n').slice(0, 9).join('\n')}\n`);
    const smaller = await build('changed', PASSWORD);
    await writeFile(tracking, text);
    expect(smaller.output).toContain(
      'summer: 8 rows of tracking_data, was 24 (33 %; at least 50 % are expected)',
    );
    expect(smaller.code).toBe(1);
    expect(await readTree(site('changed'))).toEqual(before);
  });
});

describe('what is said of it elsewhere', () => {
  test('a summary says that it is locked, whatever it is compared with', async () => {
    const args = ['summary', '--site', site('both'), '--compare', site('open')];
    const { output } = await runWith({}, project, ...(args as [string, ...string[]]));
    expect(output).toMatch(
      /^## Winter\n[\s\S]*\n## summer\n\nIt is locked: its figures are for those who have its password.\n$/,
    );
    expect(output).not.toMatch(CANARY);
    const drops = await runWith({}, project, 'summary', '--drops', '--compare', site('locked'));
    expect(drops.output).toBe(
      '## summer\n\nIt is locked: its figures are for those who have its password.\n',
    );
  });

  test('a mail says that there is a drop, and where; a statement is for the one whose it is', async () => {
    const mails = join(folder, 'mails');
    const mail = (password: string) =>
      runWith({ UPLIFT_PASSWORD: password }, project, 'mail', '--dry-run', mails, '--site', site('changed'));
    expect((await mail('')).output).toContain('no password is given. Nothing was sent.');
    expect((await mail(OTHER)).output).toContain(
      'locked with another password, or was altered since. Nothing was sent.',
    );
    const { code, output } = await mail(PASSWORD);
    expect(code, output).toBe(0);
    const [statement, notice] = await Promise.all(
      ['2-summer-statement-of-quixzyvaid1-own@example.com', '1-summer-reader@example.com'].map(async (name) =>
        PostalMime.parse(await readFile(join(mails, `${name}.eml`))),
      ),
    );
    expect(notice?.subject).toBe('Quixzyvatitle: the drop of Jul\u00a01,\u00a02025 is published');
    expect(notice?.text).toMatchInlineSnapshot(`
      "Quixzyvatitle

      The drop of Jul\u00a01,\u00a02025 is published.

      The whole report: https://reports.example.com/summer/

      The report opens with its password.

      "
    `);
    expect(notice?.attachments).toEqual([]);
    const [pdf] = statement?.attachments ?? [];
    expect(Buffer.from(pdf?.content as ArrayBuffer).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  test.runIf(isThorough)('it is verified by who has its password', async () => {
    const verify = (password: string) =>
      runWith({ UPLIFT_PASSWORD: password }, project, 'verify-build', '--out', site('changed'));
    expect((await verify('')).output).toContain('no password is given. Nothing was verified.');
    expect((await verify(OTHER)).output).toContain(
      'locked with another password, or was altered since, so nothing is verified',
    );
    const { code, output } = await verify(PASSWORD);
    expect(output).toContain('the same bytes');
    expect(code).toBe(0);
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let server: Server;
  let open: Server;
  /** What the host has at the moment. */
  let live: string;

  beforeAll(async () => {
    live = site('live');
    await host('both');
    server = await startServer(live, { base: BASE });
    open = await startServer(site('open'), { base: BASE });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await open?.close();
  });

  async function host(name: string): Promise<void> {
    await rm(live, { recursive: true, force: true });
    await cp(site(name), live, { recursive: true });
  }

  /** A tab of a reader who was never here; `complaints` are what the browser has to say. */
  async function newReader() {
    const context = await browser.createBrowserContext();
    const complaints: string[] = [];
    const newTab = async (): Promise<Tab> => {
      const tab = await context.newPage();
      tab.on('console', (message) => complaints.push(message.text()));
      tab.on('pageerror', (error) => complaints.push(String(error)));
      return tab;
    };
    return { context, complaints, newTab };
  }

  const go = (tab: Tab, path: string) => tab.goto(`${server.origin}${path}`, { waitUntil: 'load' });
  const heading = (tab: Tab) =>
    tab.$$eval('h1', (all) => all.find((one) => one.checkVisibility())?.textContent ?? '');

  async function asks(tab: Tab): Promise<void> {
    await tab.waitForSelector('#password', { visible: true });
    expect(await heading(tab)).toBe('Summer');
    expect(await tab.content()).not.toMatch(CANARY);
  }

  async function unlock(tab: Tab, password = PASSWORD): Promise<void> {
    await asks(tab);
    await tab.type('#password', password);
    await Promise.all([tab.waitForNavigation({ waitUntil: 'load' }), tab.keyboard.press('Enter')]);
  }

  test('a wrong password is told so; the right one opens the page that was asked for, under its filter', async () => {
    const { newTab, complaints, context } = await newReader();
    const tab = await newTab();
    await go(tab, `${BASE}`);
    expect(await tab.$$eval('h2, .aside', (all) => all.map((one) => one.textContent?.trim()))).toEqual(
      expect.arrayContaining(['Summer', 'Opens with its password', 'Winter']),
    );
    await go(tab, `${ROOT}influencers/?platform=Instagram#all`);
    await asks(tab);
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('password');
    await tab.type('#password', 'not the password');
    await tab.keyboard.press('Enter');
    await tab.waitForFunction(() => document.querySelector('[role=alert]')?.textContent !== '');
    expect(
      await tab.evaluate(() => [
        document.querySelector('[role=alert]')?.textContent,
        document.activeElement?.id,
        document.activeElement?.getAttribute('aria-invalid'),
      ]),
    ).toEqual(['This password does not open the report.', 'password', 'true']);
    await unlock(tab);
    expect(tab.url()).toBe(`${server.origin}${ROOT}influencers/?platform=Instagram#all`);
    expect(await tab.title()).toBe('Influencers · Quixzyvatitle');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an open report is the same as one that was never locked: pages, filters, every file', async () => {
    const { newTab, complaints, context } = await newReader();
    const tab = await newTab();
    await go(tab, ROOT);
    await unlock(tab);
    const plain = await newTab();
    for (const path of [
      '',
      'campaigns/',
      'influencers/quixzyvaname-1/',
      'returns/?campaign=Quixzyvacampaign&from=2025-06-09',
    ]) {
      const shown: string[] = [];
      for (const [one, { origin }] of [
        [tab, server],
        [plain, open],
      ] as const) {
        await one.goto(`${origin}${ROOT}${path}`, { waitUntil: 'load' });
        await one.waitForFunction(() => !document.documentElement.classList.contains('pending'));
        if (path.includes('?')) await one.waitForSelector('html.filtered');
        await one.evaluate(() => document.fonts.ready.then(() => undefined));
        shown.push(await one.$eval('main', (main) => main.innerText));
      }
      expect(shown[0]).toBe(shown[1]);
      expect(shown[0]?.length).toBeGreaterThan(300);
    }
    const files = [...(await readTree(join(site('open'), 'summer')))].filter(
      ([path]) => /^(?:api|downloads|pdf|typefaces)\/|^[^/]+$/.test(path) && !path.endsWith('.html'),
    );
    expect(files.map(([path]) => path)).toEqual(
      expect.arrayContaining(['summer.pdf', 'pdf/overview.pdf', 'downloads/influencers.csv', 'logo.svg']),
    );
    const got = await tab.evaluate(
      async (root, paths) => {
        const answers: [string, string | null, string][] = [];
        for (const path of paths) {
          const answer = await fetch(root + path);
          const hash = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
          const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
          answers.push([path, answer.headers.get('content-type'), hex]);
        }
        return answers;
      },
      ROOT,
      files.map(([path]) => path),
    );
    const expected = await Promise.all(
      files.map(async ([path]) => {
        const answer = await fetch(`${open.origin}${ROOT}${path}`);
        const hash = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
        return [path, answer.headers.get('content-type'), Buffer.from(hash).toString('hex')];
      }),
    );
    expect(got).toEqual(expected);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('files that are followed as links are saved whole', async () => {
    const { newTab, context } = await newReader();
    const tab = await newTab();
    await go(tab, `${ROOT}api/`);
    await unlock(tab);
    const saved = join(folder, 'saved');
    await mkdir(saved, { recursive: true });
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: saved,
      eventsEnabled: true,
      ...(context.id !== undefined && { browserContextId: context.id }),
    });
    for (const path of ['downloads/influencers.csv', 'pdf/overview.pdf']) {
      const done = new Promise<void>((finished, failed) => {
        session.on('Browser.downloadProgress', ({ state }) => {
          if (state === 'completed') finished();
          if (state === 'canceled') failed(new Error(`${path} was not saved`));
        });
      });
      await tab.evaluate((address) => {
        const link = document.createElement('a');
        link.href = address;
        document.body.append(link);
        link.click();
      }, ROOT + path);
      await done;
      session.removeAllListeners('Browser.downloadProgress');
      const name = path.slice(path.lastIndexOf('/') + 1);
      const same = await readFile(join(site('open'), 'summer', path));
      expect((await readFile(join(saved, name))).equals(same), path).toBe(true);
    }
    await context.close();
  });

  test('an address of its own opens where it was asked for, a folder without its slash too, and what is not there is told', async () => {
    const { newTab, complaints, context } = await newReader();
    const tab = await newTab();
    const missing = await go(tab, `${ROOT}influencers/quixzyvaname-1/?product=Quixzyvaproduct%202`);
    expect(missing?.status()).toBe(404);
    await unlock(tab);
    expect(await tab.title()).toBe('Quixzyvaname 1 · Quixzyvatitle');
    expect(new URL(tab.url()).search).toBe('?product=Quixzyvaproduct%202');
    await go(tab, `${ROOT}campaigns`);
    expect([new URL(tab.url()).pathname, await tab.title()]).toEqual([
      `${ROOT}campaigns/`,
      'Campaigns · Quixzyvatitle',
    ]);
    const nothing = await go(tab, `${ROOT}influencers/nobody/`);
    expect([nothing?.status(), await heading(tab)]).toEqual([404, 'There is no such page']);
    // The browser's own words for the two answers, and none besides.
    expect(complaints.filter((words) => !words.includes('status of 404'))).toEqual([]);
    await context.close();
  });

  test('it stays open while the worker is stopped, until it is locked, in all tabs', async () => {
    const { newTab, complaints, context } = await newReader();
    const tab = await newTab();
    await go(tab, ROOT);
    await unlock(tab);
    const session = await tab.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await go(tab, `${ROOT}data/`);
    expect(await tab.title()).toBe('Data · Quixzyvatitle');
    const second = await newTab();
    await go(second, `${ROOT}methods/`);
    expect(await second.title()).toBe('Methods · Quixzyvatitle');
    // The other report of the site goes on without it.
    await go(second, `${BASE}winter/`);
    expect([await second.title(), await second.$('.lock')]).toEqual(['Overview · Winter', null]);
    await second.goBack({ waitUntil: 'load' });
    // A hard reload goes past the worker, every time.
    for (const _ of ['once', 'again']) {
      const opened = tab.waitForResponse(
        (answer) => answer.fromServiceWorker() && answer.url() === tab.url(),
      );
      await session.send('Page.reload', { ignoreCache: true });
      await opened;
      await tab.waitForSelector('.lock');
      expect(await tab.title()).toBe('Data · Quixzyvatitle');
    }

    await tab.bringToFront();
    const left = [tab, second].map((one) => one.waitForNavigation({ waitUntil: 'load' }));
    await tab.click('.lock');
    await Promise.all(left);
    for (const one of [tab, second]) await asks(one);
    await go(second, `${ROOT}methods/`);
    await asks(second);
    expect((await fetchIn(tab, `${ROOT}api/summary.json`)).status).toBe(404);
    expect(complaints.filter((words) => !words.includes('status of 404'))).toEqual([]);
    await context.close();
  });

  test('a page that is on its way when the report is locked is not shown', async () => {
    const { newTab, context } = await newReader();
    const tab = await newTab();
    await go(tab, ROOT);
    await unlock(tab);
    const worker = await browser.waitForTarget(
      (target) => target.type() === 'service_worker' && target.browserContext() === context,
    );
    const session = await worker.createCDPSession();
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*.bin' }] });
    const asked = new Promise<void>((done) => {
      session.once('Fetch.requestPaused', () => done());
    });
    const second = await newTab();
    const loaded = go(second, `${ROOT}data/`).catch(() => null);
    await asked;
    await tab.bringToFront();
    await Promise.all([tab.waitForNavigation({ waitUntil: 'load' }), tab.click('.lock')]);
    await asks(tab);
    await session.send('Fetch.disable');
    await loaded;
    await asks(second);
    await go(second, `${ROOT}data/`);
    await asks(second);
    await context.close();
  });

  test('a visit is over when no page is open and some time has passed since the last was opened', async () => {
    const { newTab, context } = await newReader();
    const tab = await newTab();
    await go(tab, ROOT);
    await unlock(tab);
    const elsewhere = await newTab();
    await go(elsewhere, `${BASE}winter/`);
    await letTimePass(elsewhere);
    // A page of it is open still, and a long reading is no leaving.
    await go(tab, `${ROOT}data/`);
    expect(await tab.title()).toBe('Data · Quixzyvatitle');
    await letTimePass(elsewhere);
    await tab.close();
    // What lies on the host for everyone is no page of the report, nor is one that was loaded past the worker.
    await go(await newTab(), `${ROOT}locked/lock.json`);
    const past = await newTab();
    const session = await past.createCDPSession();
    await session.send('Network.enable');
    await session.send('Network.setBypassServiceWorker', { bypass: true });
    await go(past, ROOT);
    await asks(past);
    await go(elsewhere, `${ROOT}data/`);
    await asks(elsewhere);
    await context.close();
  });

  test('a build with another password asks for that one, a report that is open again for none', async () => {
    const { newTab, complaints, context } = await newReader();
    const tab = await newTab();
    await go(tab, ROOT);
    await unlock(tab);
    await host('changed');
    await go(tab, `${ROOT}influencers/quixzyvaname-1/`);
    expect(await tab.content()).toContain('Quixzyvacaption new');
    await host('other');
    await go(tab, `${ROOT}influencers/quixzyvaname-1/`);
    await unlock(tab, OTHER);
    expect(await tab.title()).toBe('Quixzyvaname 1 · Quixzyvatitle');
    await host('open');
    await go(tab, `${ROOT}influencers/quixzyvaname-2/`);
    expect([await tab.title(), await tab.$('.lock')]).toEqual(['Quixzyvaname 2 · Quixzyvatitle', null]);
    // What answered for its files goes with the lock.
    expect((await go(tab, `${ROOT}nothing/`))?.status()).toBe(404);
    const left = () => navigator.serviceWorker.getRegistrations().then((all) => all.length);
    expect(await tab.evaluate(left)).toBe(0);
    expect(complaints.filter((words) => !words.includes('status of 404'))).toEqual([]);
    await host('both');
    await context.close();
  });

  test('a file that was altered, or put in the place of another, is not shown', async () => {
    const { newTab, context } = await newReader();
    const tab = await newTab();
    await go(tab, ROOT);
    await unlock(tab);
    const files = [...(await sealedIn('both'))];
    // Every file in the place of the next.
    for (const [at, [path]] of files.entries())
      await writeFile(join(live, 'summer', path), files[(at + 1) % files.length]?.[1] ?? '');
    const answer = await go(tab, `${ROOT}data/`);
    expect(answer?.status()).toBe(502);
    expect(await tab.$eval('body', (body) => body.innerText)).toContain('damaged or altered');
    await host('both');
    await go(tab, `${ROOT}data/`);
    expect(await tab.title()).toBe('Data · Quixzyvatitle');
    await context.close();
  });

  test('where the worker cannot be had it says so, also to who comes back, and not that scripts are off', async () => {
    await rm(join(live, 'summer/worker.js'));
    const { newTab, context } = await newReader();
    const tab = await newTab();
    await go(tab, ROOT);
    await asks(tab);
    await tab.type('#password', PASSWORD);
    await tab.keyboard.press('Enter');
    const told = () =>
      tab
        .waitForFunction(() => document.querySelector('[role=alert]')?.textContent)
        .then((words) => words.jsonValue());
    expect(await told()).toMatch(/^The report could not be opened: .*[^.]\. Load this page again/);
    await tab.reload({ waitUntil: 'load' });
    expect(await told()).toContain('could not be opened');
    await asks(tab);
    await host('both');
    await unlock(tab);
    expect(await tab.title()).toBe('Overview · Quixzyvatitle');
    // While its script is on the way as well.
    const slow = await newTab();
    const session = await slow.createCDPSession();
    await session.send('Network.enable');
    await session.send('Network.setBypassServiceWorker', { bypass: true });
    await session.send('Network.setBlockedURLs', { urls: ['*/unlock.js'] });
    await go(slow, ROOT);
    expect(await slow.$eval('main', (main) => main.innerText)).toBe(
      'Summer\n\nThis report opens with its password.',
    );
    await context.close();
  });

  test('without a script it says what it needs', async () => {
    const { newTab, context } = await newReader();
    const tab = await newTab();
    await tab.setJavaScriptEnabled(false);
    await go(tab, ROOT);
    expect(await tab.$eval('main', (main) => main.innerText)).toContain(
      'It takes JavaScript, which is off here.',
    );
    expect(await tab.$('#password').then((input) => input?.isVisible())).toBe(false);
    await context.close();
  });
});

async function fetchIn(tab: Tab, address: string): Promise<{ status: number }> {
  return await tab.evaluate(async (path) => ({ status: (await fetch(path)).status }), address);
}

/** An hour, for the keys that the browser keeps. */
async function letTimePass(tab: Tab): Promise<void> {
  await tab.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('uplift-lock', 1);
      request.onsuccess = () => done(request.result);
    });
    const store = database.transaction('keys', 'readwrite').objectStore('keys');
    await new Promise<void>((done) => {
      const cursor = store.openCursor();
      cursor.onsuccess = () => {
        if (cursor.result === null) return done();
        cursor.result.update({ ...cursor.result.value, used: Date.now() - 3_600_000 });
        cursor.result.continue();
      };
    });
    database.close();
  });
}
