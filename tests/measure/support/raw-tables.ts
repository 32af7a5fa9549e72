/** The rows of a drop as another reader sees them: d3-dsv, plain text, no typed tables. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { payoutBases } from '../../../src/core/payout/index.ts';
import { tables } from '../../../src/core/schema/index.ts';
import type { Rows } from '../../make-drop.ts';

/** A value of a dimension, or `null` where the cell is blank or the file has no such column. */
type Text = string | null;
export interface RawInfluencer {
  influencer: string;
  platform: Text;
  category: Text;
  gender: Text;
  age_group: Text;
  city: Text;
  persona: Text;
  tier: Text;
  followers: number;
}
export interface RawTracking {
  influencer: Text;
  campaign: Text;
  product: Text;
  product_category: Text;
  brand: Text;
  buyer_city: Text;
  source: Text;
  user: Text;
  day: string;
  orders: number;
  /** Ten-thousandths of the currency unit. */
  revenue: number;
  clicks: number;
}
export interface RawPost {
  influencer: string;
  platform: Text;
  campaign: Text;
  brand: Text;
  day: string;
  reach: number;
  likes: number;
  comments: number;
  shares: number;
  saves: number;
  clicks: number;
}
export interface RawPayout {
  influencer: string;
  basis: string;
  /** Ten-thousandths of the currency unit. */
  spend: number;
}
export interface RawTables {
  readonly influencers: RawInfluencer[];
  readonly tracking: RawTracking[];
  readonly posts: RawPost[];
  readonly payouts: RawPayout[];
}

type Record_ = Readonly<Record<string, string>>;
type TableName = keyof typeof tables;

/** `null` where the drop is one workbook. `dayFirst` = 01-07-2025 is the first of July. */
export function readRawTables(folder: string, dayFirst = false): RawTables | null {
  const names = readdirSync(folder);
  const named = (part: RegExp) => names.find((name) => part.test(name) && /\.(csv|json)$/.test(name));
  const files = {
    influencers: named(/^influencer/i),
    posts: named(/^post/i),
    tracking_data: named(/^tracking/i),
    payouts: named(/^payout/i),
  };
  if (Object.values(files).some((file) => file === undefined)) return null;
  const rows = (table: TableName) => recordsOf(table, readFileSync(join(folder, files[table] ?? ''), 'utf8'));
  const day = (text: string | undefined) => isoDayOf(text ?? '', dayFirst);
  return {
    influencers: rows('influencers').map((row) => influencerOf(row)),
    tracking: rows('tracking_data').map((row) => ({
      influencer: idOf(row.influencer_id),
      campaign: textOf(row.campaign),
      product: textOf(row.product),
      product_category: textOf(row.product_category),
      brand: textOf(row.brand),
      buyer_city: textOf(row.city),
      source: textOf(row.source),
      user: textOf(row.user_id),
      day: day(row.date),
      orders: Number(row.orders),
      revenue: amountOf(row.revenue),
      clicks: Number(row.clicks ?? 0),
    })),
    posts: rows('posts').map((row) => ({
      influencer: idOf(row.influencer_id) ?? '',
      platform: platformOf(row.platform),
      campaign: textOf(row.campaign),
      brand: textOf(row.brand),
      day: day(row.date),
      reach: Number(row.reach),
      likes: Number(row.likes),
      comments: Number(row.comments),
      shares: Number(row.shares ?? 0),
      saves: Number(row.saves ?? 0),
      clicks: Number(row.clicks ?? 0),
    })),
    payouts: rows('payouts').map((row) => ({
      influencer: idOf(row.influencer_id) ?? '',
      basis: basisOf(row.basis ?? ''),
      spend: amountOf(row.total_payout),
    })),
  };
}

