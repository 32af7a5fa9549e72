import { describe, expect, test } from 'vitest';
import { buildPaint } from '../../src/build/paint.ts';
import { blockHtml } from '../../src/compose/markup/block.ts';
import type { Page } from '../../src/compose/page.ts';
import { allPages } from '../../src/compose/pages/index.ts';
import { isoDay } from '../../src/core/calendar.ts';
import type { Rows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';
import { listedPages } from './listed-pages.ts';

interface Size {
  readonly influencers: number;
  readonly days: number;
  readonly orders: number;
  readonly posts: number;
  readonly names?: readonly string[];
  readonly caption?: string;
  /** Of a tracking row, of a payout. */
  readonly revenue?: number;
  readonly spend?: number | null;
}

const START = 16_436; // 2015-01-01
const platforms = ['Instagram', 'YouTube', 'TikTok'];
const pick = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;

/** Rows of a size, the same at every run. */
function rowsOf({
  influencers,
  days,
  orders,
  posts,
  names = [],
  caption,
  revenue = 120,
  spend = 300,
}: Size): Rows {
  const ids = Array.from({ length: influencers }, (_, at) => String(at + 1));
  const name = (at: number) => (names.length === 0 ? `Influencer ${at}` : `${pick(names, at)} ${at}`);
  // Steps that share no factor with the counts reach all of them.
  const day = (at: number) => isoDay(START + ((at * 7919) % days));
  return {
    influencers: ids.map((id, at) => ({
      id,
      name: name(at),
      platform: pick(platforms, at),
      followers: 1000 * (at + 1),
    })),
    posts: Array.from({ length: posts }, (_, at) => ({
      influencer: pick(ids, at * 31),
      platform: pick(platforms, at),
      date: day(at),
      reach: 1000 + at,
      likes: 40,
      comments: 5,
      url: 'https://example.com/p',
      caption: caption ?? `Post ${at}`,
    })),
    tracking: Array.from({ length: orders }, (_, at) => ({
      influencer: pick(ids, at * 13),
      source: pick(['BioLink', 'PromoCode'], at),
      campaign: `Campaign ${at % 40}`,
      product: `Product ${at % 90}`,
      date: day(at),
      orders: 1 + (at % 3),
      revenue: revenue * (1 + (at % 7)),
    })),
    payouts: spend === null ? [] : ids.map((influencer) => ({ influencer, basis: 'fixed', total: spend })),
  };
}

const few = { influencers: 3, days: 90, orders: 40, posts: 12 } as const;
const longNames = ['नेहा शर्मा', 'ليلى بن علي', '👩‍👩‍👧‍👦🔥', 'Zoë', 'x'.repeat(300)];

const sizes: Readonly<Record<string, Size>> = {
  'one influencer on one day without a post': { influencers: 1, days: 1, orders: 1, posts: 0 },
  'three influencers': few,
  '5,000 influencers over ten years': { influencers: 5000, days: 3650, orders: 20_000, posts: 8000 },
  'one day': { ...few, days: 1 },
  'ten years': { influencers: 40, days: 3650, orders: 4000, posts: 400 },
  'a caption of 10,000 characters': { ...few, caption: 'long '.repeat(2000) },
  'names of many scripts and lengths': { ...few, influencers: 12, names: longNames },
  'no spend': { ...few, spend: 0 },
  'no payouts': { ...few, spend: null },
  'no revenue': { ...few, revenue: 0 },
  'no orders': { ...few, orders: 0 },
  'no posts': { ...few, posts: 0 },
};

/** Every page of its own, and the first and last of campaigns and influencers. */
function kindsOf(all: readonly Page[]): Page[] {
  const members = all.slice(listedPages.length);
  const of = (parent: string) => members.filter((page) => page.parent === parent);
  const ends = (list: readonly Page[]) => [...new Set([list[0], list.at(-1)])].flatMap((page) => page ?? []);
  return [...listedPages, ...ends(of('campaigns')), ...ends(of('influencers'))];
}

/** Bytes of a drawing, at all its widths, and of a page: what a reader waits for. */
const MOST_DRAWN = 260_000;
const MOST_OF_A_PAGE = 1_500_000;

describe.each(Object.entries(sizes))('%s', (_, size) => {
  const context = contextFor(rowsOf(size));
  const paint = buildPaint(context);

  test.each(kindsOf(allPages(context)).map((page) => [page.id.slice(0, 40), page] as const))(
    '%s',
    (_id, page) => {
      const view = page.compose(context);
      expect(view.headline.text).toMatch(/\p{L}{2,}.* /u);
      let bytes = 0;
      for (const block of view.blocks) {
        const markup = blockHtml(block, paint).text;
        bytes += markup.length;
        expect(markup, block.id).not.toMatch(/\bNaN\b|\bundefined\b|\bInfinity\b|\[object/);
        const empty = {
          chart: () => block.kind === 'chart' && block.drawing === null && block.empty,
          table: () => block.kind === 'table' && block.table.rows.length === 0 && block.table.empty,
          findings: () => block.kind === 'findings' && block.findings.length === 0 && block.empty,
        }[block.kind as 'chart' | 'table' | 'findings'];
        const words = empty?.() ?? false;
        if (words === false) continue;
        // What has nothing to show says so, in a sentence.
        expect(words, block.id).toMatch(/^\p{Lu}.+ .+\.$/u);
        expect(markup, block.id).toContain(words.slice(0, 12));
      }
      for (const block of view.blocks)
        if (block.kind === 'chart' && block.drawing !== null)
          expect(paint.draw(block.drawing, block.alt).text.length, block.id).toBeLessThan(MOST_DRAWN);
      expect(bytes).toBeLessThan(MOST_OF_A_PAGE);
    },
  );
});
