/** Runs it when the page has nothing else to do; it is told whether there is still time. */
export function whenQuiet(run: (hasTime: () => boolean) => void): void {
  if ('requestIdleCallback' in globalThis) {
    requestIdleCallback((deadline) => run(() => deadline.timeRemaining() > 0));
  } else setTimeout(run, 30, () => false);
}
