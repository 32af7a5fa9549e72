import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { alertChanges } from '../../src/compose/changes/alert-changes.ts';
import { comparedIn } from '../../src/compose/changes/compared.ts';
import type { Context } from '../../src/compose/context.ts';
import { summaryLetter } from '../../src/compose/mail/letter.ts';
import { letterHtml } from '../../src/compose/mail/letter-html.ts';
import { letterText } from '../../src/compose/mail/letter-text.ts';
import { changes } from '../../src/compose/pages/changes.ts';
import { menuOf } from '../../src/compose/pages/index.ts';
import type { Block, PageView } from '../../src/compose/view.ts';
import { parseIsoDay } from '../../src/core/calendar.ts';
import { measure, total } from '../../src/core/measure/measure.ts';
import type { Report } from '../../src/core/report.ts';
import { type Rows, randomRows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';
import { broken, mustDraw, texts } from './sound.ts';

/** The newer drop, which knows the older one. */
function both(before: Rows, after: Rows, settings: Record<string, unknown> = {}): Context {
  const then = contextFor(before, { ...settings, drop: '2025-03-01' });
  const now = contextFor(after, { ...settings, drop: '2025-04-01' });
  const report = { ...now.report, earlierDrops: [parseIsoDay('2025-03-01') ?? 0] };
  return { ...now, report, earlier: () => then };
}

const blockOf = ({ blocks }: PageView, id: string): Block | undefined =>
  blocks.find((block) => block.id === id);

const cells = (view: PageView, id: string): string[][] => {
  const block = blockOf(view, id);
  return block?.kind === 'table' ? block.table.rows.map((row) => row.map(({ text }) => text)) : [];
};

test('the page is there where there is a drop before, and for the newest alone are files', () => {
  const { cube, report: test } = contextFor(older);
  const ids = (dated: Pick<Report, 'replaced' | 'earlierDrops'>) =>
    menuOf({ cube, report: { ...test, ...dated } }).map(({ id }) => id);
  expect(ids({})).not.toContain('changes');
  expect(ids({ earlierDrops: [1] })).toEqual(ids({}).toSpliced(ids({}).indexOf('data'), 0, 'changes'));
  const before = ids({ earlierDrops: [1], replaced: { on: 2, place: '' } });
  expect(before).toEqual(ids({ earlierDrops: [1] }).filter((id) => id !== 'api' && id !== 'your-files'));
});

test('it says and draws something sound of any two drops', () => {
  fc.assert(
    fc.property(
      randomRows,
      randomRows,
      fc.constantFrom<Record<string, unknown>>({}, { margin: 0.4, targets: { roas: 3 }, locale: 'de-DE' }),
      (before, after, settings) => {
        const context = both(before, after, settings);
        const view = changes.compose(context);
        for (const text of texts(view)) expect(text).not.toMatch(broken);
        const ids = view.blocks.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        mustDraw(view, context);
      },
    ),
    { numRuns: 40 },
  );
});

test('a drop beside itself: nothing changed, and that is said', () => {
  fc.assert(
    fc.property(randomRows, (rows) => {
      const view = changes.compose(both(rows, rows));
      expect(texts(view).join('\n')).toContain('No influencer, post or payout changed');
      const found = view.blocks.map(({ id }) => id);
      for (const id of ['restated', 'restated-days', 'influencer-changes', 'post-changes', 'payout-changes'])
        expect(found).not.toContain(id);
      expect(found).not.toContain('alerts-resolved');
      const fresh = blockOf(view, 'alerts-new');
      expect(fresh?.kind === 'findings' && fresh.findings).toEqual([]);
      const figures = blockOf(view, 'key-figures');
      for (const { short, change } of figures?.kind === 'figures' ? figures.figures : [])
        expect(change?.text ?? short).toBe(change === null ? '–' : 'unchanged');
      expect(view.headline.value).toBe(0);
    }),
    { numRuns: 30 },
  );
});

function largestRoas(one: Pick<Context, 'cube'> | null, by: 'platform' | 'campaign'): number {
  const rows = one === null ? [] : measure(one.cube, { by: [by], figures: ['roas'] });
  return Math.max(0, ...rows.map(({ values }) => Math.abs(values.roas ?? 0)));
}

test('the parts of both bridges add up to the change of ROAS', () => {
  let met = 0;
  fc.assert(
    fc.property(randomRows, randomRows, (before, after) => {
      const context = both(before, after);
      const roas = [context.earlier(), context].map((one) => one && total(one.cube, ['roas']).values.roas);
      for (const by of ['platform', 'campaign'] as const) {
        const block = blockOf(changes.compose(context), `bridge-${by}`);
        if (block?.kind !== 'table') continue;
        met++;
        const parts = block.table.rows.slice(0, -1).map((row) => row.at(-1)?.value ?? 0);
        const whole = (roas[1] ?? 0) - (roas[0] ?? 0);
        const size = Math.abs(whole) + parts.reduce((sum, part) => sum + Math.abs(part), 0);
        // A share of spend is known to 16 digits, and is multiplied by a ROAS that may be of millions.
        const largest = largestRoas(context.earlier(), by) + largestRoas(context, by);
        expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole)).toBeLessThanOrEqual(
          1e-9 * (1 + size) + 1e-15 * largest,
        );
        expect(block.title.value).toBe(whole);
      }
    }),
    { numRuns: 40 },
  );
  expect(met).toBeGreaterThan(10);
});

