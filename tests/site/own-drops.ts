/** Drops for the page that reads a visitor's own files, each as files in a folder. */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeWorkbook from 'write-excel-file/node';
import { changed, clean, type Files } from '../ingest/support/memory-drop.ts';
import { temporary } from './site.ts';

/** What the form is told; absent = left alone. */
export interface Told {
  readonly dateFormat?: string;
  readonly decimal?: string;
  readonly currency?: string;
  readonly quarantine?: true;
}

export interface OwnDrop {
  readonly name: string;
  readonly folder: string;
  readonly told: Told;
}

async function drop(name: string, files: Files, told: Told = {}): Promise<OwnDrop> {
  const folder = await temporary();
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  return { name, folder, told };
}

/** Of every kind that the reader tells apart: clean, noticed, refused, left out, and other formats. */
export async function smallDrops(): Promise<OwnDrop[]> {
  const { 'posts.csv': posts, ...withoutPosts } = clean;
  const broken = changed('tracking_data.csv', ['64.50', '"1.234,50"'], ['3,210.75', '3,?']);
  const json = Object.fromEntries(
    Object.entries(clean).map(([file, text]) => [
      file.replace('.csv', '.json'),
      JSON.stringify(rowsOf(text)),
    ]),
  );
  return [
    await drop('clean', clean),
    await drop('a file is missing', withoutPosts),
    await drop('a file is empty', { ...clean, 'posts.csv': '' }),
    await drop('errors of values', {
      ...broken,
      'payouts.csv': clean['payouts.csv'].replace('2,order', '2,likes'),
    }),
    await drop('rows left out', changed('tracking_data.csv', ['64.50', '6x']), { quarantine: true }),
    await drop('day first, as told', changed('posts.csv', ['2025-03-02', '02/03/2025']), {
      dateFormat: 'DD/MM/YYYY',
    }),
    await drop(
      'decimal comma, as told',
      changed('payouts.csv', ['60.00', '"60,000"'], ['15.00', '"15,000"']),
      {
        decimal: ',',
      },
    ),
    await drop('another currency', changed('payouts.csv', ['120.00', '$120.00']), { currency: 'EUR' }),
    await drop('names that are folded', {
      'Influencer.csv': clean['influencers.csv'],
      'post_uploaded.csv': posts,
      'tracking.csv': clean['tracking_data.csv'],
      'sample_payouts.tsv': clean['payouts.csv'].replaceAll(',', '\t'),
      'notes.txt': 'call them back',
    }),
    await drop('beside the tables', {
      ...clean,
      'baseline.csv': 'date,revenue\n2025-03-03,20.00\n',
      'manifest.json': JSON.stringify({ files: { 'posts.csv': { rows: 5 } } }),
    }),
    await drop('JSON', json),
    await drop('a workbook', { 'all.xlsx': await workbook() }),
  ];
}

function rowsOf(text: string): object[] {
  const [head = '', ...lines] = text.trim().split('\n');
  const names = head.split(',');
  // No cell of the clean drop but one caption has a comma.
  return lines.map((line) => {
    const cells = line.replace('"Soup, slowly"', 'Soup').split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

async function workbook(): Promise<Uint8Array> {
  const sheets = Object.entries(clean).map(([file, text]) => {
    const rows = rowsOf(text) as Record<string, string>[];
    const names = Object.keys(rows[0] ?? {});
    return {
      sheet: file.replace('.csv', ''),
      data: [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) =>
        cells.map((value) => ({ value, type: String })),
      ),
    };
  });
  return await writeWorkbook(sheets).toBuffer();
}

const shared = join(import.meta.dirname, '../../../shared');

/** Real drops and awkward ones that lie beside the checkout on some machines. */
export function sharedDrops(): OwnDrop[] {
  const drops = foldersIn(join(shared, 'drops')).map((name) => ({
    name,
    folder: join(shared, 'drops', name),
    told: TOLD[name] ?? {},
  }));
  const awkward = foldersIn(join(shared, 'badinput'))
    .map((name) => ({ name, folder: join(shared, 'badinput', name), told: {} }))
    .filter(({ folder }) => readdirSync(folder).every((file) => lstatSync(join(folder, file)).isFile()))
    .map((one) => ({ ...one, told: toldIn(one.folder) }))
    .filter(({ told }) => told !== null)
    .map((one) => ({ ...one, told: one.told ?? {} }));
  // Every sixth of them: twenty of all kinds.
  return [...drops, ...awkward.filter((_, at) => at % 6 === 0)];
}

const TOLD: Readonly<Record<string, Told>> = {
  worksbyvishesh: { dateFormat: 'DD/MM/YYYY' },
  hassanyusuf6826: { quarantine: true },
};

/** The settings of a case; `null` when the page has no control for one of them. */
function toldIn(folder: string): Told | null {
  const file = join(folder, 'expected.json');
  if (!existsSync(file)) return {};
  const { config = {} } = JSON.parse(readFileSync(file, 'utf8')) as { config?: Record<string, unknown> };
  const known = ['dateFormat', 'decimal', 'currency'];
  return Object.keys(config).every((key) => known.includes(key)) ? (config as Told) : null;
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
