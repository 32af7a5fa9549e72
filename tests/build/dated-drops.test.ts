import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { noCache } from '../../src/build/cache/cache.ts';
import { dropName, dropsOf } from '../../src/build/dated-drops.ts';
import { type ReportSource, readDefinition, reportOfFolder } from '../../src/build/definition.ts';
import { inputsHash, inputsOf, refuseTouched } from '../../src/build/inputs.ts';
import { prepareBeside } from '../../src/build/prepare.ts';
import { plannedDrops } from '../../src/build/standing-drops.ts';
import { isoDay } from '../../src/core/calendar.ts';
import { total } from '../../src/core/measure/measure.ts';
import { smallDrop, temporary, writeDrop } from '../site/site.ts';

/** A project with one report of dated drops. */
let root: string;
let data: string;

beforeEach(async () => {
  root = await temporary();
  data = join(root, 'data');
  await mkdir(data);
  for (const date of ['2025-06-05', '2025-07-01']) await rename(await writeDrop(smallDrop), join(data, date));
  await define('');
});

async function define(keys: string): Promise<void> {
  const folder = join(root, 'reports', 'summer');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.md'), `---\ntitle: Summer\ndata: data\n${keys}\n---\n`);
}

async function sourceOf(): Promise<ReportSource> {
  const defined = await readDefinition(root, 'summer');
  if ('issues' in defined) throw new Error(JSON.stringify(defined.issues));
  return defined.source;
}

async function said(): Promise<string[]> {
  const defined = await readDefinition(root, 'summer');
  if (!('issues' in defined)) return [];
  return defined.issues.map(({ at, message, hint }) => `${at.file}:${at.line ?? ''} ${message} → ${hint}`);
}

describe('dated folders', () => {
  test('are drops, the newest of which is the report', async () => {
    const newest = await sourceOf();
    expect(dropsOf(newest).map(({ report }) => report)).toMatchObject([
      { place: 'summer/drops/2025-06-05', replaced: { place: 'summer' } },
      { place: 'summer' },
    ]);
    expect(dropsOf(newest).map(({ report: { drop = 0 } }) => isoDay(drop))).toEqual([
      '2025-06-05',
      '2025-07-01',
    ]);
    expect(dropsOf(newest).map(dropName)).toEqual([
      'drop "summer" of 2025-06-05',
      'drop "summer" of 2025-07-01',
    ]);
    expect(newest.report.replaced).toBeUndefined();
    expect(newest.report.earlierDrops?.map(isoDay)).toEqual(['2025-06-05']);
    expect(newest.before?.report.earlierDrops).toBeUndefined();
  });

  test('of a report at the top of the site lie below it as well', async () => {
    await define('root: true');
    expect(dropsOf(await sourceOf()).map(({ report }) => report.place)).toEqual(['drops/2025-06-05', '']);
  });

  test('one alone is the report, of its day', async () => {
    await rm(join(data, '2025-06-05'), { recursive: true });
    const { report, before } = await sourceOf();
    expect([isoDay(report.drop ?? 0), report.earlierDrops, before]).toEqual(['2025-07-01', undefined, null]);
  });

  test('are told apart from what lies beside them', async () => {
    await writeFile(join(data, 'notes.txt'), '');
    const { noticed } = await sourceOf();
    expect(noticed.map(({ at, message }) => `${at.file} ${message}`)).toEqual([
      '../notes.txt "notes.txt" is no drop: its name is no date such as 2025-07-01; not read.',
    ]);
    // What was made without that word is not what is made with it.
    const hash = async () => inputsHash(await inputsOf(await sourceOf()));
    const before = await hash();
    await mkdir(join(data, '2025-8-1'));
    expect(await hash()).not.toBe(before);
    await writeFile(join(data, 'posts.csv'), '');
    await writeFile(join(data, 'baseline.csv'), '');
    expect(await said()).toEqual([
      'data/baseline.csv: "baseline.csv" and "posts.csv" lie beside dated folders (2025-06-05 to 2025-07-01): it is not known of which drop. → Move them into the folder of the day, or keep the files of one drop alone here.',
    ]);
  });

  test('have days that there are, and no other date', async () => {
    await define('drop: 2025-07-01');
    expect(await said()).toEqual([
      'reports/summer/index.md:4 The folder holds dated drops (2025-06-05 to 2025-07-01), so `drop` says nothing. → Leave `drop` out; the name of each folder is the date of its drop.',
    ]);
    await mkdir(join(data, '2025-02-30'));
    expect(await said()).toEqual([
      'data/2025-02-30: "2025-02-30" is no day that there is. → Name the folder by the day of its drop, such as 2025-07-01.',
    ]);
  });

  test('that are all misnamed are told, with the names that were seen', async () => {
    await rename(join(data, '2025-06-05'), join(data, '2025-6-5'));
    await rename(join(data, '2025-07-01'), join(data, 'july'));
    await writeFile(join(data, 'notes.txt'), '');
    expect(await said()).toEqual([
      'data/2025-6-5: "2025-6-5" and "july" are no dates such as 2025-06-01, and no file of a drop lies beside. → Name each folder by the day of its drop, as year-month-day with all zeros, or give the folder that holds the files themselves.',
    ]);
    // With a file that may be a table, the reader says what is missing.
    await writeFile(join(data, 'posts.csv'), '');
    expect(await said()).toEqual([]);
  });

  test('stand in a folder without a definition too', async () => {
    const defined = await reportOfFolder(data);
    expect('source' in defined && dropsOf(defined.source).length).toBe(2);
  });
});

