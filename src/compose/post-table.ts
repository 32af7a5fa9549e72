/** Posts one by one, newest first, each leading to where it was posted. */
import { isoDay } from '../core/calendar.ts';
import { plus, ratio } from '../core/measure/metric.ts';
import type { Context } from './context.ts';
import { isolated } from './names.ts';
import { type PostRecord, postRecords } from './records.ts';
import { csvOf } from './take-away.ts';
import type { Cell, Column, TableBlock } from './view.ts';
import { counted, exactCell, linkCell, textCell, textColumn } from './words.ts';

/** Letters of a caption that are shown; the CSV has all. */
const SHOWN = 80;

export function postsTable(context: Context): TableBlock {
  const { format } = context;
  const records = postRecords(context);
  const rows = (records ?? []).toSorted(
    (a, b) => (b.day ?? 0) - (a.day ?? 0) || (b.reach ?? 0) - (a.reach ?? 0),
  );
  const widest = rows.reduce<PostRecord | null>(
    (most, post) => ((post.reach ?? 0) > (most?.reach ?? 0) ? post : most),
    null,
  );
  const reach = rows.reduce((sum, post) => sum + (post.reach ?? 0), 0);
  const hasCampaigns = rows.some(({ campaign }) => campaign !== null);
  const columns: readonly Column[] = [
    textColumn('post', 'Post'),
    { id: 'date', label: 'Date', unit: 'day' },
    textColumn('platform', 'Platform'),
    ...(hasCampaigns ? [textColumn('campaign', 'Campaign')] : []),
    { id: 'reach', label: 'Reach', unit: 'count', bar: true },
    { id: 'engagements', label: 'Engagements', unit: 'count' },
    { id: 'engagement_rate', label: 'Engagement rate', unit: 'rate' },
  ];
  return {
    kind: 'table',
    id: 'posts',
    needs: { along: ['influencer'], listed: 'posts' },
    title: {
      text:
        records === null
          ? 'Posts are not recorded along what is selected'
          : widest === null
            ? `${rows.length === 0 ? 'No post' : counted(context, rows.length, 'post')} in this selection`
            : rows.length === 1
              ? `One post reached ${format.short(reach, 'count')}`
              : `${counted(context, rows.length, 'post')} reached ${format.short(reach, 'count')}, the widest ${format.short(widest.reach, 'count')}`,
      metric: 'reach',
      value: records === null ? null : reach,
      n: rows.length,
      where: 'posts as the file states them',
    },
    footnote: 'newest first · engagements are likes and comments · posts',
    table: {
      caption: 'Posts one by one',
      columns,
      rows: rows.map((post): Cell[] => {
        const engagements = plus(post.likes, post.comments);
        return [
          nameOfPost(post),
          textCell(post.day === null ? 'no date' : isoDay(post.day)),
          textCell(post.platform ?? 'not recorded'),
          ...(hasCampaigns ? [textCell(post.campaign ?? format.short(null, 'count'))] : []),
          exactCell(context, post.reach, 'count'),
          exactCell(context, engagements, 'count'),
          exactCell(context, ratio(engagements, post.reach), 'rate'),
        ];
      }),
      empty:
        records === null
          ? 'Posts do not record what is selected, so none can be listed.'
          : 'No post in this selection.',
      ...csvOf(context, 'posts'),
    },
  };
}

/** What the post says, cut where a word ends; its address where it has one. */
function nameOfPost({ caption, url, post }: PostRecord): Cell {
  const words = (caption ?? '').replaceAll(/\s+/gu, ' ').trim();
  const text = words === '' ? (post ?? 'without a caption') : isolated(cutAtWord(words));
  return url === null ? textCell(text) : linkCell(text, url);
}

function cutAtWord(text: string): string {
  const letters = [...text];
  if (letters.length <= SHOWN) return text;
  const start = letters.slice(0, SHOWN).join('');
  const space = start.lastIndexOf(' ');
  return `${(space > SHOWN / 2 ? start.slice(0, space) : start).trimEnd()}…`;
}
