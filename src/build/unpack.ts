// The Chrome that comes inside an npm package (@sparticuz/chromium), for machines that have none.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeScratch } from './scratch.ts';

/** A program and what its environment needs beside ours. */
export interface Program {
  readonly path: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** For machines without any font or font configuration; with one, the machine's own fonts are used. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/**
 * Unpacks once for each version of the package, beside and then renamed: two runs may start at once, and one
 * may be killed half-way.
 */
export async function unpackChromium(parent: string): Promise<Program> {
  const folder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const home = join(parent, `chromium-${version}`);
  if (!existsSync(home)) await unpack(join(folder, 'bin'), parent, home);
  return { path: join(home, 'chromium'), environment: surroundings(home) };
}

async function unpack(archives: string, parent: string, home: string): Promise<void> {
  // Taken up only here: an install may leave the package out, and the ladder has other rungs.
  const { inflate } = await import('@sparticuz/chromium');
  const part = await makeScratch(parent, 'chromium-part');
  await Promise.all(
    ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((archive) =>
      inflateInto(inflate, part, join(archives, archive)),
    ),
  );
  await writeFile(join(part, 'fonts', 'fonts.conf'), FONTS);
  // An image may be built by root and run by another user.
  await chmod(join(part, 'chromium'), 0o755);
  try {
    renameSync(part, home);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    // Another run was first; its copy serves.
    if (!existsSync(home)) throw error;
  }
}

/**
 * The package unpacks into the system's temp folder and there takes a browser of any version for its own; it
 * asks for that folder once, at the start of the call.
 */
function inflateInto(
  inflate: (archive: string) => Promise<string>,
  folder: string,
  archive: string,
): Promise<string> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return inflate(archive);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Bare images lack libnss3 and font settings: the package carries both. */
function surroundings(home: string): NodeJS.ProcessEnv {
  const libraries = [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  if (existsSync('/etc/fonts/fonts.conf')) return { LD_LIBRARY_PATH: libraries };
  return { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(home, 'fonts', 'fonts.conf') };
}
