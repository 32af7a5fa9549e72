/** Brings the report into the browser: the cube and what its pages are composed from, once, when it is first asked. */
import type { Context } from '../../compose/context.ts';
import type { Records } from '../../compose/records.ts';
import { contextFromJson } from '../../compose/wire/context-json.ts';
import { cubeFromJson } from '../../core/wire/cube-json.ts';

/** `root` is the address of the report. Rejects when a file is not there or not understood. */
export async function loadReport(root: string): Promise<Context> {
  const [cube, rest, payouts, posts] = await Promise.all(
    ['api/cube.json', 'api/report.json', 'api/records/payouts.json', 'api/records/posts.json'].map((path) =>
      text(root + path),
    ),
  );
  const records = recordsFrom(payouts ?? '[]', posts ?? '[]');
  return contextFromJson(rest ?? '', cubeFromJson(cube ?? ''), records, root);
}

function recordsFrom(payouts: string, posts: string): Records {
  return { payouts: once(payouts), posts: once(posts) };
}

/** Read when a page first lists them. */
function once<T>(json: string): () => readonly T[] {
  let rows: readonly T[] | null = null;
  return () => {
    rows ??= JSON.parse(json) as readonly T[];
    return rows;
  };
}

async function text(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return await answer.text();
}
