import type * as Files from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openMailed } from '../../../src/build/mail/mailed.ts';
import { temporary } from '../../site/site.ts';

const steps: string[] = [];

vi.mock('node:fs', async (original) => {
  const files = await original<typeof Files>();
  return {
    ...files,
    fsyncSync: (file: number) => {
      steps.push(files.fstatSync(file).isDirectory() ? 'folder on the disk' : 'file on the disk');
      files.fsyncSync(file);
    },
    renameSync: (from: string, to: string) => {
      steps.push('named');
      files.renameSync(from, to);
    },
  };
});

test.skipIf(process.platform === 'win32')(
  'a note is on the disk with its name before it counts',
  async () => {
    const mailed = openMailed(join(await temporary(), 'mailed.json'));
    const entry = { report: 'summer', what: 'report', drop: null, to: 'ana@example.com', at: '' };
    mailed.note('one', { ...entry, state: 'handed over' });
    expect(steps).toEqual(['file on the disk', 'named', 'folder on the disk']);
    mailed.close();
  },
);
