/** A public report as it is published: nothing of what it hides is in any of its files, and filters work all the same. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseBuildInfo } from '../../src/build/build-info.ts';
import { launchBrowser } from '../../src/build/chrome.ts';
import { type Server, startServer } from '../../src/build/serve.ts';
import { canaries, canaryDrop } from '../withhold/support/canary-drop.ts';
import { pdfText } from './pdf-text.ts';
import { projectWith } from './project.ts';
import { readTree, runIn, temporary } from './site.ts';

const frontMatter = 'title: Spring\nurl: https://reports.example.com/\ncurrency: INR\nlocale: en-IN';
const definition = {
  frontMatter: `${frontMatter}\npublish: public\nminCell: 3`,
  commentary: 'What came of it.',
};

let files: Map<string, Buffer>;
let printed: string;
let folder: string;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  const project = await projectWith({ spring: { definition, drop: canaryDrop } });
  folder = join(await temporary(), 'site');
  const { code, output } = await runIn(project, 'report', '--out', folder);
  printed = output;
  expect(code, output).toBe(0);
  files = await readTree(folder);
  server = await startServer(folder);
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Text of a file, whatever it is packed in. */
async function textOf(path: string, bytes: Buffer): Promise<string> {
  if (path.endsWith('.pdf')) return `${await pdfText(bytes)} ${bytes.toString('latin1')}`;
  if (path.endsWith('.xlsx')) return JSON.stringify(await readWorkbook(bytes));
  return bytes.toString();
}

test('no name, id, gender, post, user or payout is in any file', async () => {
  expect([...files.keys()].filter((path) => path.endsWith('.pdf')).length).toBeGreaterThan(5);
  const wanted = Object.values(canaries).flat();
  for (const [path, bytes] of files) {
    // Simulated files, for who has none of their own, are no data of the report.
    if (path.includes('/downloads/sample/')) continue;
    const text = `${path} ${await textOf(path, bytes)}`;
    for (const canary of wanted) expect(text.includes(canary), `${canary} in ${path}`).toBe(false);
  }
});

test('what could only stay blank is not made', () => {
  const paths = [...files.keys()];
  for (const path of [
    'payouts/index.html',
    'returns/index.html',
    'api/posts.json',
    'downloads/facts/spend.csv',
  ])
    expect(paths).not.toContain(`spring/${path}`);
  expect(paths).toContain('spring/influencers/influencer-1/index.html');
  const overview = files.get('spring/index.html')?.toString() ?? '';
  expect(overview).not.toMatch(/>Payouts<|ROAS/);
});

test('totals are those of the drop; what the build was made from is known by what it tells', () => {
  const { totals } = JSON.parse(files.get('spring/api/summary.json')?.toString() ?? '');
  const sales = canaryDrop.tracking_data ?? [];
  const attributed = sales.filter(({ influencer_id }) => influencer_id !== '');
  expect(totals.orders).toBe(attributed.length);
  expect(totals.revenue).toBe(attributed.reduce((sum, { revenue }) => sum + Number(revenue), 0));
  expect(totals.spend).toBeNull();
  const [built] = parseBuildInfo(files.get('build-info.json')?.toString() ?? '')?.reports ?? [];
  expect(built?.files.map(({ file }) => file)).toEqual(['what is told of the drop']);
  expect(built?.rows).toEqual({ influencers: 7, posts: 7, tracking_data: sales.length });
});

test('the build says what is told and what is withheld', () => {
  expect(printed).toMatch(/Told \(public\): orders by .+, with \d+(\.\d+)?\s% of attributed revenue/u);
  expect(printed).toMatch(/hidden: names, gender, payouts/);
  expect(printed).toMatch(/Withheld, of fewer than 3 buyers: \d+ of \d+ cells?, \d+ tracking rows?/);
});

test('filters compute with what is told alone', async () => {
  const tab = await browser.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('requestfailed', (request) => complaints.push(request.url()));
  const told = async (path: string) => {
    await tab.goto(`${server.origin}/spring/${path}`, { waitUntil: 'load' });
    // What is chosen, or passed over, is said once the page shows it.
    await tab.waitForFunction(
      () =>
        document.querySelector('.filter-words .words')?.textContent !== 'Everything is shown' ||
        document.querySelector('.filter-notes')?.textContent !== '',
    );
    // Charts out of sight are drawn when there is time, or all at once for paper.
    return await tab.$eval('main', (main) => {
      dispatchEvent(new Event('beforeprint'));
      return main.innerText;
    });
  };
  const whole = JSON.parse(await readFile(join(folder, 'spring/api/cube.json'), 'utf8'));
  const brought = await told('?platform=Instagram');
  expect(brought).toMatch(/from \d+ orders/);
  expect(brought).toContain('Orders that are withheld by platform are in no figure.');
  expect(brought).not.toMatch(/withheld \(|ROAS|NaN|undefined/);
  // Two buyers: nothing is told of them, which is not that there were none.
  expect(await told('influencers/influencer-7/?from=2025-04-01')).toContain(
    'No orders of Influencer 7 are told',
  );
  expect(await told('?gender=Gendercanary-f')).toMatch(/does not tell genders apart/);
  expect(whole.withheld.least).toBe(3);
  expect(complaints).toEqual([]);
});
