/** What one choice costs a reader: the same measurement for any page, ours or a rival's. */
import type { Browser, Page } from 'puppeteer';
import { median } from './median.ts';

/** Half of them choose, half go back: the one may cost twice the other. */
const RUNS = 20;
const WARM = 4;
export const SLOWER = 4;

export interface Toggle {
  /** Makes the page ready to choose on. */
  readonly open: (page: Page) => Promise<void>;
  /** Chooses, and the next time goes back. */
  readonly choose: (page: Page) => Promise<void>;
}

/** Milliseconds: the mean of the medians of either way. */
export interface Times {
  /** Until what is in sight of a window 900 px high is drawn and laid out anew. */
  readonly sight: number;
  /** Until everything is, in a window as high as the page. */
  readonly all: number;
}

export async function toggleTimes(browser: Browser, address: string, toggle: Toggle): Promise<Times> {
  const sight = await timesAt(browser, address, toggle, 900);
  const all = await timesAt(browser, address, toggle, 9000);
  return { sight: ofBothWays(sight.map(({ first }) => first)), all: ofBothWays(all.map(({ last }) => last)) };
}

function ofBothWays(times: readonly number[]): number {
  const way = (odd: number) => median(times.filter((_, at) => at % 2 === odd));
  return (way(0) + way(1)) / 2;
}

async function timesAt(
  browser: Browser,
  address: string,
  { open, choose }: Toggle,
  height: number,
): Promise<Drawn[]> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height });
  await page.goto(address);
  await open(page);
  const session = await page.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const times: Drawn[] = [];
  for (let run = 0; run < RUNS + WARM; run++) {
    const watch = await page.evaluateHandle(watchNext);
    await choose(page);
    times.push(await page.evaluate(({ drawn }) => drawn, watch));
  }
  await page.close();
  return times.slice(WARM);
}

interface Drawn {
  readonly first: number;
  readonly last: number;
}

/** Runs in the page. From the frame that follows the choice: the wait for a frame is nobody's work. */
function watchNext(): { readonly drawn: Promise<Drawn> } {
  const pause = (time: number) => new Promise((done) => setTimeout(done, time));
  let [start, first, last] = [0, 0, 0];
  let asked = false;
  // A message is answered behind all that the task has changed: laid out once, as the next frame would.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    asked = false;
    document.body.getBoundingClientRect();
    last = performance.now();
    first ||= last;
  };
  const changes = new MutationObserver(() => {
    if (!asked) port2.postMessage(null);
    asked = true;
  });
  const chosen = () => {
    changes.observe(document.body, { childList: true, subtree: true, characterData: true });
    // Asked for before the page asks, so called before it draws.
    requestAnimationFrame(() => {
      start = performance.now();
    });
  };
  document.addEventListener('input', chosen, { capture: true, once: true });
  const settled = async () => {
    while (last === 0 || performance.now() - last < 200) await pause(50);
    changes.disconnect();
    return { first: first - start, last: last - start };
  };
  // In an object: a promise alone would be waited for here.
  return { drawn: settled() };
}