test('parts of a bridge that cancel out are no change in either direction', () => {
  const paid = { youtube: 15, tiktok: 80, instagram: 120 };
  const platforms = Object.keys(paid) as (keyof typeof paid)[];
  const drop = (revenue: typeof paid): Rows => ({
    influencers: platforms.map((platform) => ({ id: platform, platform })),
    posts: [],
    tracking: platforms.map((platform) => ({
      influencer: platform,
      source: 'BioLink',
      campaign: 'Launch',
      product: 'Whey',
      date: '2025-02-10',
      orders: 1,
      revenue: revenue[platform],
    })),
    payouts: platforms.map((platform) => ({ influencer: platform, basis: 'fixed', total: paid[platform] })),
  });
  const then = drop({ youtube: 64.5, tiktok: 250.65, instagram: 64.9 });
  const now = drop({ youtube: 104.4, tiktok: 210.75, instagram: 64.9 });
  const rows = cells(changes.compose(both(then, now)), 'bridge-platform');
  expect(rows.at(-1)).toEqual(['All', '±0.00×', '±0.00×', '±0.00×']);
});

const older: Rows = {
  influencers: [
    { id: '1', name: 'Asha', platform: 'Instagram', followers: 1000 },
    { id: '2', name: 'Bo', platform: 'YouTube', followers: 2000 },
  ],
  posts: [
    {
      influencer: '1',
      platform: 'Instagram',
      date: '2025-02-01',
      reach: 100,
      likes: 5,
      comments: 1,
      id: 'P1',
    },
    { influencer: '2', platform: 'YouTube', date: '2025-02-02', reach: 300, likes: 9, comments: 0, id: 'P2' },
  ],
  tracking: ['1', '2'].map((influencer) => ({
    influencer,
    source: 'BioLink',
    campaign: influencer === '1' ? 'Launch' : 'Sale',
    product: 'Whey',
    date: '2025-02-10',
    orders: 2,
    revenue: 500,
  })),
  payouts: [
    { influencer: '1', basis: 'fixed', total: 100, status: 'Pending' },
    { influencer: '2', basis: 'fixed', total: 800, status: 'Paid' },
  ],
};

const [asha, bo] = older.influencers as [Rows['influencers'][0], Rows['influencers'][0]];
const [first, second] = older.payouts as [Rows['payouts'][0], Rows['payouts'][0]];
const newer: Rows = {
  influencers: [{ ...asha, followers: 1500 }, bo, { id: '3', name: 'Cy', platform: 'TikTok', followers: 70 }],
  posts: [{ ...(older.posts[0] as Rows['posts'][0]), reach: 140, likes: 8 }],
  tracking: [
    ...older.tracking.map((row) => (row.influencer === '2' ? { ...row, revenue: 900 } : row)),
    { ...(older.tracking[0] as Rows['tracking'][0]), date: '2025-03-05', revenue: 70, orders: 1 },
  ],
  payouts: [{ ...first, total: 120, status: 'Paid' }, second, { influencer: '3', basis: 'post', total: 9 }],
};

