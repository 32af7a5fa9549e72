import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Files, readTree, run, smallDrop, temporary, writeDrop } from './site.ts';

test('two builds at once into one folder, with one cache, do not mix', async () => {
  const folder = await temporary();
  const [out, cache] = [join(folder, 'site'), join(await temporary(), 'cache')];
  const [first, ...others] = smallDrop.posts ?? [];
  const mended: Files = { ...smallDrop, posts: [{ ...first, caption: 'Leg day, many excuses' }, ...others] };
  const drops = [await writeDrop(smallDrop), await writeDrop(mended)];
  const build = (data: string, site: string) =>
    run('report', '--data', data, '--out', site, '--cache', cache);
  const runs = await Promise.all(drops.map((data) => build(data, out)));
  expect(
    runs.map(({ code }) => code),
    runs.map(({ output }) => output).join('\n'),
  ).toEqual([0, 0]);
  expect(await readdir(folder)).toEqual(['site']);

  // What each of them has left in the cache is a whole site of its own.
  const sites: Map<string, Buffer>[] = [];
  for (const [at, data] of drops.entries()) {
    const site = join(folder, `alone ${at}`);
    expect((await build(data, site)).output).toContain('as an earlier build made it of the same');
    sites.push(await readTree(site));
  }
  const same = (one: Map<string, Buffer>, other: Map<string, Buffer> | undefined) =>
    [...one].filter(([path, bytes]) => other?.get(path)?.equals(bytes)).length;
  const [one = new Map(), other = new Map()] = sites;
  const standing = await readTree(out);
  expect([one.size, other.size]).toContain(Math.max(same(standing, one), same(standing, other)));
  expect(one.size - same(one, other)).toBe(9);
});
