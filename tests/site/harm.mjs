// Taken up by a process before anything else (node --import): what HARM names goes wrong in it, each time at
// the same moment.
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { HARM: harm } = process.env;
const browsers = [];

/** Lets a call of the file system fail for the paths that match. */
function failing(module, name, code, matches) {
  const real = module[name];
  module[name] = (...args) => {
    const path = args.find((arg) => typeof arg === 'string' && matches(arg));
    if (path === undefined) return real(...args);
    const error = Object.assign(new Error(`${code}: ${name} '${path}'`), { code, syscall: name, path });
    if (name.endsWith('Sync')) throw error;
    return Promise.reject(error);
  };
}

const isStaged = (path) => /[/\\]\.staging[/\\].*\.(?:html|pdf)$/.test(path);

if (harm === 'the disk is full') {
  for (const name of ['cp', 'writeFile']) failing(fs.promises, name, 'ENOSPC', isStaged);
  failing(fs.promises, 'cp', 'ENOSPC', (path) => /[/\\]\.staging[/\\]/.test(path));
  failing(fs, 'writeFileSync', 'ENOSPC', isStaged);
}
if (harm === 'the disk is full at the last file') {
  failing(fs, 'writeFileSync', 'ENOSPC', (path) => path.endsWith('build-info.json'));
}
if (harm === 'the folder cannot be written') {
  failing(fs.promises, 'mkdir', 'EROFS', (path) => /[/\\]\.staging/.test(path));
}
if (harm === 'a file changes while it is read') {
  const { open } = fs.promises;
  fs.promises.open = async (path, ...rest) => {
    const file = await open(path, ...rest);
    if (/payouts\.csv$/.test(String(path))) fs.appendFileSync(path, '\n');
    return file;
  };
}
if (harm === 'the logo changes while pages are made') {
  const { cp } = fs.promises;
  fs.promises.cp = async (from, to, ...rest) => {
    if (/[/\\]\.staging[/\\]/.test(String(to))) fs.appendFileSync('reports/summer/logo.svg', '\n');
    return cp(from, to, ...rest);
  };
}

const isBrowser = (program) => /chrom|edge/i.test(program);
for (const name of ['spawn', 'execFile']) {
  const real = childProcess[name];
  childProcess[name] = (program, ...rest) => {
    const missing = isBrowser(program) && harm === 'there is no browser';
    const child = real(missing ? '/no/such/program' : program, ...rest);
    if (isBrowser(program)) browsers.push(child);
    return child;
  };
}
if (harm === 'the browser is killed') {
  const { writeFile } = fs.promises;
  fs.promises.writeFile = async (path, ...rest) => {
    if (/\.pdf$/.test(String(path))) for (const browser of browsers) browser.kill('SIGKILL');
    return writeFile(path, ...rest);
  };
}

syncBuiltinESMExports();
