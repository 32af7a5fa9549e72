import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDropFolder } from '../../src/build/drop-folder.ts';
import { readDrop } from '../../src/core/ingest/read-drop.ts';
import { clean, short } from './support/memory-drop.ts';

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'drop-')), 'drop');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(clean)) writeFileSync(join(folder, name), text);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

async function check(): Promise<readonly [outcome: string, ...issues: string[]]> {
  const { files, issues } = await openDropFolder(folder);
  const result = await readDrop(files, {}, issues);
  return [result.outcome, ...result.issues.map(short)];
}

describe('a folder', () => {
  it('of plain files is read', async () => expect(await check()).toEqual(['accept']));

  it('with a link to a file beside it is read, and said', async () => {
    rmSync(join(folder, 'posts.csv'));
    writeFileSync(join(folder, 'posts-march.csv'), clean['posts.csv']);
    symlinkSync('posts-march.csv', join(folder, 'posts.csv'));
    expect(await check()).toEqual([
      'accept-with-warnings',
      'posts-march.csv file-unexpected',
      'posts.csv file-symlink',
    ]);
  });

  it('with a link that a checkout has left as text is read, and said', async () => {
    writeFileSync(join(folder, 'posts-march.csv'), clean['posts.csv']);
    writeFileSync(join(folder, 'posts.csv'), 'posts-march.csv');
    expect(await check()).toEqual([
      'accept-with-warnings',
      'posts-march.csv file-unexpected',
      'posts.csv file-symlink',
    ]);
  });

  it('with a link that leads out of it is refused', async () => {
    rmSync(join(folder, 'posts.csv'));
    writeFileSync(join(folder, '..', 'posts.csv'), clean['posts.csv']);
    symlinkSync('../posts.csv', join(folder, 'posts.csv'));
    expect(await check()).toEqual(['reject', 'posts.csv file-symlink-outside']);
  });

  it('with a link to nowhere is refused', async () => {
    rmSync(join(folder, 'posts.csv'));
    symlinkSync('gone.csv', join(folder, 'posts.csv'));
    expect(await check()).toEqual(['reject', 'posts.csv file-unreadable']);
  });

  it('with a folder in place of a file is refused', async () => {
    rmSync(join(folder, 'posts.csv'));
    mkdirSync(join(folder, 'posts.csv'));
    expect(await check()).toEqual(['reject', 'posts.csv file-not-regular']);
  });

  it('with another folder and other files inside names them', async () => {
    mkdirSync(join(folder, 'old'));
    writeFileSync(join(folder, 'posts (1).csv'), clean['posts.csv']);
    writeFileSync(join(folder, 'truth.json'), '{}');
    expect(await check()).toEqual([
      'accept-with-warnings',
      'old file-unexpected',
      'posts (1).csv file-unexpected',
    ]);
  });
});
