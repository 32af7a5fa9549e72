/** Says what is being done, a line a step with its time: the output of a command that takes a while. */
export interface Progress {
  /** Runs a step and prints how long it took; `told` may add a few words to the line. */
  step<T>(name: string, run: (tell: (words: string) => void) => Promise<T>): Promise<T>;
}

export function createProgress(out: NodeJS.WriteStream, now: () => number): Progress {
  return {
    step: async (name, run) => {
      const start = now();
      let words = '';
      const show = (end: string) => `  ${name.padEnd(22)} ${words}${end}`;
      const result = await run((told) => {
        words = told;
        // A terminal sees the count run; a log gets the finished line alone.
        if (out.isTTY) out.write(`\r\u001b[K${show('')}`);
      });
      out.write(
        `${out.isTTY ? '\r\u001b[K' : ''}${show(`${words && ', '}${((now() - start) / 1000).toFixed(1)} s\n`)}`,
      );
      return result;
    },
  };
}
