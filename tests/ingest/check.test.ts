/** npm run check, as a person or a build server runs it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changed, clean, type Files } from './support/memory-drop.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  put(clean);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(files: Files): void {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

function check(
  args: readonly string[],
  config?: object | string,
): { status: number | null; text: string; lines: string[] } {
  const { REPORT_AS_OF: _, REPORT_CONFIG_JSON: __, INIT_CWD: ___, ...env } = process.env;
  const run = spawnSync(process.execPath, [join(root, 'scripts/check.ts'), ...args], {
    encoding: 'utf8',
    env: {
      ...env,
      ...(config && { REPORT_CONFIG_JSON: typeof config === 'string' ? config : JSON.stringify(config) }),
    },
  });
  const text = run.stdout + run.stderr;
  return { status: run.status, text, lines: text.trimEnd().split('\n') };
}

describe('npm run check', () => {
  it('accepts a clean drop and totals it', () => {
    const json = join(tmpdir(), `check-${process.pid}.json`);
    const { status, lines } = check([folder, '--json', json]);
    expect(status).toBe(0);
    expect(lines.slice(0, -1)).toEqual([
      'influencers: 3 rows read, 3 accepted',
      'posts: 4 rows read, 4 accepted',
      'tracking_data: 5 rows read, 5 accepted',
      'payouts: 3 rows read, 3 accepted',
      'revenue: 380.05 read, 380.05 accepted',
      'payouts: 215.00 read, 215.00 accepted',
    ]);
    const report = JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>;
    rmSync(json);
    expect(Object.keys(report)).toEqual(['outcome', 'issues', 'rows', 'totals']);
    expect(report).toMatchObject({
      outcome: 'accept',
      issues: [],
      rows: { posts: { read: 4, accepted: 4, rejected: 0, rejected_by_cascade: 0, skipped_blank: 0 } },
      totals: {
        orders: 8,
        revenue: '380.05',
        attributed_revenue: '380.05',
        total_payout: '215.00',
        roas: '1.767674',
      },
    });
  });

  it('refuses a drop with errors, and leaves rows out when it is told to', () => {
    put(changed('posts.csv', ['91000', '?']));
    expect(check([folder]).status).toBe(1);
    expect(check([folder, '--quarantine']).status).toBe(1);
    expect(check([folder, '--quarantine=0.5']).status).toBe(0);
    expect(check([folder], { quarantine: 0.5, title: 'June' }).status).toBe(0);
  });

  it('minds the date of the drop', () => {
    expect(check([folder, '--as-of', '2025-03-20']).status).toBe(0);
    expect(check([folder, '--as-of', '2025-03-10']).status).toBe(1);
  });

  it('writes a manifest, of a drop that is accepted only, and holds the drop against it', () => {
    const manifest = join(folder, 'manifest.json');
    put(changed('posts.csv', ['91000', '?']));
    expect(check([folder, '--write-manifest']).status).toBe(1);
    expect(existsSync(manifest)).toBe(false);
    put(clean);
    expect(check([folder, '--write-manifest']).status).toBe(0);
    expect(check([folder]).status).toBe(0);
    put(changed('posts.csv', ['91000', '91001']));
    expect(check([folder]).status).toBe(1);
    expect(check([folder, '--write-manifest']).status).toBe(0);
  });

  it.each([
    ['no folder', []],
    ['a folder that is not there', ['/nowhere/at/all']],
    ['an unknown option', ['.', '--loud']],
    ['a share that is none', ['.', '--quarantine=much']],
    ['a date that is none', ['.', '--as-of', 'June']],
  ])('exits 2 for %s', (_, args) => {
    const { status, text } = check(args);
    expect(status).toBe(2);
    expect(text).toContain('usage: npm run check');
    expect(text).not.toMatch(/\n {4}at /);
  });
});

it('says of a folder of dated drops what lies beside them', () => {
  mkdirSync(join(folder, 'all', '2025-04-01'), { recursive: true });
  mkdirSync(join(folder, 'all', '2025-5-1'));
  for (const [name, content] of Object.entries(clean))
    writeFileSync(join(folder, 'all', '2025-04-01', name), content);
  const { status, text } = check([join(folder, 'all')]);
  expect(status).toBe(0);
  expect(text).toContain(`${join(folder, 'all', '2025-5-1')} "2025-5-1" is no drop: its name is no date`);
  for (const [day, sign] of [
    ['2025-04-01', '€'],
    ['2025-05-01', '$'],
  ] as const) {
    mkdirSync(join(folder, 'all', day), { recursive: true });
    for (const [name, content] of Object.entries(changed('tracking_data.csv', ['39.90', `${sign}39.90`])))
      writeFileSync(join(folder, 'all', day, name), content);
  }
  const other = check([join(folder, 'all')]);
  expect(other.status).toBe(1);
  expect(other.text).toContain(
    `${join(folder, 'all', '2025-05-01')} Amounts are in "$", those of the drop before in "€": they cannot be compared.`,
  );
});

describe('what the report is given as', () => {
  it.each([
    [
      'an unknown key',
      { currencyy: 1 },
      ['"currencyy" is not a key of a report', 'Allowed: title, ', 'currency, '],
    ],
    ['a key of every object', { toString: 1 }, ['"toString" is not a key']],
    ['no JSON', '{currency', ['REPORT_CONFIG_JSON is not JSON']],
    ['no object', '["INR"]', ['REPORT_CONFIG_JSON is not an object', '→']],
  ])('is wrong usage: %s', (_, config, words) => {
    const { status, text } = check([folder], config);
    expect(status).toBe(2);
    for (const word of [...words, 'usage: npm run check']) expect(text).toContain(word);
  });

  it('may have keys that the reader does not use', () => {
    expect(check([folder], { title: 'June', targets: { roas: 3 }, currency: 'INR' }).status).toBe(0);
  });

  it.each(['abc', '2', '-0.1', ' '])('a share of "%s" is told with what is one', (share) => {
    const { status, text } = check([folder, `--quarantine=${share}`]);
    expect(status).toBe(2);
    expect(text).toContain(`--quarantine=${share} is not a share.\n  → Give a number from 0 to 1`);
  });
});

describe('a file that cannot be written', () => {
  it.each([
    ['in a folder that is not there', () => join(folder, 'none', 'x.json')],
    ['that is a folder', () => folder],
  ])('%s is told, and is no refusal of the drop', (_, path) => {
    const { status, text } = check([folder, '--json', path()]);
    expect(status).toBe(2);
    expect(text).toContain('The drop can be published.');
    expect(text).toContain(`${path()} cannot be written (E`);
    expect(text).toContain('→ Name a file');
    expect(text).not.toMatch(/\n {4}at |node:/);
  });

  it('a manifest', () => {
    mkdirSync(join(folder, 'manifest.json'));
    const { status, text } = check([folder, '--write-manifest']);
    expect(status).toBe(2);
    expect(text).toContain(`${join(folder, 'manifest.json')} cannot be written (EISDIR).`);
    expect(text).not.toMatch(/\n {4}at |node:/);
  });
});

describe('a large broken file', () => {
  it('is answered in seconds, on one screen', () => {
    const rows = Array.from(
      { length: 70_000 },
      (_, row) => `Code,Spring,x${row},u-${row},Mat,2025-13-${row % 31},${row % 3 ? 'x' : ''},12..5`,
    );
    put({ 'tracking_data.csv': `${clean['tracking_data.csv']}${rows.join('\n')}\n` });
    const start = performance.now();
    const { status, lines, text } = check([folder]);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(status).toBe(1);
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(text).not.toMatch(/\n {4}at /);
  });
});
