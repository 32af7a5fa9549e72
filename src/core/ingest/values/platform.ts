/** Platforms under one name each, whatever the file calls them. */
import { type Finding, type Reading, taken } from '../finding.ts';
import { foldName } from './fold-name.ts';
import { readText } from './text.ts';

/** Other names, compared without case, spaces, hyphens and underscores. */
const PLATFORMS: Readonly<Record<string, readonly string[]>> = {
  Instagram: ['ig', 'insta', 'instagram reels', 'instagram.com'],
  YouTube: ['yt', 'you tube', 'youtube shorts', 'youtube.com'],
  Twitter: ['x', 'tw', 'twitter/x', 'x/twitter', 'twitter (x)', 'x (twitter)', 'x.com', 'twitter.com'],
  Facebook: ['fb', 'facebook.com', 'meta'],
  TikTok: ['tt', 'tik tok', 'tiktok.com'],
  LinkedIn: ['li', 'linkedin.com'],
  Threads: ['threads.net'],
  Snapchat: ['sc', 'snap'],
  Pinterest: ['pin', 'pinterest.com'],
  Twitch: ['twitch.tv'],
};

const NAMES = new Map(Object.keys(PLATFORMS).map((name) => [foldName(name), name]));
const ALIASES = new Map(
  Object.entries(PLATFORMS).flatMap(([name, aliases]) => aliases.map((alias) => [foldName(alias), name])),
);

const unknown: Finding = {
  code: 'enum-unknown',
  say: (value) => `${value} is not a platform known here; taken as written.`,
  hint: null,
};

function folded(code: 'enum-normalised' | 'enum-alias', name: string): Finding {
  return { code, say: (value) => `${value} is read as ${name}.`, hint: null };
}

export function readPlatform(raw: string): Reading<string> {
  const text = readText(raw);
  if (!text.ok || text.value === '') return text;
  const key = foldName(text.value);
  const name = NAMES.get(key);
  if (name !== undefined) {
    return name === text.value ? text : taken(name, [...text.findings, folded('enum-normalised', name)]);
  }
  const alias = ALIASES.get(key);
  if (alias !== undefined) return taken(alias, [...text.findings, folded('enum-alias', alias)]);
  return taken(text.value, [...text.findings, unknown]);
}
