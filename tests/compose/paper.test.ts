import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { chapterHtml, chapterStyle, contentsHtml } from '../../src/compose/paper/chapters.ts';
import { withOwnIds } from '../../src/compose/paper/own-ids.ts';

const body = (headline: string) => `
  <h1 class="headline">${headline}</h1>
  <section aria-labelledby="figures"><h2 id="figures">Figures &lt;id="x"&gt;</h2>
    <button popovertarget="why-roas" aria-describedby="figures note">?</button><div id="why-roas" popover>…</div>
    <p id="note"><a href="#figures">above</a> <a href="/team/summer/methods/#roas">ROAS</a>
      <a href="/team/summer/">Overview</a> <a href="/team/summer/influencers/asha/">Asha</a></p>
    <svg><clipPath id="clip-1"><path d="M0 0"/></clipPath><g clip-path="url(#clip-1)" aria-label="id=&quot;x&quot;"></g><use xlink:href="#clip-1"/></svg>
  </section>
  <p id="roas">Revenue ÷ spend</p>`;

const chapters = [
  {
    page: { id: 'overview', label: 'Overview' },
    address: '/team/summer/',
    headline: 'It paid',
    body: body('It paid'),
  },
  {
    page: { id: 'methods', label: 'Methods "&" more' },
    address: '/team/summer/methods/',
    headline: 'How',
    body: body('How'),
  },
];

describe('pages in one document', () => {
  const html = [contentsHtml(chapters), ...chapters.map((chapter) => chapterHtml(chapter, chapters))].join(
    '',
  );
  const { document } = new JSDOM(html).window;

  test('have ids of their own, and every reference has its target in the same chapter', () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    let references = 0;
    for (const chapter of document.querySelectorAll('.chapter')) {
      for (const name of ['aria-labelledby', 'aria-describedby', 'popovertarget']) {
        for (const element of chapter.querySelectorAll(`[${name}]`)) {
          for (const id of element.getAttribute(name)?.split(' ') ?? []) {
            references++;
            expect(chapter.contains(document.getElementById(id)), `${name} ${id}`).toBe(true);
          }
        }
      }
      const clipped = chapter.querySelector('g')?.getAttribute('clip-path') ?? '';
      expect(chapter.querySelector('clipPath')?.id).toBe(/#(.*)\)/.exec(clipped)?.[1]);
      expect(chapter.querySelector('use')?.getAttribute('xlink:href')).toBe(
        `#${chapter.querySelector('clipPath')?.id}`,
      );
    }
    expect(references).toBe(8);
  });

  test('lead to each other within the document, and out of it to what is no chapter', () => {
    const links = [...document.querySelectorAll('#overview p a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '#overview--figures',
      '#methods--roas',
      '#overview',
      '/team/summer/influencers/asha/',
    ]);
    for (const link of links.filter((href) => href?.startsWith('#')))
      expect(document.getElementById(link?.slice(1) ?? ''), link ?? '').not.toBeNull();
  });

  test('are headed by their name, so that the outline reads as the contents do', () => {
    const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => textContent);
    expect(headings).toEqual(['Contents', 'Overview', 'Methods "&" more']);
    const entries = [...document.querySelectorAll('.contents a')].map((entry) => entry.textContent);
    expect(entries).toEqual(['OverviewIt paid', 'Methods "&" moreHow']);
    expect(document.querySelector('#overview .headline')?.textContent).toBe('It paid');
    expect(chapterStyle(chapters)).toBe(
      '@page overview{@top-right{content:"Overview"}}#overview{page:overview}' +
        '@page methods{@top-right{content:"Methods \\22 \\26 \\22  more"}}#methods{page:methods}',
    );
  });
});

test('text that reads like an attribute stays as it is', () => {
  const text = '<p>a id="b" href="#c" url(#d)</p>';
  expect(withOwnIds(text, 'page', (href) => href)).toBe(text);
});
