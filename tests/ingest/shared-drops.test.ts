/** Real drops and awkward ones that lie beside the checkout on some machines; skipped where they don't. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDropFolder } from '../../src/build/drop-folder.ts';
import { type ReadResult, readDrop } from '../../src/core/ingest/read-drop.ts';
import { type Totals, totals } from '../../src/core/ingest/totals.ts';
import { type ReadSettings, readSettingsSchema } from '../../src/core/settings.ts';

const shared = join(import.meta.dirname, '../../../shared');
const drops = join(shared, 'drops');
const awkward = join(shared, 'badinput');

async function readFolder(folder: string, settings: ReadSettings): Promise<ReadResult> {
  const { files, issues } = await openDropFolder(folder);
  return readDrop(
    files.filter(({ name }) => name !== 'expected.json'),
    settings,
    issues.filter(({ at }) => at.file !== 'expected.json'),
  );
}

interface Oracle {
  readonly posts: number;
  readonly reach: string;
  readonly total_orders: string;
  readonly total_revenue_exact: string;
  readonly attributed_revenue: string;
  readonly total_payout_exact: string;
  readonly roas_attributed: string;
}

/** What two of them need to be told, and what is then left out. */
const TOLD: Readonly<Record<string, ReadSettings>> = {
  worksbyvishesh: { dateFormat: 'DD/MM/YYYY' },
  hassanyusuf6826: { quarantine: 0.05 },
};

describe.skipIf(!existsSync(drops))('real drops', () => {
  const oracle: Record<string, Oracle> = existsSync(drops)
    ? (JSON.parse(readFileSync(join(drops, 'oracle.json'), 'utf8')) as Record<string, Oracle>)
    : {};

  it.each(Object.entries(oracle))('%s', async (name, wanted) => {
    const told = TOLD[name];
    if (told) expect((await readFolder(join(drops, name), {})).outcome).toBe('reject');
    const { drop } = await readFolder(join(drops, name), told ?? {});
    const sums = drop && totals(drop);
    expect(Number(sums?.revenue)).toBeCloseTo(Number(wanted.total_revenue_exact), 2);
    expect(Number(sums?.attributed_revenue)).toBeCloseTo(Number(wanted.attributed_revenue), 2);
    expect(Number(sums?.total_payout)).toBeCloseTo(Number(wanted.total_payout_exact), 2);
    expect(Number(sums?.roas)).toBeCloseTo(Number(wanted.roas_attributed), 5);
    expect(String(sums?.orders)).toBe(wanted.total_orders);
    expect(sums?.posts).toBe(wanted.posts - (told?.quarantine ? 27 : 0));
  });
});

interface Expected {
  readonly outcome: string;
  readonly as_of: string;
  readonly config?: ReadSettings;
  readonly must_mention: readonly {
    file: string;
    line: number | null;
    column: string | null;
    code: string;
  }[];
  readonly rows?: Readonly<Record<string, { read: number; accepted: number }>> | null;
  readonly totals?: Totals | null;
}

describe.skipIf(!existsSync(awkward))('awkward drops', () => {
  const cases = existsSync(awkward)
    ? readdirSync(awkward).filter((name) => existsSync(join(awkward, name, 'expected.json')))
    : [];

  it.each(cases)('%s', async (name) => {
    const wanted = JSON.parse(readFileSync(join(awkward, name, 'expected.json'), 'utf8')) as Expected;
    const settings = readSettingsSchema.parse({ ...wanted.config, asOf: wanted.as_of });
    const { outcome, issues, rows, drop } = await readFolder(join(awkward, name), settings);
    expect(outcome).toBe(wanted.outcome);
    for (const { file, line, column, code } of wanted.must_mention) {
      const said = issues.some(
        (issue) =>
          issue.at.file === file &&
          issue.code === code &&
          (line === null || issue.at.line === line) &&
          (column === null || issue.at.column?.toLowerCase() === column.toLowerCase()),
      );
      expect(said, `${file}:${line} [${column}] ${code}`).toBe(true);
    }
    for (const [table, counts] of Object.entries(wanted.rows ?? {})) {
      expect(rows[table as keyof typeof rows]).toMatchObject({
        read: counts.read,
        accepted: counts.accepted,
      });
    }
    if (wanted.totals) expect(drop && totals(drop)).toMatchObject(wanted.totals);
  });
});