test('rows, days and alerts that changed are told, with what they were', () => {
  const context = both(older, newer);
  const view = changes.compose(context);
  expect([view.headline.text, ...view.standfirst.map(({ text }) => text)]).toMatchInlineSnapshot(`
    [
      "Since the drop of 1 Mar 2025, attributed revenue rose by ₹470 to ₹1,470; ROAS rose from 1.11× to 1.58×",
      "1 day with orders is new, 5 Mar 2025: ₹70 of attributed revenue from 1 order.",
      "1 day up to 10 Feb 2025 was restated: +₹400.00 of attributed revenue (+40.0 %).",
      "1 influencer and 1 payout are new; 1 post is gone; 1 influencer, 1 post and 1 payout changed.",
    ]
  `);
  expect(cells(view, 'rows')).toMatchInlineSnapshot(`
    [
      [
        "Influencers",
        "2",
        "0",
        "1",
        "1",
        "1",
        "3",
      ],
      [
        "Posts",
        "2",
        "1",
        "1",
        "0",
        "0",
        "1",
      ],
      [
        "Payouts",
        "2",
        "0",
        "1",
        "1",
        "1",
        "3",
      ],
      [
        "Tracking rows",
        "2",
        "–",
        "–",
        "–",
        "–",
        "3",
      ],
    ]
  `);
  expect(cells(view, 'influencer-changes')).toMatchInlineSnapshot(`
    [
      [
        "Asha",
        "Changed",
        "1,000",
        "1,500",
      ],
      [
        "Cy",
        "New",
        "–",
        "70",
      ],
    ]
  `);
  expect(cells(view, 'post-changes')).toMatchInlineSnapshot(`
    [
      [
        "Bo",
        "Gone",
        "2025-02-02 · YouTube",
        "300",
        "–",
        "–",
      ],
      [
        "Asha",
        "Changed",
        "2025-02-01 · Instagram",
        "100",
        "140",
        "likes 5 → 8",
      ],
    ]
  `);
  expect(cells(view, 'payout-changes')).toMatchInlineSnapshot(`
    [
      [
        "Asha",
        "Changed",
        "Fixed fee",
        "₹100.00",
        "₹120.00",
        "status Pending → Paid",
      ],
      [
        "Cy",
        "New",
        "Per post",
        "–",
        "₹9.00",
        "–",
      ],
    ]
  `);
  expect(cells(view, 'restated-days')).toMatchInlineSnapshot(`
    [
      [
        "2025-02-10",
        "₹1,000.00",
        "₹1,400.00",
        "+₹400.00",
        "4",
        "4",
      ],
      [
        "All restated days",
        "₹1,000.00",
        "₹1,400.00",
        "+₹400.00",
        "4",
        "4",
      ],
    ]
  `);
  const compared = comparedIn(context);
  if (compared === null) throw new Error('no drop before');
  const { added, continuing, resolved } = alertChanges(compared);
  expect({
    added: added.map(({ text }) => text),
    continuing: continuing.map(({ text }) => text),
    resolved: resolved.map(({ text }) => text),
  }).toMatchInlineSnapshot(`
    {
      "added": [
        "61.2 % of revenue rests on Sale.",
      ],
      "continuing": [],
      "resolved": [
        "Sale returned 0.63×, under break-even of 1.00×.",
        "50.0 % of revenue rests on Launch.",
      ],
    }
  `);
});

test('an alert that could not be raised any more is not called resolved', () => {
  const ended = (before: Rows, after: Rows) => {
    const compared = comparedIn(both(before, after));
    if (compared === null) throw new Error('no drop before');
    const { resolved, unjudged } = alertChanges(compared);
    return [resolved, unjudged].map((alerts) => alerts.map(({ text }) => text.replaceAll('\u00a0', ' ')));
  };
  const without = { ...older, tracking: older.tracking.filter(({ campaign }) => campaign !== 'Sale') };
  expect(ended(older, without)).toEqual([
    [],
    ['Sale returned 0.63×, under break-even of 1.00×.', '50.0 % of revenue rests on Launch.'],
  ]);
  expect(ended(without, { ...without, payouts: [] })).toEqual([
    [],
    ['ROAS is 0.56×, under break-even of 1.00×.'],
  ]);
});

