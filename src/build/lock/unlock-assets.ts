/** What a locked report is opened by: a script with its style, a worker, and the letters. The same for every report. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCKED, WORKER } from '../../core/lock/lock-file.ts';
import type { KeptFile } from '../cache/cache.ts';
import { cacheFolder } from '../cache-folder.ts';
import { interFonts } from '../typefaces/inter.ts';

/** By their paths below the report. */
export async function unlockAssets(root: string): Promise<KeptFile[]> {
  const scripts = [await bundled(root, 'unlock', 'es'), await bundled(root, 'lock-again', 'iife')].flat();
  const worker = await bundled(root, 'worker', 'iife');
  const fonts = (await interFonts(cacheFolder(root))).filter(({ subset }) => subset === 'latin');
  return [
    ...scripts.map(({ path, bytes }) => ({ path: `${LOCKED}${path}`, bytes })),
    ...worker.map(({ bytes }) => ({ path: WORKER, bytes })),
    ...(await Promise.all(
      fonts.map(async ({ weight, path }) => ({
        path: `${LOCKED}inter-${weight}.woff2`,
        bytes: await readFile(path),
      })),
    )),
    { path: `${LOCKED}icon.svg`, bytes: Buffer.from(ICON) },
  ];
}

/** In no brand's colours. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#24527a"/><path d="M5.5 7V5.5a2.5 2.5 0 0 1 5 0V7" fill="none" stroke="#fff" stroke-width="1.5"/><rect x="4" y="7" width="8" height="5.5" rx="1" fill="#fff"/></svg>';

async function bundled(root: string, name: string, format: 'es' | 'iife'): Promise<KeptFile[]> {
  // Taken up where there is something to make.
  const [{ build }, { default: tailwindcss }] = await Promise.all([
    import('vite'),
    import('@tailwindcss/vite'),
  ]);
  const made = await build({
    root,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [tailwindcss()],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: join(root, 'src', 'islands', 'lock', `${name}.ts`) },
        output: { format, entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const outputs = (Array.isArray(made) ? made : [made]).flatMap((one) => ('output' in one ? one.output : []));
  return outputs.map((file) => ({
    path: file.fileName,
    bytes: Buffer.from(file.type === 'chunk' ? file.code : file.source),
  }));
}
