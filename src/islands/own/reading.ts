import type { Asked, Done, Failed, Told } from './messages.ts';

export interface Reading {
  /** `null` when it was stopped. */
  readonly done: Promise<Done | Failed | null>;
  stop(): void;
}

/** Reads files in a worker of their own, which ends with the reading. `heard` follows it. */
export function startReading(asked: Asked, heard: (told: Exclude<Told, Done | Failed>) => void): Reading {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve } = Promise.withResolvers<Done | Failed | null>();
  const end = (result: Done | Failed | null): void => {
    worker.terminate();
    resolve(result);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'done' || data.kind === 'failed') end(data);
    else heard(data);
  });
  worker.addEventListener('error', ({ message }) =>
    end({ kind: 'failed', message: `The reader could not be started${message ? ` (${message})` : ''}.` }),
  );
  worker.postMessage(asked);
  return { done: promise, stop: () => end(null) };
}
