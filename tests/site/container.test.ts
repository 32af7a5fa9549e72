/** What goes into the image, without Docker: the files that its recipe names, and no data. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './site.ts';

const recipe = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ');
const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');

test('only what a report is made by is let in, and all of that is copied', () => {
  const inside = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  expect(ignored).toContain('*');
  expect(inside).not.toContain('data');
  for (const path of inside) expect(existsSync(join(root, path)), path).toBe(true);
  const copied = [...recipe.matchAll(/^COPY --chown=node:node (.*) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  );
  expect(copied.sort()).toEqual(inside.sort());
});

test('it runs the command of the README as a user without rights', () => {
  const lines = recipe.split('\n');
  const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
  expect(lines.filter((line) => line.startsWith('USER'))).toEqual(['USER node']);
  expect(at('USER')).toBeLessThan(at('RUN npm ci'));
  const command = JSON.parse(lines[at('ENTRYPOINT')]?.slice('ENTRYPOINT '.length) ?? '') as string[];
  expect(command.join(' ')).toBe('npm run --silent report -- --out out/site --cache out/cache');
  expect(recipe).toMatch(/^FROM node:24-slim$/m);
});
