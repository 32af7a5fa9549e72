/** File and sheet names → tables. */
import { type TableName, tables } from '../schema/index.ts';

const STEMS: Readonly<Record<string, TableName>> = {
  influencer: 'influencers',
  influencers: 'influencers',
  post: 'posts',
  posts: 'posts',
  tracking: 'tracking_data',
  trackingdata: 'tracking_data',
  payout: 'payouts',
  payouts: 'payouts',
};

/** Words that say nothing of what is in a file. */
const PREFIX = /^(?:sample|demo|example|test|dummy|mock|synthetic)/;
const SUFFIX = /(?:data|uploaded|upload|exported|export)$/;

const KNOWN_BESIDE = ['manifest.json', 'truth.json', 'baseline.csv'];

export interface NamedTable {
  readonly table: TableName;
  /** The name is the table's own, not one that was folded to it. */
  readonly exact: boolean;
}

/** The table that a name stands for, without its ending. */
export function tableOfName(stem: string): NamedTable | null {
  if (stem in tables) return { table: stem as TableName, exact: true };
  const folded = stem
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
  const bare = folded.replace(PREFIX, '');
  const table =
    lookUp(folded) ?? lookUp(bare) ?? lookUp(folded.replace(SUFFIX, '')) ?? lookUp(withoutSuffixes(bare));
  return table === null ? null : { table, exact: false };
}

function withoutSuffixes(name: string): string {
  const shorter = name.replace(SUFFIX, '');
  return shorter === name || lookUp(shorter) !== null ? shorter : withoutSuffixes(shorter);
}

function lookUp(name: string): TableName | null {
  return Object.hasOwn(STEMS, name) ? (STEMS[name] ?? null) : null;
}

export type FileFormat = 'text' | 'json' | 'workbook';

/** The format that a file's ending stands for. */
export function formatOf(name: string): FileFormat | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'csv' || ending === 'tsv') return 'text';
  if (ending === 'json') return 'json';
  return ending === 'xlsx' ? 'workbook' : null;
}

export function stemOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}

/** Files that may lie in a drop and are no table. */
export function isKnownBeside(name: string): boolean {
  return KNOWN_BESIDE.includes(name) || name.startsWith('.');
}

/** Of files packed into one, which are not read as they are. */
export function isArchive(name: string): boolean {
  return /\.(zip|gz|tgz|tar|7z|rar)$/i.test(name);
}
