// Finds a Chrome that starts, on any machine: a ladder of places, each with its reason when it does not serve.
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { getInstalledBrowsers, Browser as Kind } from '@puppeteer/browsers';
import puppeteer, { type Browser } from 'puppeteer';
import { Failure } from './failure.ts';
import { type Program, unpackChromium } from './unpack.ts';

/** What the ladder looks at; tests hand in a machine of their own. */
export interface Machine {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  /** Where Chrome, Chromium and Edge are found when they are installed. */
  readonly installed: readonly string[];
  /** Where `npx puppeteer browsers install chrome` puts its browsers. */
  readonly cache: string;
  /** Where the browser that npm brings along is unpacked. */
  readonly unpackInto: string;
}

/** A program to try, or the reason why there is none. */
type Rung = { readonly place: string } & (
  | { readonly problem: string }
  | { readonly path: string; readonly prepare: () => Promise<Program> }
);

const STARTS_WITHIN = 30_000;

/** The printing browser speaks to this machine's loopback only: no updates, no pings, no name is looked up. */
const OFFLINE = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export function thisMachine(): Machine {
  const { env, platform, arch } = process;
  return {
    environment: env,
    platform,
    architecture: arch,
    installed: installedPaths(platform, env),
    cache: env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer'),
    unpackInto: fileURLToPath(new URL('../../node_modules/.cache', import.meta.url)),
  };
}

/** Starts the first browser on the ladder that will start; the headless shell where there is one. */
export async function launchBrowser(machine: Machine = thisMachine()): Promise<Browser> {
  const problems: string[] = [];
  for await (const rung of ladder(machine)) {
    if ('problem' in rung) {
      problems.push(`${rung.place}: ${rung.problem}`);
      continue;
    }
    try {
      return await start(await rung.prepare());
    } catch (error) {
      // Later lines of a message are for programmers.
      const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0];
      problems.push(`${rung.place}: ${rung.path} does not start: ${reason}`);
    }
  }
  throw new Failure(
    [
      'No browser was found that starts; one is needed to print the PDFs. Tried:',
      ...problems.map((problem) => `  ${problem}`),
      '  → Install Chrome, or run: npx puppeteer browsers install chrome',
    ].join('\n'),
  );
}

/** Names the browser that would be tried first, without starting or unpacking it. */
export async function describeBrowser(machine: Machine = thisMachine()): Promise<string> {
  for await (const rung of ladder(machine)) {
    if ('path' in rung) return `${rung.place}: ${rung.path}`;
  }
  return 'no browser';
}

/** Every place of the ladder with the program there, or `null`; nothing is started or unpacked. */
export async function possibleBrowsers(
  machine: Machine = thisMachine(),
): Promise<{ place: string; path: string | null }[]> {
  const found: { place: string; path: string | null }[] = [];
  for await (const rung of ladder(machine)) {
    found.push({ place: rung.place, path: 'path' in rung ? rung.path : null });
  }
  return found;
}

async function* ladder(machine: Machine): AsyncGenerator<Rung> {
  yield named(machine.environment);
  yield* each('installed Chrome, Chromium or Edge', 'none found', machine.installed.filter(existsSync));
  yield* each("puppeteer's cache", `nothing in ${machine.cache}`, await cached(machine.cache));
  yield bundled(machine);
}

function named(environment: NodeJS.ProcessEnv): Rung {
  const place = 'PUPPETEER_EXECUTABLE_PATH';
  const path = environment[place];
  if (!path) return { place, problem: 'not set' };
  return existsSync(path) ? installed(place, path) : { place, problem: `there is no file ${path}` };
}

function* each(place: string, none: string, paths: readonly string[]): Generator<Rung> {
  if (paths.length === 0) yield { place, problem: none };
  for (const path of paths) yield installed(place, path);
}

function installed(place: string, path: string): Rung {
  if (!isExecutable(path)) return { place, problem: `${path} is not executable` };
  return { place, path, prepare: async () => ({ path, environment: {} }) };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Headless shells first: they print twice as fast as the whole browser. */
async function cached(cache: string): Promise<string[]> {
  const found = await getInstalledBrowsers({ cacheDir: cache });
  return [Kind.CHROMEHEADLESSSHELL, Kind.CHROME, Kind.CHROMIUM].flatMap((kind) =>
    found.filter(({ browser }) => browser === kind).map(({ executablePath }) => executablePath),
  );
}

function bundled({ platform, architecture, unpackInto }: Machine): Rung {
  const place = '@sparticuz/chromium';
  if (platform !== 'linux' || architecture !== 'x64') {
    return { place, problem: `made for Linux on x64, this is ${platform} on ${architecture}` };
  }
  return { place, path: `unpacked in ${unpackInto}`, prepare: () => unpackChromium(unpackInto) };
}

async function start({ path, environment }: Program): Promise<Browser> {
  // As root Chrome refuses to start in its sandbox. What it opens here are pages we have just built.
  const args = process.getuid?.() === 0 ? [...OFFLINE, '--no-sandbox'] : OFFLINE;
  const env = { ...process.env, ...environment };
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), STARTS_WITHIN);
  try {
    // Over a pipe, so that the browser ends with this process, however that ends.
    return await puppeteer.launch({
      executablePath: path,
      headless: 'shell',
      pipe: true,
      args,
      env,
      signal: late.signal,
    });
  } catch {
    if (late.signal.aborted) throw new Error(`no answer within ${STARTS_WITHIN / 1000} seconds`);
    throw new Error(await lastWords(path, args, env));
  } finally {
    clearTimeout(timer);
  }
}

/** Over a pipe puppeteer does not tell why a browser ended; started once more on its own, it does. */
async function lastWords(path: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const run = promisify(execFile)(path, ['--headless', ...args, '--dump-dom', 'about:blank'], {
    env,
    timeout: STARTS_WITHIN,
  });
  const outcome = await run.catch((error: { stderr?: string; code?: number | string }) => error);
  const lines = (outcome.stderr ?? '').split('\n').map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim());
  const words = lines.find((line) => /error|sandbox|cannot/i.test(line)) ?? lines.find((line) => line !== '');
  if (words) return words.slice(0, 200);
  if (!('code' in outcome)) return 'it did not answer as a browser';
  return typeof outcome.code === 'string'
    ? `it cannot be run (${outcome.code})`
    : `it ended at once (${outcome.code})`;
}

function installedPaths(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) =>
        join(folder, `${app}.app`, 'Contents', 'MacOS', app),
      ),
    );
  }
  if (platform === 'win32') {
    const folders = [environment.PROGRAMFILES, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA];
    return folders.flatMap((folder) =>
      folder === undefined
        ? []
        : ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']
            .concat('Microsoft\\Edge\\Application\\msedge.exe')
            .map((program) => join(folder, program)),
    );
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const programs = [...names, 'microsoft-edge-stable', 'microsoft-edge'];
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
}