test('a drop that stands is neither made nor read, unless the one after it is made', async () => {
  await rename(await writeDrop(smallDrop), join(data, '2025-05-10'));
  const inputs = await Promise.all(dropsOf(await sourceOf()).map(inputsOf));
  const planned = (standing: (key: string) => boolean) =>
    plannedDrops(inputs, { ...noCache, has: standing }, ['code']).map(({ isMade, isRead }) =>
      isMade ? 'made' : isRead ? 'read' : 'stands',
    );
  const [may = '', june = ''] = plannedDrops(inputs, noCache, ['code']).map(({ key }) => key);
  expect(planned(() => false)).toEqual(['made', 'made', 'made']);
  expect(planned((key) => key === may)).toEqual(['read', 'made', 'made']);
  expect(planned((key) => key === june)).toEqual(['made', 'read', 'made']);
  expect(planned(() => true)).toEqual(['stands', 'read', 'made']);
  // What changed is told of the drop before: another one makes the page of it another.
  await appendFile(join(data, '2025-05-10', 'posts.csv'), '\n');
  const after = await Promise.all(dropsOf(await sourceOf()).map(inputsOf));
  const keys = plannedDrops(after, noCache, ['code']).map(({ key }) => key);
  expect([keys[0] === may, keys[1] === june]).toEqual([false, false]);
});

test('drops whose amounts are of two currencies are not compared', async () => {
  const mark = async (date: string, sign: string) => {
    const file = join(data, date, 'tracking_data.csv');
    const [head = '', first = '', ...rows] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [head, first.replace(/[\d.]+$/, (revenue) => sign + revenue), ...rows].join('\n'));
  };
  const errors = async () => {
    const result = await prepareBeside(await sourceOf());
    const issues = 'issues' in result ? result.issues : [];
    return issues.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  };
  await mark('2025-06-05', '€');
  expect(await errors()).toEqual([]);
  await mark('2025-07-01', '$');
  expect(await errors()).toEqual([
    'Amounts are in "$", those of the drop before in "€": they cannot be compared.',
  ]);
});

test('whole drops that look like increments are told of the key', async () => {
  const july = join(data, '2025-07-01');
  const told = async () => {
    const result = await prepareBeside(await sourceOf());
    const issues = 'issues' in result ? result.issues : result.prepared.drop.issues;
    return issues.filter(({ hint }) => hint?.includes('`drops: increment`')).map(({ code }) => code);
  };
  expect(await told()).toEqual([]);
  // The weeks since alone, instead of all until then.
  for (const table of ['posts', 'tracking_data']) {
    const file = join(july, `${table}.csv`);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll(/2025-0[56]-0(\d)/g, '2025-06-2$1'));
  }
  expect(await told()).toEqual(['drops-apart']);
  await rm(join(july, 'influencers.csv'));
  expect(new Set(await told())).toEqual(new Set(['file-missing']));
});

describe('increments', () => {
  const order = 'BioLink,Launch,1,a-user-of-june,Whey,2025-06-20,1,100.00\n';
  const head = 'source,campaign,influencer_id,user_id,product,date,orders,revenue\n';

  beforeEach(async () => {
    await define('drops: increment');
    const july = join(data, '2025-07-01');
    for (const table of ['influencers', 'posts', 'payouts']) await rm(join(july, `${table}.csv`));
    await writeFile(join(july, 'tracking_data.csv'), head + order);
  });

  test('are read up to the day of each drop', async () => {
    const result = await prepareBeside(await sourceOf());
    if ('issues' in result) throw new Error(JSON.stringify(result.issues));
    const { cube, drop, earlier } = result.prepared;
    const revenue = (of: typeof cube | undefined) => of && total(of, ['revenue']).sums.revenue;
    expect(revenue(earlier?.cube)).toBe(15_007_500);
    expect(revenue(cube)).toBe(16_007_500);
    expect(drop.files.map(({ file }) => file)).toEqual([
      '2025-06-05/influencers.csv',
      '2025-06-05/posts.csv',
      '2025-06-05/tracking_data.csv',
      '2025-07-01/tracking_data.csv',
      '2025-06-05/payouts.csv',
    ]);
  });

  test('a day of which nothing is there refuses the drop', async () => {
    for (const what of ['', 'photos']) {
      await mkdir(join(data, '2025-08-01', what), { recursive: true });
      const result = await prepareBeside(await sourceOf());
      const errors = 'issues' in result ? result.issues.filter(({ severity }) => severity === 'error') : [];
      expect(errors.map(({ at, message }) => `${at.file} ${message}`)).toEqual([
        '2025-08-01 There is no table in the folder.',
      ]);
    }
  });

  test('a row that came to an older one is of both drops; one that was touched while it was read refuses them', async () => {
    const newest = await sourceOf();
    const sources = dropsOf(newest);
    const before = await Promise.all(sources.map(inputsOf));
    await appendFile(join(data, '2025-06-05', 'tracking_data.csv'), order);
    const after = await Promise.all(sources.map(inputsOf));
    for (const [at, inputs] of before.entries()) {
      expect(inputsHash(after[at] ?? inputs)).not.toBe(inputsHash(inputs));
      await expect(refuseTouched(inputs, root, null)).rejects.toThrow(
        'data/2025-06-05/tracking_data.csv changed while the report was made',
      );
    }
    await appendFile(join(data, '2025-07-01', 'tracking_data.csv'), order);
    const [june, july] = await Promise.all(sources.map(inputsOf));
    expect(june && inputsHash(june)).toBe(after[0] && inputsHash(after[0]));
    expect(july && inputsHash(july)).not.toBe(after[1] && inputsHash(after[1]));
  });
});
