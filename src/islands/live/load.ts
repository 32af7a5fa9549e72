/** Brings the report into the browser: the cube and what its pages are composed from, once, when it is first asked. */
import type { Context } from '../../compose/context.ts';
import type { Records } from '../../compose/records.ts';
import { contextFromJson } from '../../compose/wire/context-json.ts';
import type { Cube } from '../../core/measure/cube.ts';
import { cubeFromJson } from '../../core/wire/cube-json.ts';
import { cubeFromBytes } from '../../core/wire/cube-packed.ts';

/** Lists that only some pages are composed from: read when a page asks for them. */
type ListName = keyof Records;

/** Thrown by a page that asks for a list before it was read. */
class NotYet extends Error {
  readonly list: ListName;

  constructor(list: ListName) {
    super(`the ${list} were not read yet`);
    this.list = list;
  }
}

/** `root` is the address of the report, `file` that of its cube below it. Rejects when a file is not there or not understood. */
export async function loadReport(root: string, file: string): Promise<LoadedReport> {
  const [cube, report] = await Promise.all([loadCube(root + file), text(`${root}api/report.json`)]);
  const read = new Map<ListName, readonly unknown[]>();
  const list = (name: ListName) => () => {
    const rows = read.get(name);
    if (rows === undefined) throw new NotYet(name);
    return rows as readonly never[];
  };
  const records = { payouts: list('payouts'), posts: list('posts') };
  return {
    context: contextFromJson(report, cube, records, root),
    async prepare(compose) {
      for (;;) {
        try {
          compose();
          return;
        } catch (error) {
          if (!(error instanceof NotYet)) throw error;
          read.set(error.list, JSON.parse(await text(`${root}api/records/${error.list}.json`)));
        }
      }
    },
  };
}

export interface LoadedReport {
  readonly context: Context;
  /** Reads the lists that a composition asks for. */
  prepare(compose: () => void): Promise<void>;
}

async function loadCube(address: string): Promise<Cube> {
  if (address.endsWith('.json')) return cubeFromJson(await text(address));
  const { body } = await answered(address);
  if (body === null) throw new Error(`${address} is empty`);
  const unzipped = new Response(body.pipeThrough(new DecompressionStream('gzip')));
  return cubeFromBytes(await unzipped.arrayBuffer());
}

async function text(address: string): Promise<string> {
  return await (await answered(address)).text();
}

async function answered(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer;
}
