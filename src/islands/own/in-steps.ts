import { breath } from '../breath.ts';

/** Does one after the other, and lets the page answer between any two. */
export async function inSteps(steps: Iterable<() => unknown>): Promise<void> {
  for (const step of steps) {
    await breath();
    step();
  }
  await breath();
}