test('days are told by what of them changed: organic revenue, or the campaigns alone', () => {
  const order = (date: string, revenue: number, influencer = '1', campaign = 'Launch') => ({
    influencer,
    source: 'BioLink',
    campaign,
    product: 'Whey',
    date: `2025-02-${date}`,
    orders: 1,
    revenue,
  });
  type Orders = Rows['tracking'];
  const told = (before: Orders, after: Orders): string[] => {
    const view = changes.compose(both({ ...older, tracking: before }, { ...older, tracking: after }));
    const titles = ['restated', 'restated-days', 'restated-campaigns', 'bridge-platform'].map((id) => {
      const title = blockOf(view, id)?.title;
      return typeof title === 'object' ? title.text : undefined;
    });
    return [
      ...view.standfirst.slice(0, -1).map(({ text }) => text),
      ...titles.filter((text) => text !== undefined),
    ];
  };
  const rest = [order('01', 1000), order('20', 1000)];
  expect(told([...rest, order('10', 50, '')], [...rest, order('10', 80, '', '')])).toMatchInlineSnapshot(`
    [
      "1 day up to 20 Feb 2025 was restated: ±₹0.00 of attributed revenue (±0.00 %) and +₹30.00 of organic revenue.",
      "10 Feb 2025 was restated the most: ₹50.00 of organic revenue then, ₹80.00 now",
      "1 campaign and orders of no campaign are behind what was restated",
      "ROAS stayed at 2.22× against the drop of 1 Mar 2025",
    ]
  `);
  expect(told(rest, [...rest, order('25', 80, '')])[0]).toBe(
    '1 day with orders is new, 25\u00a0Feb\u00a02025: ₹80 of organic revenue.',
  );
  const moved = (one: number, other: number) => [...rest, order('10', one), order('10', other, '1', 'Sale')];
  expect(told(moved(10, 30), moved(30, 10))).toMatchInlineSnapshot(`
    [
      "1 day up to 20 Feb 2025 was restated: ±₹0.00 of attributed revenue (±0.00 %).",
      "No day changed in revenue, only in orders or in the campaigns that they name",
      "2 campaigns are behind what was restated",
      "ROAS stayed at 2.27× against the drop of 1 Mar 2025",
    ]
  `);
  // A change that no figure shows is none in words, here as in the headline.
  expect(told(rest, [order('01', 1000.05), order('20', 1000)])).toMatchInlineSnapshot(`
    [
      "1 day up to 20 Feb 2025 was restated: +₹0.05 of attributed revenue (+0.0025 %).",
      "1 day up to 20 Feb 2025 was restated: +₹0.05 of attributed revenue (+0.0025 %)",
      "1 Feb 2025 was restated the most: ₹1,000.00 of attributed revenue then, ₹1,000.05 now",
      "1 campaign is behind what was restated",
      "ROAS stayed at 2.22× against the drop of 1 Mar 2025: ±0.00× by spending on other platforms, +0.000056× by what each returned",
    ]
  `);
});

test('the summary by mail says what changed, and nothing of it where there is no drop before', () => {
  const letter = summaryLetter(both(older, newer), null);
  const text = letterText(letter);
  expect(text).toMatchInlineSnapshot(`
    "Test · 1 Feb 2025 – 5 Mar 2025

    Every ₹1 paid to influencers returned ₹1.58; 2 of 3 brought in more than they were paid.

    Without a margin, break-even is a ROAS of 1.00×.

    Beside the drop of 1 Mar 2025:
    Attributed revenue  ₹1,470 (+47.0 %)
    Attributed orders   5 (+25.0 %)
    Spend               ₹929 (+3.22 %)
    ROAS                1.58× (+0.47×)
    ROI                 58.2 % (+47.1 points)
    Influencers         3 (+50.0 %)

    Since the drop of 1 Mar 2025
    - Attributed revenue rose by ₹470 to ₹1,470; ROAS rose from 1.11× to 1.58×.
    - 1 day with orders is new, 5 Mar 2025: ₹70 of attributed revenue from 1 order.
    - 1 day up to 10 Feb 2025 was restated: +₹400.00 of attributed revenue (+40.0 %).
    - 1 influencer and 1 payout are new; 1 post is gone; 1 influencer, 1 post and 1 payout changed.
    - New alert: 61.2 % of revenue rests on Sale.
    - Resolved, as it stood on 1 Mar 2025: Sale returned 0.63×, under break-even of 1.00×.
    - Resolved, as it stood on 1 Mar 2025: 50.0 % of revenue rests on Launch.

    Alerts
    - 61.2 % of revenue rests on Sale.

    Drop of 1 Apr 2025 · 10 rows read from 0 files, none left out
    "
  `);
  const html = letterHtml(letter);
  for (const { text } of letter.since?.claims ?? []) expect(html).toContain(text.replace(/[.]$/, ''));
  expect(letter.since?.claims.length).toBeGreaterThan(4);
  expect(letterText(summaryLetter(contextFor(newer), null))).not.toMatch(/Since|Beside/);
});
