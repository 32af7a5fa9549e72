/** Mail leads readers to the hosted site, so it waits until that shows what was built. */

import { Failure } from '../failure.ts';
import { MARKER } from '../swap.ts';

export interface Waiting {
  /** Milliseconds in all, and between two looks. */
  readonly atMost: number;
  readonly pause: number;
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
  /** The text at an address; throws why there is none. */
  read(address: string): Promise<string>;
}

/** Throws a Failure when the site at `link` does not show `built`, what was built, in time. */
export async function siteAnswers(link: string, built: string, waiting: Waiting): Promise<void> {
  const address = new URL(MARKER, link.endsWith('/') ? link : `${link}/`).href;
  const end = waiting.now() + waiting.atMost;
  for (;;) {
    const problem = await waiting.read(address).then(
      (text) => (text === built ? null : 'it shows another build'),
      (error: Error) => error.message,
    );
    if (problem === null) return;
    if (waiting.now() + waiting.pause > end)
      throw new Failure(
        `The site at ${link} does not show what was built: ${problem}. Nothing was sent.\n  → Publish the site first, or send without --wait.`,
      );
    await waiting.wait(waiting.pause);
  }
}

/** Longest time that one look may take. */
const WITHIN = 20_000;

export async function readAddress(address: string): Promise<string> {
  let answer: Response;
  try {
    // A host keeps files for some minutes: what is asked for is what it has now.
    answer = await fetch(`${address}?at=${Date.now()}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(WITHIN),
    });
  } catch (error) {
    const { cause } = error as Error;
    throw new Error(
      cause instanceof Error && cause.message !== '' ? cause.message : (error as Error).message,
    );
  }
  if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  return await answer.text();
}
