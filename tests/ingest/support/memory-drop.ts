/** A small clean drop in memory, to be changed by a test, and its reading in short lines. */
import { type ReadResult, readDrop, type SourceFile } from '../../../src/core/ingest/read-drop.ts';
import type { Issue } from '../../../src/core/issue.ts';
import type { SpecName } from '../../../src/core/schema/index.ts';
import type { ReadSettings } from '../../../src/core/settings.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const clean = {
  'influencers.csv': [
    'id,name,category,gender,follower_count,platform',
    '1,Mira Sol,Fitness,Female,52000,Instagram',
    '2,Jon Park,Food,Male,8100,YouTube',
    '3,Lea Bauer,Travel,Female,240000,TikTok',
    '',
  ].join('\n'),
  'posts.csv': [
    'influencer_id,platform,date,url,caption,reach,likes,comments',
    '1,Instagram,2025-03-02,https://example.org/a,Morning stretch,4000,310,12',
    '2,YouTube,2025-03-05,https://example.org/b,"Soup, slowly",2500,140,9',
    '3,TikTok,2025-03-09,https://example.org/c,Night train,91000,7700,401',
    '1,Instagram,2025-03-14,https://example.org/d,New mat,5200,402,21',
    '',
  ].join('\n'),
  'tracking_data.csv': [
    'source,campaign,influencer_id,user_id,product,date,orders,revenue',
    'Link,Spring,1,u-01,Mat,2025-03-03,1,39.90',
    'Code,Spring,1,u-02,Bottle,2025-03-04,2,25.00',
    'Link,Spring,2,u-03,Pan,2025-03-06,1,64.50',
    'Code,Early,3,u-04,Bag,2025-03-10,3,210.75',
    'Code,Early,3,u-01,Mat,2025-03-13,1,39.90',
    '',
  ].join('\n'),
  'payouts.csv': [
    'influencer_id,basis,rate,orders,total_payout',
    '1,post,60.00,3,120.00',
    '2,order,15.00,1,15.00',
    '3,order,20.00,4,80.00',
    '',
  ].join('\n'),
} as const satisfies Files;

export type TableFile = keyof typeof clean;

/** Replaces text in one file of the clean drop; throws when it isn't there, so that no test tests nothing. */
export function changed(
  file: TableFile,
  ...replacements: readonly (readonly [from: string, to: string])[]
): Files {
  let text: string = clean[file];
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    text = text.replace(from, () => to);
  }
  return { ...clean, [file]: text };
}

type Said = Readonly<Record<string, SpecName>>;

/** `said` is what a person said that files are. */
export function sources(files: Files, said: Said = {}, chunk = 64): SourceFile[] {
  return Object.entries(files).map(([name, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const table = said[name];
    return {
      name,
      ...(table !== undefined && { table }),
      size: bytes.length,
      async *bytes() {
        for (let at = 0; at < bytes.length; at += chunk) yield bytes.slice(at, at + chunk);
      },
    };
  });
}

/** `said` is what a person said that files are. */
export function read(files: Files, settings: ReadSettings = {}, said: Said = {}): Promise<ReadResult> {
  return readDrop(sources(files, said), settings);
}

/** posts.csv:3 [reach] number-invalid */
export function short({ at, code }: Issue): string {
  return `${at.file}${at.line === null ? '' : `:${at.line}`}${at.column === null ? '' : ` [${at.column}]`} ${code}`;
}

/** The issues that refuse or question the drop, in short lines. */
export function shortly({ issues }: ReadResult): string[] {
  return issues.filter(({ severity }) => severity !== 'note').map(short);
}
