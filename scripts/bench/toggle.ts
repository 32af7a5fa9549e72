/** What one choice costs a reader: the same measurement for any page, ours or a rival's. */
import type { Browser, Page } from 'puppeteer';
import { median } from './median.ts';

const RUNS = 20;
const WARM = 3;
export const SLOWER = 4;

interface Toggle {
  /** Makes the page ready to choose on. */
  readonly open: (page: Page) => Promise<void>;
  /** A select, of which the first two choices are taken in turns, or a box to check and to uncheck. */
  readonly control: string;
}

/** Milliseconds, medians. */
export interface Times {
  /** Until what is in sight of a window 900 px high is drawn and laid out anew. */
  readonly sight: number;
  /** Until everything is, in a window as high as the page. */
  readonly all: number;
}

export async function toggleTimes(browser: Browser, address: string, toggle: Toggle): Promise<Times> {
  const sight = await timesAt(browser, address, toggle, 900);
  const all = await timesAt(browser, address, toggle, 9000);
  return { sight: median(sight.map(({ first }) => first)), all: median(all.map(({ last }) => last)) };
}

async function timesAt(
  browser: Browser,
  address: string,
  { open, control }: Toggle,
  height: number,
): Promise<Drawn[]> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height });
  await page.goto(address);
  await open(page);
  const session = await page.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const times: Drawn[] = [];
  for (let run = 0; run < RUNS + WARM; run++) times.push(await page.evaluate(drawnAfter, control));
  await page.close();
  return times.slice(WARM);
}

interface Drawn {
  readonly first: number;
  readonly last: number;
}

/** Runs in the page. From the frame that follows the choice: the wait for a frame is nobody's work. */
async function drawnAfter(selector: string): Promise<Drawn> {
  const pause = (time: number) => new Promise((done) => setTimeout(done, time));
  await pause(150);
  const control = document.querySelector(selector) as HTMLInputElement | HTMLSelectElement;
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
  changes.observe(document.body, { childList: true, subtree: true, characterData: true });
  requestAnimationFrame(() => {
    start = performance.now();
  });
  if (control instanceof HTMLSelectElement) {
    control.selectedIndex = control.selectedIndex === 0 ? 1 : 0;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  } else control.click();
  while (last === 0 || performance.now() - last < 200) await pause(50);
  changes.disconnect();
  return { first: first - start, last: last - start };
}
