import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeBrowser, launchBrowser, type Machine, thisMachine } from '../../src/build/chrome.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uplift-chrome-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A machine without any browser that could be installed on the one the tests run on. */
function bareMachine(changes: Partial<Machine> = {}): Machine {
  const cache = join(folder, 'no-cache');
  return { ...thisMachine(), environment: {}, installed: [], cache, ...changes };
}

/** The browser from npm is made for this platform. */
const here = process.platform === 'linux' && process.arch === 'x64';
const elsewhere = { platform: 'linux', architecture: 'riscv64' } as const;

async function program(name: string, script: string, mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, mode);
  return path;
}

async function messageFrom(machine: Machine): Promise<string> {
  const outcome = await launchBrowser(machine).catch((error: Error) => error);
  if (!(outcome instanceof Error)) throw new Error('a browser started');
  return outcome.message.replaceAll(folder, '<folder>');
}

describe.runIf(here)('the ladder', () => {
  test('prints with the browser from npm when nothing else is there', async () => {
    const machine = bareMachine();
    expect(await describeBrowser(machine)).toMatch(/^@sparticuz\/chromium: unpacked in /);
    const browser = await launchBrowser(machine);
    expect(await browser.version()).toMatch(/^HeadlessChrome\/\d+/);
    await browser.close();
  });

  test('goes on past what is not there, not executable or does not start', async () => {
    const machine = bareMachine({
      environment: { PUPPETEER_EXECUTABLE_PATH: '/nonsense/chrome' },
      installed: [
        await program('chmod-minus-x', 'exit 0', 0o644),
        await program('broken-chrome', 'exit 1'),
        join(folder, 'nowhere'),
      ],
    });
    const browser = await launchBrowser(machine);
    expect(browser.process()?.spawnfile).toContain('chromium-');
    await browser.close();
  });

  test('takes the browser that the environment names before all others', async () => {
    const first = await launchBrowser(bareMachine());
    const path = first.process()?.spawnfile ?? '';
    await first.close();
    const machine = bareMachine({ environment: { PUPPETEER_EXECUTABLE_PATH: path }, ...elsewhere });
    expect(await describeBrowser(machine)).toBe(`PUPPETEER_EXECUTABLE_PATH: ${path}`);
  });

  test('says in one message what was tried and what to run', async () => {
    const machine = bareMachine({
      ...elsewhere,
      environment: { PUPPETEER_EXECUTABLE_PATH: '/nonsense/chrome' },
      installed: [
        await program('not-executable', 'exit 0', 0o644),
        await program(
          'no-library',
          'echo "chrome: error while loading shared libraries: libnss3.so" >&2; exit 127',
        ),
        await program('no-sandbox', 'echo "[1:1:0101/1:FATAL:zygote.cc(1)] No usable sandbox!" >&2; exit 3'),
        await program('silent', 'exit 5'),
        folder,
      ],
    });
    expect(await messageFrom(machine)).toMatchInlineSnapshot(`
      "No browser was found that starts; one is needed to print the PDFs. Tried:
        PUPPETEER_EXECUTABLE_PATH: there is no file /nonsense/chrome
        installed Chrome, Chromium or Edge: <folder>/not-executable is not executable
        installed Chrome, Chromium or Edge: <folder>/no-library does not start: chrome: error while loading shared libraries: libnss3.so
        installed Chrome, Chromium or Edge: <folder>/no-sandbox does not start: No usable sandbox!
        installed Chrome, Chromium or Edge: <folder>/silent does not start: it ended at once (5)
        installed Chrome, Chromium or Edge: <folder> is not executable
        puppeteer's cache: nothing in <folder>/no-cache
        @sparticuz/chromium: made for Linux on x64, this is linux on riscv64
        → Install Chrome, or run: npx puppeteer browsers install chrome"
    `);
  });

  test('says so when there is nothing at all', async () => {
    expect(await messageFrom(bareMachine(elsewhere))).toMatchInlineSnapshot(`
      "No browser was found that starts; one is needed to print the PDFs. Tried:
        PUPPETEER_EXECUTABLE_PATH: not set
        installed Chrome, Chromium or Edge: none found
        puppeteer's cache: nothing in <folder>/no-cache
        @sparticuz/chromium: made for Linux on x64, this is linux on riscv64
        → Install Chrome, or run: npx puppeteer browsers install chrome"
    `);
    expect(await describeBrowser(bareMachine(elsewhere))).toBe('no browser');
  });

  test('finds what puppeteer has fetched, the headless shell first', async () => {
    const cache = join(folder, 'cache');
    const folders = { chrome: 'chrome-linux64', 'chrome-headless-shell': 'chrome-headless-shell-linux64' };
    for (const [name, inner] of Object.entries(folders)) {
      const place = join(cache, name, 'linux-153.0.8010.0', inner);
      await mkdir(place, { recursive: true });
      await writeFile(join(place, name), '', { mode: 0o755 });
    }
    const found = await describeBrowser(bareMachine({ cache }));
    expect(found).toMatch(/^puppeteer's cache: .*chrome-headless-shell-linux64.chrome-headless-shell$/);
  });
});

describe.runIf(here)('unpacking', () => {
  test('two runs at once leave one whole browser and nothing else', async () => {
    const unpackInto = join(folder, 'unpacked');
    // What a killed run left behind: no process has this id.
    await mkdir(join(unpackInto, 'chromium-part-4194305-0badcafe'), { recursive: true });
    const browsers = await Promise.all([1, 2].map(() => launchBrowser(bareMachine({ unpackInto }))));
    for (const browser of browsers) await browser.close();
    expect(await readdir(unpackInto)).toEqual([expect.stringMatching(/^chromium-\d+\.\d+\.\d+$/)]);
  });
});
