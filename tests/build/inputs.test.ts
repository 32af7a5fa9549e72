import { appendFile, cp, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { undefinedReport } from '../../src/build/definition.ts';
import { type Inputs, inputsHash, inputsOf, refuseTouched } from '../../src/build/inputs.ts';
import { smallDrop, temporary, writeDrop } from '../site/site.ts';

let folder: string;
let before: Inputs;

beforeEach(async () => {
  folder = await writeDrop(smallDrop);
  before = await inputsOf(undefinedReport(folder));
});

const changes: [string, () => Promise<unknown>, string][] = [
  ['written to', () => appendFile(join(folder, 'posts.csv'), '\n'), 'posts.csv'],
  [
    'replaced by one of the same size and time',
    async () => {
      const [file, other] = [join(folder, 'posts.csv'), join(folder, 'other')];
      await cp(file, other);
      await writeFile(other, 'x', { flag: 'r+' });
      await utimes(other, 0, 0);
      await utimes(file, 0, 0);
      before = await inputsOf(undefinedReport(folder));
      await rename(other, file);
    },
    'other and 1 more',
  ],
  ['removed', () => rm(join(folder, 'payouts.csv')), 'payouts.csv'],
  ['added', () => writeFile(join(folder, 'baseline.csv'), 'date,revenue\n'), 'baseline.csv'],
  [
    'made a link',
    async () => {
      await rename(join(folder, 'posts.csv'), join(folder, 'real.csv'));
      await symlink('real.csv', join(folder, 'posts.csv'));
    },
    'posts.csv and 1 more',
  ],
];

describe('a file of the drop', () => {
  test.each(changes)('%s: the report is not made from it', async (_how, change, named) => {
    await change();
    await expect(refuseTouched(before, folder, null)).rejects.toThrow(
      `./${named} changed while the report was made. Nothing was published.`,
    );
    expect(inputsHash(await inputsOf(undefinedReport(folder)))).not.toBe(inputsHash(before));
  });

  test('that was read otherwise than it was hashed counts as well', async () => {
    const sha256 = '0'.repeat(64);
    const drop = { files: [{ file: 'posts.csv', sha256 }] };
    await expect(refuseTouched(before, folder, drop)).rejects.toThrow('./posts.csv changed');
  });

  test('left alone passes, hidden files aside', async () => {
    await writeFile(join(folder, '.DS_Store'), '');
    await refuseTouched(before, folder, null);
    expect(inputsHash(await inputsOf(undefinedReport(folder)))).toBe(inputsHash(before));
  });
});

test('where a folder lies, and when its files were written, makes no difference', async () => {
  const copy = join(await temporary(), 'elsewhere', 'summer');
  await mkdir(copy, { recursive: true });
  await cp(folder, copy, { recursive: true });
  for (const table of Object.keys(smallDrop)) await utimes(join(copy, `${table}.csv`), 0, 0);
  expect(inputsHash(await inputsOf(undefinedReport(copy)))).toBe(inputsHash(before));
});
