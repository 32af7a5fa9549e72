/** Reads a visitor's files beside the page, so that it stays quick and the reading can be stopped. It asks no network. */
import * as z from 'zod';
import { prepareDrop } from '../../core/prepare-drop.ts';
import { reportSchema } from '../../core/report.ts';
import { buffersOf } from './buffers-of.ts';
import { sourceOf, Unreadable } from './file-source.ts';
import type { Asked, Told } from './messages.ts';

// Checks are not made into code, which a strict policy would forbid.
z.config({ jitless: true });

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  try {
    const told = await read(data);
    postMessage(told, { transfer: buffersOf(told) });
  } catch (error) {
    const message =
      error instanceof Unreadable
        ? error.message
        : `The files could not be read to their end (${error instanceof Error ? error.message : error}).`;
    tell({ kind: 'failed', message });
  }
});

function tell(told: Told): void {
  postMessage(told);
}

async function read({ files, settings }: Asked): Promise<Told> {
  const report = reportSchema.parse({ title: 'Your files', data: 'your files', ...settings });
  let bytes = 0;
  const sources = files.map((file) =>
    sourceOf(file, (more) => {
      bytes += more;
      tell({ kind: 'bytes', read: bytes });
    }),
  );
  const preparation = await prepareDrop(sources, report, [], (stage) => tell({ kind: 'stage', stage }));
  return { kind: 'done', report, preparation };
}
