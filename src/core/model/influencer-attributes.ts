/** What is known of each influencer: read from the roster, or worked out from it. */
import type { Drop, TextColumn } from '../drop.ts';
import { type AttributeId, NONE } from '../facts.ts';
import { type TierCuts, tierOf } from './tier.ts';

export function influencerAttributes(
  { rows, platform, category, gender, age_group, city, persona, follower_count }: Drop['influencers'],
  tiers: TierCuts,
): Record<AttributeId, TextColumn> {
  const unknown: TextColumn = { codes: new Int32Array(rows).fill(NONE), values: [] };
  const row = Array.from({ length: rows }, (_, at) => at);
  return {
    platform,
    category,
    gender: gender ?? unknown,
    age_group: age_group ?? unknown,
    city: city ?? unknown,
    tier: column(row.map((at) => followerTier(follower_count[at], tiers))),
    // A drop's own personas win; otherwise a persona is category and gender together.
    persona: persona ?? column(row.map((at) => joined(textAt(category, at), gender && textAt(gender, at)))),
  };
}

function followerTier(followers: number | undefined, tiers: TierCuts): string | null {
  return followers === undefined || Number.isNaN(followers) ? null : tierOf(followers, tiers);
}

function joined(category: string | null, gender: string | null): string | null {
  return category === null || gender === null ? null : `${category} · ${gender}`;
}

function textAt({ codes, values }: TextColumn, row: number): string | null {
  return values[codes[row] ?? NONE] ?? null;
}

function column(texts: readonly (string | null)[]): TextColumn {
  const values = [...new Set(texts.filter((text) => text !== null))];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  return {
    values,
    codes: Int32Array.from(texts, (text) => (text === null ? NONE : (codeOf.get(text) ?? NONE))),
  };
}
