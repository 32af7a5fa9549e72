/** Links of posts: only http and https become links on a page, and no password goes along. */
import { type Finding, type Reading, taken } from '../finding.ts';
import { readText } from './text.ts';

const notHttp: Finding = {
  code: 'url-not-http',
  say: (value) => `${value} is not a web address; shown as text, never as a link.`,
  hint: 'Addresses start with https:// or http://.',
};

const credentials: Finding = {
  code: 'url-credentials',
  say: () => 'The address holds a user name or password; they are taken out.',
  hint: 'Remove them in the source, and change the password.',
};

export function readUrl(raw: string): Reading<string> {
  const text = readText(raw);
  if (!text.ok || text.value === '') return text;
  const match = /^(https?:\/\/)(?:([^/?#]*)@)?(?=[^/?#\s])/i.exec(text.value);
  if (match === null) return taken(text.value, [...text.findings, notHttp]);
  if (match[2] === undefined) return text;
  return taken(`${match[1]}${text.value.slice(match[0].length)}`, [...text.findings, credentials]);
}
