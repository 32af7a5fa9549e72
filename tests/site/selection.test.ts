import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pdfText } from './pdf-text.ts';
import { run, smallDrop, temporary, writeDrop } from './site.ts';

const text = async (file: string) => pdfText(await readFile(file));

test('a selection is printed as a reader would print it, and says on every sheet what it is of', async () => {
  const out = join(await temporary(), 'site');
  const data = await writeDrop(smallDrop);
  const { code } = await run('report', '--data', data, '--out', out, '--filter', 'platform=Instagram');
  expect(code).toBe(0);
  const whole = await text(join(out, 'summer', 'pdf', 'overview.pdf'));
  const part = await text(join(out, 'summer', 'pdf', 'instagram', 'overview.pdf'));
  // One influencer was paid 300 for 1,200.25, the other 450 for 300.50.
  expect(whole).toContain('returned 2.00×');
  expect(part).toContain('returned 4.00×');
  expect(part).toContain('Instagram: 1 of 2 influencers, ROAS 4.00×');
  expect(part).toContain('Overview · Instagram');
  for (const page of ['campaigns', 'returns', 'influencers', 'payouts', 'channels', 'insights'])
    await access(join(out, 'summer', 'pdf', 'instagram', `${page}.pdf`));
});

test('what the report does not have is not printed', async () => {
  const out = join(await temporary(), 'site');
  const data = await writeDrop(smallDrop);
  const nowhere = await run('report', '--data', data, '--out', out, '--filter', 'platform=Nowhere');
  expect(nowhere.code).toBe(1);
  expect(nowhere.output).toContain('“Nowhere” is no platform of this report');
  const nothing = await run('report', '--data', data, '--out', out, '--filter', 'from=soon');
  expect(nothing.code).toBe(1);
  expect(nothing.output).toContain('--filter: “soon” is not a date such as 2025-06-14.');
  await expect(access(out)).rejects.toThrow();
});
