import { z } from 'zod';
import { addressAt, countAt, dayAt, textAt } from '../../core/cells.ts';
import { published } from '../../core/format/published.ts';
import { ratio } from '../../core/measure/metric.ts';
import type { PreparedReport } from '../prepare.ts';
import { ratioSchema } from './figures.ts';
import { list, type Row } from './list.ts';

const count = z.int().nonnegative().nullable();
const text = z.string().nullable();

export const posts = list({
  name: 'posts',
  needs: { listed: 'posts' },
  description: 'Posts as the drop records them, newest first.',
  row: z.object({
    influencer_id: z.string(),
    influencer: z.string(),
    platform: z.string(),
    date: z.iso.date(),
    url: text.describe('Only web addresses; null where the drop has none, or another kind.'),
    caption: text,
    reach: count,
    likes: count,
    comments: count,
    engagement_rate: ratioSchema.describe('(likes + comments) ÷ reach'),
    post_id: text,
    campaign: text,
    brand: text,
    shares: count,
    saves: count,
    clicks: count,
  }),
  count: ({ tables: { posts } }) => posts.rows,
  rows: ({ tables: { posts, influencers } }) => {
    const rows = Array.from({ length: posts.rows }, (_, row) => row);
    rows.sort((a, b) => (posts.date[b] ?? 0) - (posts.date[a] ?? 0));
    return rows.map((row) => postRow({ posts, influencers }, row));
  },
});

function postRow(
  { posts, influencers }: Pick<PreparedReport['tables'], 'posts' | 'influencers'>,
  row: number,
): Row {
  const [reach, likes, comments] = [posts.reach, posts.likes, posts.comments].map((column) =>
    countAt(column, row),
  );
  const engagements = likes == null || comments == null ? null : likes + comments;
  return {
    influencer_id: textAt(posts.influencer_id, row),
    // The codes of every table's influencers are the rows of their own table.
    influencer: textAt(influencers.name, posts.influencer_id.codes[row] ?? -1),
    platform: textAt(posts.platform, row),
    date: dayAt(posts.date, row),
    url: addressAt(posts.url, row),
    caption: textAt(posts.caption, row),
    reach: reach ?? null,
    likes: likes ?? null,
    comments: comments ?? null,
    engagement_rate: published(ratio(engagements, reach ?? null), 'rate'),
    post_id: textAt(posts.post_id, row),
    campaign: textAt(posts.campaign, row),
    brand: textAt(posts.brand, row),
    shares: countAt(posts.shares, row),
    saves: countAt(posts.saves, row),
    clicks: countAt(posts.clicks, row),
  };
}