/** The rows of a made drop in the same form. */
export function rawTablesOf(rows: Rows): RawTables {
  return {
    influencers: rows.influencers.map(
      ({ id, platform, category = 'Fitness', gender = 'Female', followers = 20_000 }) =>
        influencerOf({ id, platform, category, gender, follower_count: String(followers) }),
    ),
    tracking: rows.tracking.map(
      ({ influencer, campaign, product, source, user, date, clicks, ...row }, at) => ({
        influencer: textOf(influencer),
        campaign: textOf(campaign),
        product: textOf(product),
        product_category: null,
        brand: null,
        buyer_city: null,
        source: textOf(source),
        user: user ?? `row ${at}`,
        day: date,
        orders: row.orders,
        revenue: amountOf(row.revenue.toFixed(4)),
        clicks: clicks || 0,
      }),
    ),
    posts: rows.posts.map(
      ({ influencer, platform, campaign = '', date, reach, likes, comments, shares }) => ({
        influencer,
        platform,
        campaign: textOf(campaign),
        brand: null,
        day: date,
        reach,
        likes,
        comments,
        shares: shares || 0,
        saves: 0,
        clicks: 0,
      }),
    ),
    payouts: rows.payouts.map(({ influencer, basis, total }) => ({
      influencer,
      basis,
      spend: amountOf(total.toFixed(4)),
    })),
  };
}

function influencerOf(row: Record_): RawInfluencer {
  const [category, gender] = [textOf(row.category), textOf(row.gender)];
  const followers = Number(row.follower_count);
  const tiers = [10_000, 50_000, 100_000, 500_000];
  return {
    influencer: idOf(row.id ?? row.name) ?? '',
    platform: platformOf(row.platform),
    category,
    gender,
    age_group: textOf(row.age_group),
    city: textOf(row.city),
    persona: textOf(row.persona) ?? (category && gender && `${category} · ${gender}`),
    tier: ['nano', 'micro', 'mid', 'macro', 'mega'][tiers.filter((cut) => followers >= cut).length] ?? null,
    followers,
  };
}

/** Records by the schema's names of columns; blank lines left out. */
function recordsOf(table: TableName, text: string): Record_[] {
  const isJson = text.trimStart().startsWith('[');
  const found = isJson
    ? (JSON.parse(text) as Record<string, unknown>[])
    : [...csvParse(text.replace(/^\uFEFF/, ''))];
  const filled = found.filter((row) => Object.values(row).some((cell) => String(cell ?? '').trim() !== ''));
  return filled.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([header, cell]) => {
        const column = columnOf(table, header);
        return column === null ? [] : [[column, String(cell ?? '').trim()]];
      }),
    ),
  );
}

function columnOf(table: TableName, header: string): string | null {
  const wanted = fold(header);
  const columns: [string, { aliases: readonly string[] }][] = Object.entries(tables[table]);
  const exact = columns.find(([name]) => fold(name) === wanted);
  return (
    (exact ?? columns.find(([, { aliases }]) => aliases.some((alias) => fold(alias) === wanted)))?.[0] ?? null
  );
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

function textOf(cell: string | undefined): Text {
  return cell === undefined || cell === '' ? null : cell;
}

function idOf(cell: string | undefined): Text {
  return textOf(cell?.replace(/^(\d+)\.0$/, '$1'));
}

const platforms: Readonly<Record<string, string>> = {
  instagram: 'Instagram',
  insta: 'Instagram',
  youtube: 'YouTube',
  twitter: 'Twitter',
  x: 'Twitter',
  linkedin: 'LinkedIn',
};

function platformOf(cell: string | undefined): Text {
  return textOf(cell) && (platforms[(cell ?? '').toLowerCase()] ?? textOf(cell));
}

function basisOf(cell: string): string {
  const wanted = fold(cell);
  return Object.keys(payoutBases).find((id) => wanted === id || wanted === `per${id}`) ?? cell;
}

function isoDayOf(cell: string, dayFirst: boolean): string {
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(cell)?.[0];
  if (iso) return iso;
  const [, a = '', b = '', year = ''] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(cell) ?? [];
  return dayFirst ? `${year}-${b}-${a}` : `${year}-${a}-${b}`;
}

/** Whole ten-thousandths, further decimals half to even, by whole numbers alone. */
function amountOf(cell = ''): number {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(cell.replace(/e.*/i, '')) ?? [];
  const digits = BigInt(`${whole || '0'}${fraction.padEnd(30, '0')}`);
  const unit = 10n ** 26n;
  const [amount, rest] = [digits / unit, digits % unit];
  const isUp = rest * 2n > unit || (rest * 2n === unit && amount % 2n === 1n);
  return Number(amount + (isUp ? 1n : 0n)) * (sign === '-' ? -1 : 1) || 0;
}
