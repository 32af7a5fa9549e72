/** What a payout is paid for. An unknown basis is refused: nothing says how to check or spread it. */
import { payoutBases } from '../../payout/index.ts';
import { type Finding, type Reading, refused, taken } from '../finding.ts';
import { foldName } from './fold-name.ts';
import { readText } from './text.ts';

const IDS = Object.keys(payoutBases);
const ALIASES = new Map(
  Object.values(payoutBases).flatMap((basis) => basis.aliases.map((alias) => [foldName(alias), basis.id])),
);

const list = `${IDS.slice(0, -1)
  .map((id) => `"${id}"`)
  .join(', ')} or "${IDS.at(-1)}"`;

const unknown: Finding = {
  code: 'enum-unknown',
  say: (value) => `${value} is not a payout basis.`,
  hint: `Use ${list}.`,
  severity: 'error',
};

export function readBasis(raw: string): Reading<string> {
  const text = readText(raw);
  if (!text.ok || text.value === '' || IDS.includes(text.value)) return text;
  const key = foldName(text.value);
  if (IDS.includes(key)) {
    return taken(key, [
      ...text.findings,
      { code: 'enum-normalised', say: (value) => `${value} is read as "${key}".`, hint: null },
    ]);
  }
  const alias = ALIASES.get(key);
  if (alias === undefined) return refused(unknown);
  return taken(alias, [
    ...text.findings,
    { code: 'enum-alias', say: (value) => `${value} is read as "${alias}".`, hint: null },
  ]);
}
