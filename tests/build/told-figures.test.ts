/** The summary of a build as Markdown: exact figures, and no name that becomes markup. */

import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { exact, exactChange } from '../../src/build/told-figures/exact.ts';
import { figuresMarkdown, type ToldReport } from '../../src/build/told-figures/markdown.ts';
import { toldAddress, toldFolder } from '../../src/build/told-figures/told-site.ts';
import { temporary } from '../site/site.ts';

function report(slug: string, parts: object = {}, totals: Record<string, number | null> = {}): ToldReport {
  const told = {
    report: slug,
    title: slug,
    currency: 'INR',
    drop: '2025-07-01',
    period: { from: '2025-05-06', to: '2025-06-03' },
    totals: { revenue: 1500.75, orders: 3, spend: 750, roas: 2.001, roi: 1.001, aov: null, ...totals },
    ...parts,
  };
  return { slug, told, problem: null };
}

test('before, now and change, in exact figures', () => {
  const earlier = { reports: [report('summer'), report('winter')], problem: null };
  const now = [report('summer', { drop: '2025-08-01' }, { revenue: 1700.85, roas: 2.2678, aov: 12 })];
  expect(figuresMarkdown(now, earlier)).toMatchInlineSnapshot(`
    "## summer

    Now: drop of 2025-08-01, 2025-05-06 to 2025-06-03, amounts in INR. Before: drop of 2025-07-01, 2025-05-06 to 2025-06-03, amounts in INR.

    |  | before | now | change |
    | --- | ---: | ---: | ---: |
    | Attributed revenue | 1,500.75 | 1,700.85 | +200.10 |
    | Attributed orders | 3 | 3 | 0 |
    | Spend | 750.00 | 750.00 | 0.00 |
    | ROAS | 2.001× | 2.2678× | +0.2668× |
    | ROI | 100.1 % | 100.1 % | 0 % |
    | Influencers | – | – | – |
    | Reach | – | – | – |
    | Engagement rate by reach | – | – | – |
    | Average order value | – | 12.00 | – |
    | Cost per order | – | – | – |

    **winter** is no longer there.
    "
  `);
});

test('amounts of two currencies are not subtracted', () => {
  const earlier = { reports: [report('summer', { currency: 'USD' })], problem: null };
  const text = figuresMarkdown([report('summer')], earlier);
  expect(text).toContain('The currency is another: amounts are not compared.');
  expect(text).toContain('| Spend | 750.00 | 750.00 | – |');
  expect(text).toContain('| Attributed orders | 3 | 3 | 0 |');
});

test('before and change give now, to the last decimal', () => {
  const number = fc
    .bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
    .map((size) =>
      Number(
        `${size / 10n ** 6n}.${String(size < 0n ? -size % 10n ** 6n : size % 10n ** 6n).padStart(6, '0')}`,
      ),
    );
  const read = (text: string) => {
    const [whole = '', fraction = ''] = text.replace(/[,+]/g, '').replace('−', '-').split('.');
    return BigInt(whole + fraction.padEnd(6, '0'));
  };
  fc.assert(
    fc.property(number, number, (before, after) => {
      const sum = read(exact(before, 'count')) + read(exactChange(before, after, 'count'));
      expect(sum).toBe(read(exact(after, 'count')));
      expect(Number(exact(after, 'count').replaceAll(',', '').replace('−', '-'))).toBe(after || 0);
    }),
  );
});

test.each([
  [0.1 + 0.2, 'count', '0.3'],
  [17128574.57, 'money', '17,128,574.57'],
  [-0.5, 'rate', '−50 %'],
  [0.043662, 'rate', '4.3662 %'],
  [3, 'multiple', '3×'],
  [null, 'money', '–'],
] as const)('%s as %s is %s', (value, unit, words) => {
  expect(exact(value, unit)).toBe(words);
});

describe('names', () => {
  const attacks = ['<img src=x onerror=alert(1)>', '[a](javascript:alert(1))', '![a](//evil.example/x.png)'];
  const more = [
    '| a | b |',
    '- a',
    '1. a',
    '===',
    '\n# head',
    '\n\n---\n',
    '`code`',
    'https://evil.example',
    'www.evil.example',
    'a@b.example',
  ];
  const name = fc
    .array(fc.oneof(fc.constantFrom(...attacks, ...more), fc.string({ maxLength: 5 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join(''));

  test('stay text, whatever is in them', () => {
    fc.assert(
      fc.property(name, name, (title, currency) => {
        const earlier = { reports: [report('a', { title: 'Old', currency }), report(title)], problem: title };
        const text = figuresMarkdown([report('a', { title, currency })], { ...earlier, problem: null });
        const html = micromark(`${text}\n\n${figuresMarkdown([], earlier)}`, {
          allowDangerousHtml: true,
          allowDangerousProtocol: true,
          extensions: [gfm()],
          htmlExtensions: [gfmHtml()],
        });
        const { document } = new JSDOM(html).window;
        const tags = new Set([...document.body.querySelectorAll('*')].map(({ localName }) => localName));
        for (const tag of ['h2', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong'])
          tags.delete(tag);
        expect([...tags]).toEqual([]);
        expect(document.querySelectorAll('h2').length).toBe(1);
      }),
    );
  });
});

describe('a site', () => {
  async function site(): Promise<string> {
    const folder = await temporary();
    await mkdir(join(folder, 'summer/api'), { recursive: true });
    await writeFile(join(folder, 'build-info.json'), '{"reports":[{"slug":"summer"},{"slug":"locked"}]}');
    await writeFile(join(folder, 'summer/api/summary.json'), JSON.stringify(report('summer').told));
    return folder;
  }

  test('in a folder is read with reports that say nothing', async () => {
    const reports = await toldFolder(await site());
    expect(reports).toEqual([report('summer'), { slug: 'locked', told: null, problem: null }]);
    expect(figuresMarkdown(reports, null)).toContain('## locked\n\nIt says no figures.');
  });

  test('that is no site is told', async () => {
    await expect(toldFolder(await temporary())).rejects.toThrow('There is no site in');
  });

  test('is compared over the network where it answers', async () => {
    let answer: [number, string] = [404, ''];
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(answer[0]).end(answer[1]);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/repo`;
    const problem = async (...now: [number, string]) => {
      answer = now;
      return (await toldAddress(address)).problem?.replace(address, '%') ?? null;
    };
    expect(await problem(404, '')).toBe('Nothing is published at % yet, so nothing is compared.');
    expect(asked).toEqual(['/repo/build-info.json']);
    expect(await problem(500, '')).toBe(
      'The site at % cannot be read (it answers 500), so nothing is compared.',
    );
    expect(await problem(200, '<html>')).toMatch(/its build-info.json is not one of ours/);
    expect(await problem(200, '{"reports":[]}')).toBeNull();
    await new Promise((done) => server.close(done));
    expect(await problem(200, '')).toMatch(/^The site at % cannot be read \(.+\), so nothing is compared\.$/);
  });
});
