import { spawn } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../src/build/chrome.ts';
import { projectWith } from './project.ts';
import { personsEnvironment, smallDrop } from './site.ts';

let project: string;
let stop: () => void;
let origin: string;

beforeAll(async () => {
  project = await projectWith({
    small: { definition: { frontMatter: 'title: Small', commentary: 'All *well*.' }, drop: smallDrop },
  });
  const child = spawn(process.execPath, [join(project, 'scripts/run.mjs'), 'scripts/dev.ts'], {
    cwd: project,
    env: personsEnvironment(project),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  stop = () => process.kill(-(child.pid ?? 0), 'SIGTERM');
  origin = await new Promise((found, failed) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (address) found(address[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', () => failed(new Error(output)));
  });
});

afterAll(() => stop?.());

test('a page in development reloads when a CSV changes, and shows a refusal when that breaks it', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(`${origin}/small/`);
  const headline = async (words: RegExp) => {
    await expect
      .poll(async () => (await page.content().catch(() => '')).replaceAll(/<[^>]+>/g, ''), {
        timeout: 30_000,
      })
      .toMatch(words);
  };
  await headline(/Influencers returned 2\.00×/);
  await headline(/All well/);

  const payouts = join(project, 'data/small/payouts.csv');
  const before = await readFile(payouts, 'utf8');
  await writeFile(payouts, before.replace('450.00,1,450.00', '950.00,1,950.00'));
  await headline(/Influencers returned 1\.20×/);

  await appendFile(payouts, '\n2,karma,1,1,1.00\n');
  // The refusal is laid over the page, in a tree of its own.
  const overlay = () => document.querySelector('vite-error-overlay')?.shadowRoot?.textContent ?? '';
  await expect
    .poll(async () => await page.evaluate(overlay).catch(() => ''), { timeout: 30_000 })
    .toContain('"karma" is not a payout basis');
  await browser.close();
});
