import type { Browser, CDPSession, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { builtSample } from './sample.ts';

let browser: Browser;
let server: Server;
let pages: readonly string[];

beforeAll(async () => {
  const sample = await builtSample();
  pages = sample.pages;
  server = await startServer(sample.folder);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A page of each kind; of campaigns and influencers the first. */
const kinds = {
  overview: () => '/healthkart/',
  influencers: () => '/healthkart/influencers/',
  'a campaign': () => pages.find((path) => /\/campaigns\/./.test(path)) ?? '',
  'an influencer': () => pages.find((path) => /\/influencers\/./.test(path)) ?? '',
} as const;

async function open(path: string, width = 1280): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  // Smooth scrolling would have every step wait for it.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(server.origin + path);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

interface Stop {
  /** What it is, for messages. */
  readonly element: string;
  /** Width of the line around it, in pixels; 0 without one. */
  readonly outline: number;
  /** Whether any of it is seen: within the window, and not behind something. */
  readonly seen: boolean;
  readonly width: number;
  readonly height: number;
  /** A link within a line of text is as high as the line. */
  readonly inline: boolean;
}

/** What has the focus; `null` when that is the page itself. */
function stopAt(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { outlineStyle, outlineWidth, display } = getComputedStyle(element);
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const inset = Math.min(4, width / 2, height / 2);
    const points = [
      [left + inset, top + inset],
      [right - inset, bottom - inset],
      [(left + right) / 2, (top + bottom) / 2],
      [Math.max(inset, left + inset), Math.max(inset, Math.min(innerHeight - inset, bottom - inset))],
    ];
    const { parentElement } = element;
    const others = parentElement?.textContent.replace(element.textContent, '').trim() ?? '';
    return {
      element: element.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 120),
      outline: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      seen: points.some(([x = 0, y = 0]) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (element.contains(hit) || hit.contains(element));
      }),
      width,
      height,
      inline: display === 'inline' && others !== '',
    };
  });
}

async function nameOf(page: Page, session: CDPSession): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId ?? '',
    fetchRelatives: false,
  });
  expect(page.isClosed()).toBe(false);
  return String(nodes[0]?.name?.value ?? '');
}

describe.each(Object.entries(kinds))('%s', (kind, address) => {
  test.each([1280, 390])(
    'at %i px all that takes the focus shows it, has a name and can be hit; and lets go',
    async (width) => {
      const page = await open(address(), width);
      const session = await page.createCDPSession();
      const focusable = await page.$$eval(
        'a[href], button, summary, input, select, [tabindex="0"]',
        (all) => all.filter((element) => element.checkVisibility({ visibilityProperty: true })).length,
      );
      const problems = new Set<string>();
      let stops = 0;
      for (; stops <= focusable + 1; stops++) {
        await page.keyboard.press('Tab');
        const stop = await stopAt(page);
        if (stop === null) break;
        if (stops === 0) expect(stop.element).toContain('href="#main"');
        if (stop.outline < 2) problems.add(`no line around ${stop.element}`);
        if (!stop.seen) problems.add(`not seen: ${stop.element}`);
        if (!stop.inline && Math.min(stop.width, stop.height) < 23.9)
          problems.add(`${stop.width.toFixed(1)} × ${stop.height.toFixed(1)}: ${stop.element}`);
        if ((await nameOf(page, session)).trim() === '') problems.add(`no name: ${stop.element}`);
      }
      expect([...problems]).toEqual([]);
      // Each once, and then out: no trap, and nothing that only a mouse reaches.
      expect(stops).toBe(focusable);
      await page.close();
    },
  );

  test('the skip link leads past the navigation', async () => {
    const page = await open(address());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const landed = await page.evaluate(() => document.activeElement?.closest('main') !== null);
    expect(landed).toBe(true);
    await page.close();
  });

  // The page of all influencers opens with its list.
  test.skipIf(kind === 'influencers')(
    'a figure is explained, left by Escape, and the focus is back',
    async () => {
      const page = await open(address());
      await page.focus('.why');
      const opened = () =>
        page.$$eval('[popover]', (all) => all.filter((one) => one.matches(':popover-open')).length);
      const focused = () => page.evaluate(() => document.activeElement?.className ?? '');
      await page.keyboard.press('Enter');
      expect(await opened()).toBe(1);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest(':popover-open') !== null)).toBe(true);
      await page.keyboard.press('Escape');
      expect([await opened(), await focused()]).toEqual([0, 'why']);
      await page.keyboard.press('Space');
      expect(await opened()).toBe(1);
      await page.keyboard.press('Space');
      expect([await opened(), await focused()]).toEqual([0, 'why']);
      await page.close();
    },
  );

  test('the data of a chart opens, is reached and scrolled, and closes', async () => {
    const page = await open(address());
    const summary = await page.$('.numbers > summary');
    await summary?.focus();
    const isOpen = () => page.$eval('.numbers', (details) => (details as HTMLDetailsElement).open);
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(true);
    const inRegion = () => page.evaluate(() => document.activeElement?.classList.contains('scroll') ?? false);
    for (let step = 0; step < 40 && !(await inRegion()); step++) await page.keyboard.press('Tab');
    expect(await inRegion()).toBe(true);
    const { scrolls, before } = await page.evaluate(() => {
      const { scrollHeight = 0, clientHeight = 0, scrollTop = 0 } = document.activeElement ?? {};
      return { scrolls: scrollHeight > clientHeight + 40, before: scrollTop };
    });
    if (scrolls) {
      await page.keyboard.press('ArrowDown');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.scrollTop ?? 0))
        .toBeGreaterThan(before);
    }
    await summary?.focus();
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(false);
    await page.close();
  });

  test.each([1280, 390])('at %i px what scrolls can be scrolled by keys', async (width) => {
    const page = await open(address(), width);
    const stuck = await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      return [...document.querySelectorAll<HTMLElement>('body *')]
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element);
          const scrolls =
            (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth) ||
            (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight);
          // By the focus itself, or by that of what is in it.
          const reached = element.tabIndex >= 0 || element.querySelector('a[href], button, input') !== null;
          return scrolls && element.checkVisibility() && !reached;
        })
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(stuck).toEqual([]);
    await page.close();
  });
});
