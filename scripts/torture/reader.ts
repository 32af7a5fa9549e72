/** A process of its own that reads files of a site over and over, as fast as it can. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Readings {
  readonly reads: number;
  /** What was found that was no whole file of any of the sites, the first few; the error where there was none. */
  readonly wrong: readonly string[];
}

export interface Reader {
  stop(): Promise<Readings>;
}

/** Every read has to find the file as it is in one of the `sites`. */
export async function startReader(
  out: string,
  files: readonly string[],
  sites: readonly string[],
): Promise<Reader> {
  const right = Object.fromEntries(
    files.map((file) => [file, sites.map((site) => sha256(readFileSync(join(site, file))))]),
  );
  const child = spawn(process.execPath, [import.meta.filename, out, JSON.stringify(right)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answer = <T>() => new Promise<T>((done) => child.once('message', (message) => done(message as T)));
  await answer();
  return {
    stop: () => {
      const readings = answer<Readings>();
      child.send('stop');
      return readings;
    },
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readForEver(out: string, right: Readonly<Record<string, readonly string[]>>): void {
  const wrong: string[] = [];
  let reads = 0;
  const read = () => {
    for (const [file, hashes] of Object.entries(right)) {
      reads += 1;
      try {
        const bytes = readFileSync(join(out, file));
        if (!hashes.includes(sha256(bytes))) wrong.push(`${file}: ${bytes.length} bytes of no site`);
      } catch (error) {
        wrong.push((error as Error).message);
      }
    }
    setImmediate(read);
  };
  process.on('message', () => process.send?.({ reads, wrong: wrong.slice(0, 20) }, () => process.exit()));
  process.on('disconnect', () => process.exit());
  process.send?.('reading');
  read();
}

if (process.argv[1] === import.meta.filename && process.send) {
  const [, , out = '', right = '{}'] = process.argv;
  readForEver(out, JSON.parse(right));
}
