/**
 * What a PDF depends on beside its page, as far as it can be seen without starting a browser: which programs
 * there are to print with, and the fonts of this machine, which stand in where a typeface lacks a character.
 */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashOf } from './cache/hash-of.ts';
import { type Machine, possibleBrowsers, thisMachine } from './chrome.ts';

/** A hash that is another one when a browser or a font was added, removed or updated. */
export async function browserSeen(machine: Machine = thisMachine()): Promise<string> {
  const browsers = (await possibleBrowsers(machine)).map(({ place, path }) => [
    place,
    path,
    programState(path),
  ]);
  return hashOf([browsers, fontFolders(machine).map(treeState)]);
}

/**
 * An update may leave the program itself as it is, where that is only a script or a stub: so what lies beside
 * it counts as well, and on macOS the description of the application.
 */
function programState(path: string | null): unknown {
  if (path === null) return null;
  try {
    const real = realpathSync(path);
    const beside = readdirSync(dirname(real)).sort();
    const near = beside.length <= 300 ? beside.map((name) => join(dirname(real), name)) : [real];
    return [...near, join(dirname(real), '..', 'Info.plist')].map(state);
  } catch {
    return 'none';
  }
}

function fontFolders({ platform, environment }: Machine): string[] {
  const home = homedir();
  if (platform === 'darwin')
    return ['/Library/Fonts', '/System/Library/Fonts', join(home, 'Library', 'Fonts')];
  if (platform === 'win32')
    return [
      environment.WINDIR,
      environment.LOCALAPPDATA && join(environment.LOCALAPPDATA, 'Microsoft', 'Windows'),
    ]
      .filter((folder) => folder !== undefined && folder !== '')
      .map((folder) => join(folder ?? '', 'Fonts'));
  const own = ['.fonts', '.local/share/fonts', '.config/fontconfig'].map((folder) => join(home, folder));
  return ['/usr/share/fonts', '/usr/local/share/fonts', '/etc/fonts', ...own];
}

function treeState(folder: string): unknown {
  try {
    const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    return entries.map((entry) => [entry, state(join(folder, entry))]);
  } catch {
    return 'none';
  }
}

function state(path: string): unknown {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? [found.size, found.mtimeMs] : null;
}
