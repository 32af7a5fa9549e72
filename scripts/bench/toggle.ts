/** What one choice costs a reader: the same measurement for any page, ours or a rival's. */
import type { Browser, Page } from 'puppeteer';
import { median } from './median.ts';

/** Half of them choose, half go back: the one may cost twice the other. */
const RUNS = 20;
const WARM = 4;
export const SLOWER = 4;

export interface Toggle {
  readonly address: string;
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

/** Of each toggle; they take turns, so that a machine that slows down slows all of them. */
export async function toggleTimes(browser: Browser, toggles: readonly Toggle[]): Promise<Times[]> {
  const sight = await timesAt(browser, toggles, 900);
  const all = await timesAt(browser, toggles, 9000);
  return toggles.map((_, at) => ({
    sight: ofBothWays((sight[at] ?? []).map(({ first }) => first)),
    all: ofBothWays((all[at] ?? []).map(({ last }) => last)),
  }));
}

function ofBothWays(times: readonly number[]): number {
  const way = (odd: number) => median(times.filter((_, at) => at % 2 === odd));
  return (way(0) + way(1)) / 2;
}

async function timesAt(browser: Browser, toggles: readonly Toggle[], height: number): Promise<Drawn[][]> {
  const pages: Page[] = [];
  for (const toggle of toggles) pages.push(await opened(browser, toggle, height));
  const times: Drawn[][] = toggles.map(() => []);
  for (let run = 0; run < RUNS + WARM; run++) {
    for (const [at, { choose }] of toggles.entries()) {
      const page = pages[at] as Page;
      await page.bringToFront();
      const watch = await page.evaluateHandle(watchNext);
      await choose(page);
      times[at]?.push(await page.evaluate(({ drawn }) => drawn, watch));
    }
  }
  for (const page of pages) await page.close();
  return times.map((all) => all.slice(WARM));
}

async function opened(browser: Browser, { address, open }: Toggle, height: number): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height });
  await page.goto(address);
  await open(page);
  const session = await page.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return page;
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
