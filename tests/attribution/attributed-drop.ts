/** Small drops of a few users' rows, through the reader, as only the reader knows users. */
import * as fc from 'fast-check';
import { type Attribution, attribute } from '../../src/core/attribution/attribute.ts';
import type { AttributionModelId } from '../../src/core/attribution/index.ts';
import { isoDay } from '../../src/core/calendar.ts';
import type { Drop } from '../../src/core/drop.ts';
import { type Cube, gatherCube } from '../../src/core/measure/cube.ts';
import { defaultScore } from '../../src/core/measure/metric.ts';
import { linkFacts } from '../../src/core/model/link-facts.ts';
import { defaultTiers } from '../../src/core/model/tier.ts';
import { decimal, UNIT } from '../../src/core/money.ts';
import { read } from '../ingest/support/memory-drop.ts';

export interface UserRow {
  user: string;
  /** 1 to 4; '' = organic. */
  influencer: string;
  campaign?: string;
  /** Days since 1970-01-01. */
  day: number;
  /** In currency units; 0 = a click, below 0 a refund. */
  revenue: number;
}

export const JUNE = 20_240;

/** Influencers 1 and 2 are on Instagram, 3 and 4 on YouTube; each is paid 10. */
export async function readUsers(
  rows: readonly UserRow[],
  touches = true,
): Promise<{ drop: Drop; cube: Cube }> {
  const ids = ['1', '2', '3', '4'];
  const files = {
    'influencers.csv': lines(
      'id,name,category,gender,follower_count,platform',
      ids.map((id) => `${id},Person ${id},Food,Female,1000,${id < '3' ? 'Instagram' : 'YouTube'}`),
    ),
    'posts.csv': lines('influencer_id,platform,date,url,caption,reach,likes,comments', [
      '1,Instagram,2025-06-01,https://example.org/a,Hello,100,10,1',
    ]),
    'tracking_data.csv': lines(
      'source,campaign,influencer_id,user_id,product,date,orders,revenue',
      rows.map(
        ({ user, influencer, campaign = 'Spring', day, revenue }) =>
          `Link,${campaign},${influencer},${user},Mat,${isoDay(day)},${Math.sign(revenue)},${decimal(Math.round(revenue * UNIT))}`,
      ),
    ),
    'payouts.csv': lines(
      'influencer_id,basis,rate,orders,total_payout',
      ids.map((id) => `${id},post,10.00,0,10.00`),
    ),
  };
  const { drop, issues } = await read(files, { touches });
  if (drop === null) throw new Error(JSON.stringify(issues));
  const facts = linkFacts(drop, { allocation: 'by-basis', tiers: defaultTiers });
  return { drop, cube: gatherCube(facts, { margin: null, score: defaultScore }) };
}

export async function attributed(rows: readonly UserRow[]): Promise<Attribution> {
  const { drop, cube } = await readUsers(rows);
  const attribution = attribute(drop, cube, { low: 0.25, high: 0.5 });
  if (attribution === null) throw new Error('read without touches');
  return attribution;
}

/** Credited revenue in currency units, by name; what is 0 left out. */
export function creditedBy(
  { by }: Attribution,
  model: AttributionModelId,
  channel: 'influencer' | 'platform' | 'campaign' = 'influencer',
): Record<string, number> {
  return Object.fromEntries(
    by[channel]
      .filter(({ models }) => models[model].revenue !== 0)
      .map(({ name, models }) => [name ?? 'none', models[model].revenue / UNIT]),
  );
}

export function rowOfUsers(users: fc.Arbitrary<string>): fc.Arbitrary<UserRow> {
  return fc.record({
    user: users,
    influencer: fc.constantFrom('', '1', '2', '3', '4'),
    campaign: fc.constantFrom('', 'Spring', 'Sale'),
    day: fc.integer({ min: JUNE, max: JUNE + 30 }),
    revenue: fc.oneof(
      fc.constant(0),
      fc.integer({ min: -300_000, max: 5_000_000 }).map((a) => a / UNIT),
    ),
  });
}

/** Few users, so that they meet many influencers. */
export const randomUserRows = fc.array(rowOfUsers(fc.constantFrom('ann', 'bob', 'cid')), {
  minLength: 1,
  maxLength: 25,
});

function lines(header: string, rows: readonly string[]): string {
  return [header, ...rows, ''].join('\n');
}
