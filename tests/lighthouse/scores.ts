/**
 * npm run --prefix tests/lighthouse scores -- [SITE …]
 *
 * Lighthouse on the overview and the influencers of the sample, as a phone and as a desktop. Fails when a
 * score is below 100. Looks at a site that is there already when one is named, or builds the sample.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchBrowser } from '../../src/build/chrome.ts';
import { startServer } from '../../src/build/serve.ts';
import { audit } from './audit.mjs';

const PAGES = ['/healthkart/', '/healthkart/influencers/'];
const PRESETS = ['mobile', 'desktop'] as const;

const root = resolve(import.meta.dirname, '..', '..');
const named = process.argv[2];
const folder = named ?? (await mkdtemp(join(tmpdir(), 'uplift-lighthouse-')));
if (named === undefined)
  execFileSync(
    process.execPath,
    [join(root, 'scripts', 'run.mjs'), 'scripts/report.ts', '--out', join(folder, 'site')],
    { cwd: root, stdio: 'inherit' },
  );

const server = await startServer(named ?? join(folder, 'site'), { compress: true });
const browser = await launchBrowser();
try {
  for (const path of PAGES) {
    for (const preset of PRESETS) {
      const page = await browser.newPage();
      const { scores, findings } = await audit(page, server.origin + path, preset);
      await page.close();
      const line = Object.entries(scores).map(([category, score]) => `${category} ${score}`);
      console.log(`${path.padEnd(26)}${preset.padEnd(10)}${line.join(' · ')}`);
      for (const finding of findings) console.log(`  ${finding}`);
      if (Object.values(scores).some((score) => !(score >= 100))) process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
  await server.close();
  if (named === undefined) await rm(folder, { recursive: true });
}
