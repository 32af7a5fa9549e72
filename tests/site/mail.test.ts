/** `npm run mail`, as a person types it, of a site as it is built. */
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../build/mail/mail-server.ts';
import { projectWith } from './project.ts';
import { personsEnvironment, readTree, runWith, smallDrop, temporary } from './site.ts';

const people = ['first.reader@example.com', 'second.reader@example.com', 'third.reader@example.com'];
const [first, second, third] = people as [string, string, string];
const asha = 'asha.rao@example.com';

let project: string;
let post: MailServer;
/** Runs when a mail has arrived whole, before it is answered. */
let arrived: (() => void) | null = null;

beforeAll(async () => {
  post = await startMailServer({
    arrived: () => arrived?.(),
  });
  project = await projectWith({
    summer: {
      definition: {
        frontMatter: `title: Summer\nurl: https://reports.example.com/summer/\nmail:\n  to: [${first}, ${second}]\n  cc: [${third}]\n  statements: { 1: ${asha} }`,
        commentary: '',
      },
      drop: smallDrop,
    },
  });
  const { code, output } = await runWith({}, project, 'report', '--statements');
  expect(code, output).toBe(0);
});

afterAll(() => post.close());

const mail = (...args: string[]) => runWith(environment(), project, 'mail', ...args);

function environment() {
  return {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(post.port),
    SMTP_TLS: 'off',
    SMTP_FROM: 'Acme reports <reports@acme.example>',
  };
}

test('no address of a recipient is in the site, nor that there are any', async () => {
  for (const [path, bytes] of await readTree(join(project, 'dist'))) {
    const text = bytes.toString('latin1');
    for (const address of [...people, asha])
      expect(text.includes(address), `${address} in ${path}`).toBe(false);
    // The schema of a definition is in the script that reads files; what a definition says is not.
    if (!path.endsWith('.js')) expect(text, path).not.toContain('"mail"');
  }
});

test('a dry run needs no server', async () => {
  const folder = join(await temporary(), 'mails');
  const { code, output } = await runWith({}, project, 'mail', '--dry-run', folder);
  expect(code, output).toBe(0);
  expect(await readdir(folder)).toEqual([
    `1-summer-${first}.eml`,
    `2-summer-${second}.eml`,
    `3-summer-${third}.eml`,
    `4-summer-statement-of-1-${asha}.eml`,
  ]);
});

test('what is missing is said before anything is sent, and never with a password', async () => {
  const wrong = { SMTP_URL: 'smtps//reports:Sesame@acme.example' };
  const { code, output } = await runWith({ ...environment(), ...wrong }, project, 'mail');
  expect(code).toBe(1);
  expect(output).toContain('SMTP_URL is no address of a mail server.');
  expect(output).not.toContain('Sesame');
  expect(post.received).toEqual([]);
});

test('killed when the server has the second mail: the next run sends the rest, and says which may be lost', async () => {
  const child = spawn(process.execPath, [join(project, 'scripts/mail.ts')], {
    cwd: project,
    env: { ...personsEnvironment(project), ...environment() },
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.once('close', done));
  let mails = 0;
  arrived = () => {
    if (++mails === 2) child.kill('SIGKILL');
  };
  await ended;
  expect(mails).toBe(2);
  const { code, output } = await mail();
  expect(code).toBe(1);
  expect(output).toContain(`${first}  has it already`);
  expect(output).toContain(`${second}  may have it or not`);
  expect(output).toContain(`${third}  sent`);
  expect(output).toContain('--again');
  const handed = post.received.flatMap(({ to }) => to);
  expect(handed.toSorted()).toEqual([...people, asha].sort());
  expect(await readFile(join(project, '.uplift/mailed.json'), 'utf8')).toContain(second);
});
