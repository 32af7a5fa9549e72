import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { contrastOf, paper, TEXT_CONTRAST } from '../../src/core/colour.ts';
import { projectWith } from './project.ts';
import { runIn, smallDrop, temporary } from './site.ts';

const picture = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><rect width="24" height="24" fill="${colour}"/></svg>`;

let browser: Browser;
let server: Server;

beforeAll(async () => {
  const project = await projectWith({
    // Every picture of its own, and colours too pale for a light page.
    full: {
      definition: {
        frontMatter:
          "title: Full\nbrand: { name: Acme, logo: on-light.svg, logoDark: on-dark.svg, icon: tab.svg, colours: { primary: '#ffd54f', accent: '#b3e5fc' } }",
        commentary: '![The logo](on-light.svg)',
      },
      drop: smallDrop,
      pictures: {
        'on-light.svg': picture('black'),
        'on-dark.svg': picture('white'),
        'tab.svg': picture('red'),
      },
    },
    one: {
      definition: {
        frontMatter: 'title: One\nbrand: { name: Acme, logo: acme.svg, icon: acme.webp }',
        commentary: '',
      },
      drop: smallDrop,
      pictures: { 'acme.svg': picture('black'), 'acme.webp': 'not looked into' },
    },
  });
  const out = join(await temporary(), 'site');
  const { code, output } = await runIn(project, 'report', '--out', out);
  expect(output).toContain('Look at it with');
  expect(code).toBe(0);
  server = await startServer(out);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function seen(report: string, scheme: 'light' | 'dark') {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(`${server.origin}/${report}/`);
  const found = await page.evaluate(() => {
    const logo = document.querySelector<HTMLImageElement>('.logo');
    const link = document.querySelector('.aside a');
    return {
      logo: new URL(logo?.currentSrc ?? '').pathname,
      drawn: logo?.naturalWidth,
      plate: logo && getComputedStyle(logo).backgroundColor,
      icon: document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? '',
      link: link && getComputedStyle(link).color,
    };
  });
  await page.close();
  return found;
}

const rgb = (text: string | null) =>
  `#${(text?.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;

test('a logo for dark pages takes the place of the other there', async () => {
  expect(await seen('full', 'light')).toMatchObject({
    logo: '/full/logo.svg',
    drawn: 24,
    plate: 'rgba(0, 0, 0, 0)',
  });
  expect(await seen('full', 'dark')).toMatchObject({
    logo: '/full/logo-dark.svg',
    drawn: 24,
    plate: 'rgba(0, 0, 0, 0)',
  });
});

test('a logo alone stands on a light plate on dark pages', async () => {
  expect(await seen('one', 'light')).toMatchObject({ logo: '/one/logo.svg', plate: 'rgba(0, 0, 0, 0)' });
  const { logo, plate } = await seen('one', 'dark');
  expect([logo, rgb(plate ?? null)]).toEqual(['/one/logo.svg', paper.light]);
});

test('the tab shows the icon of the brand', async () => {
  for (const [report, file, type] of [
    ['full', 'icon.svg', 'image/svg+xml; charset=utf-8'],
    ['one', 'icon.webp', 'image/webp'],
  ] as const) {
    const { icon } = await seen(report, 'light');
    expect(new URL(icon).pathname).toBe(`/${report}/${file}`);
    const answer = await fetch(icon);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(await answer.text()).toBe(report === 'full' ? picture('red') : 'not looked into');
  }
});

test('colours too pale are darkened on the page, and the Methods page says so', async () => {
  const { link } = await seen('full', 'light');
  expect(contrastOf(rgb(link ?? null), paper.light)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  const methods = await (await fetch(`${server.origin}/full/methods/`)).text();
  expect(methods.replaceAll(/<[^>]+>/g, '')).toMatch(/#ffd54f is darkened to #[0-9a-f]{6}\. Its contrast/);
  expect(await (await fetch(`${server.origin}/one/methods/`)).text()).not.toContain('is darkened');
});
