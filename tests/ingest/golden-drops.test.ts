/** One folder for each shape of drop in tests/drops: the drop, its settings, and what reading it gives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDropFolder } from '../../src/build/drop-folder.ts';
import { readDrop } from '../../src/core/ingest/read-drop.ts';
import { totals } from '../../src/core/ingest/totals.ts';
import { readSettingsSchema } from '../../src/core/settings.ts';
import { shortly } from './support/memory-drop.ts';

const folder = join(import.meta.dirname, '../drops');

describe('drops', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const settings = readSettingsSchema.parse(
      JSON.parse(readFileSync(join(folder, name, 'settings.json'), 'utf8')),
    );
    const { files, issues } = await openDropFolder(join(folder, name, 'drop'));
    const result = await readDrop(files, settings, issues);
    const { outcome, rows, leftOut, drop } = result;
    const { byInfluencer: _, byCampaign, byProduct, bySource, ...users } = drop?.users ?? {};
    const read = { outcome, issues: shortly(result), rows, leftOut, users, totals: drop && totals(drop) };
    const expected: unknown = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(read))).toEqual(expected);
  });
});
