import { spawnSync } from 'node:child_process';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, test } from 'vitest';
import { readDefinition } from '../../../src/build/definition.ts';
import type { Locks } from '../../../src/build/lock/locks.ts';
import { PAUSES } from '../../../src/build/mail/deliver.ts';
import { type Mail, MOST_ATTACHED, mailsOf as mailsOfReport } from '../../../src/build/mail/letters.ts';
import { allMails, writeMails } from '../../../src/build/mail/mail-reports.ts';
import { openMailed } from '../../../src/build/mail/mailed.ts';
import { standingSite } from '../../../src/build/mail/standing-site.ts';
import { prepareReport } from '../../../src/build/prepare.ts';
import { allKeys } from '../../../src/core/lock/keys.ts';
import { temporary } from '../../site/site.ts';
import { type Answers, type MailServer, startMailServer } from './mail-server.ts';
import { type MailedProject, mailedProject, note, send, three } from './mailed-project.ts';

const servers: MailServer[] = [];

async function server(...given: Parameters<typeof startMailServer>): Promise<MailServer> {
  const started = await startMailServer(...given);
  servers.push(started);
  return started;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((one) => one.close()));
});

/** How many mails each person was handed, in the order of their names. */
function handed({ received }: MailServer): string[] {
  return received.flatMap(({ to }) => to).sort();
}

const everyone = ['ana@example.com', 'bo@example.com', 'cy@example.com'];

describe('a mail', () => {
  test('brings its PDFs byte for byte, and the figures in HTML and in plain text', async () => {
    const project = await mailedProject('mail: { to: [ana@example.com], pdfs: [whole, overview] }');
    const post = await server();
    await send(project, post.port, { link: 'https://reports.example.com/team/' });
    const [received] = post.received;
    expect(received).toMatchObject({ from: 'reports@acme.example', to: ['ana@example.com'] });
    const { mail } = received ?? expect.fail('nothing arrived');
    expect(mail.from).toMatchObject({ name: 'Acme reports', address: 'reports@acme.example' });
    expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['summer.pdf', 'application/pdf'],
      ['summer-overview.pdf', 'application/pdf'],
    ]);
    const [whole, overview] = mail.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer));
    expect(whole?.equals(project.pdfs['summer.pdf'] ?? Buffer.of())).toBe(true);
    expect(overview?.equals(project.pdfs['pdf/overview.pdf'] ?? Buffer.of())).toBe(true);
    const headline =
      'Every ₹1 paid to influencers returned ₹2.00; 1 of 2 brought in more than they were paid';
    expect(mail.subject).toBe(`Summer: ${headline}`);
    for (const text of [mail.text, mail.html]) {
      expect(text).toContain(headline);
      // 1,200.25 + 300.50 of attributed revenue for 300.00 + 450.00.
      for (const figure of ['₹1,501', '₹750', '2.00×', '100.1\u00a0%']) expect(text).toContain(figure);
      expect(text).toContain('https://reports.example.com/team/summer/');
    }
    expect(mail.html).not.toMatch(/<(img|script|link)\b/);
  });

  test('is what it is whatever a title says: no other recipient, no markup, no header', async () => {
    const project = await mailedProject('mail: { to: [ana@example.com] }', undefined, false, {
      title: '"Summer <b onclick=x>&\\" \\r\\nBcc: eve@example.com"',
    });
    const post = await server();
    await send(project, post.port);
    expect(handed(post)).toEqual(['ana@example.com']);
    const { mail } = post.received[0] ?? expect.fail('nothing arrived');
    expect(mail.bcc).toBe(undefined);
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(mail.subject).toMatch(/^Summer <b onclick=x>&" Bcc: eve@example\.com: Every/);
    expect(mail.html).toContain('Summer &lt;b onclick=x&gt;&amp;');
    expect(mail.html).not.toContain('<b ');
  });

  test('goes to each person alone; who is copied in sees whom it is for', async () => {
    const project = await mailedProject(
      'mail: { to: [ana@example.com, Ana@Example.com, bo@example.com], cc: [cy@example.com, bo@example.com] }',
    );
    const post = await server();
    await send(project, post.port);
    expect(handed(post)).toEqual(everyone);
    const named = post.received.map(({ to, mail }) => [
      to.join(),
      mail.to?.map(({ address }) => address),
      mail.cc?.map(({ address }) => address),
    ]);
    expect(named).toEqual([
      ['ana@example.com', ['ana@example.com'], undefined],
      ['bo@example.com', ['bo@example.com'], undefined],
      ['cy@example.com', ['ana@example.com', 'bo@example.com'], ['cy@example.com']],
    ]);
  });

  test('links to PDFs of more than 10 MB in all, and says so where it does not know where they lie', async () => {
    const settings = 'mail: { to: [ana@example.com], pdfs: [whole, overview] }';
    const project = await mailedProject(settings, {
      'summer.pdf': MOST_ATTACHED,
      'pdf/overview.pdf': 1,
    });
    const post = await server();
    await expect(send(project, post.port)).rejects.toThrow(
      'The PDFs of "summer" have 10.0 MB, more than the 10.0 MB that a mail carries',
    );
    await send(project, post.port, { link: 'https://reports.example.com' });
    const [received] = post.received;
    expect(received?.mail.attachments).toEqual([]);
    for (const text of [received?.mail.text, received?.mail.html])
      for (const path of ['summer.pdf', 'pdf/overview.pdf'])
        expect(text).toContain(`https://reports.example.com/summer/${path}`);
  });

  test('has the same id whenever it is made again, and another one for another person or drop', async () => {
    const project = await mailedProject(three);
    const ids = async () => (await mailsOf(project)).map(({ key }) => key);
    const before = await ids();
    expect(new Set(before).size).toBe(3);
    expect(await ids()).toEqual(before);
    await appendFile(join(project.root, 'data/summer/posts.csv'), '\n');
    await note(project);
    expect((await ids()).filter((id) => before.includes(id))).toEqual([]);
  });
});

describe('nobody gets two', () => {
  test('when the command is run again, until there is another drop', async () => {
    const project = await mailedProject(three);
    const post = await server();
    await send(project, post.port);
    const { outcomes } = await send(project, post.port);
    expect(outcomes).toEqual({ 'ana@example.com': 'had', 'bo@example.com': 'had', 'cy@example.com': 'had' });
    expect(handed(post)).toEqual(everyone);
    await appendFile(join(project.root, 'data/summer/posts.csv'), '\n');
    await note(project);
    await send(project, post.port);
    expect(handed(post)).toEqual([...everyone, ...everyone].sort());
  });

  test('when a definition tells more or less of the same drop', async () => {
    const mails = await Promise.all(['', 'minCell: 2', 'minCell: 3'].map((cell) => mailOf(cell)));
    expect(new Set(mails.map(({ key }) => key)).size).toBe(1);
    // What travels says nothing of what is withheld.
    expect(new Set(mails.map(({ id }) => id)).size).toBe(3);
  });

  test('when a report is locked with another password; no mail of it says what it was made of', async () => {
    const keys = await Promise.all([1, 2].map((byte) => allKeys(new Uint8Array(32).fill(byte))));
    const mails = await Promise.all(
      keys.map((one) => mailOf('access: password', new Map([['summer', one]]))),
    );
    expect(new Set(mails.map(({ key }) => key)).size).toBe(1);
    expect(new Set(mails.map(({ id }) => id)).size).toBe(2);
  });

  test('when two run at once: the second is told to wait', async () => {
    const project = await mailedProject(three);
    let second: unknown = null;
    const answers: Answers = {
      arrived: async () => {
        second ??= await send(project, post.port).catch((error: unknown) => error);
      },
    };
    const post = await server(answers);
    await send(project, post.port);
    expect(String(second)).toContain('Another run is sending mail');
    expect(handed(post)).toEqual(everyone);
  });

  test('when the connection breaks before the answer: maybe never, and a person decides', async () => {
    const project = await mailedProject(three);
    let broken = 0;
    const post = await server({
      arrived: (hangUp) => {
        if (broken++ === 0) hangUp();
      },
    });
    const { outcomes, pauses } = await send(project, post.port);
    expect(outcomes).toEqual({
      'ana@example.com': 'unsure',
      'bo@example.com': 'sent',
      'cy@example.com': 'sent',
    });
    expect(pauses).toEqual([]);
    expect((await send(project, post.port)).outcomes).toMatchObject({ 'ana@example.com': 'unsure' });
    // The server had taken it, and nobody could know.
    expect(handed(post)).toEqual(everyone);
    expect((await send(project, post.port, { again: ['ana@example.com'] })).outcomes).toEqual({
      'ana@example.com': 'sent',
      'bo@example.com': 'had',
      'cy@example.com': 'had',
    });
  });

  test('when the connection breaks within the message, which the server then forgets: it is sent again', async () => {
    const project = await mailedProject('mail: { to: [ana@example.com] }', { 'summer.pdf': 4_000_000 });
    let broken = 0;
    const post = await server({
      chunk: (_, hangUp) => {
        if (broken++ === 0) hangUp();
      },
    });
    const { outcomes, pauses } = await send(project, post.port);
    expect(outcomes).toEqual({ 'ana@example.com': 'sent' });
    expect(pauses).toEqual(PAUSES.slice(0, 1));
    expect(handed(post)).toEqual(['ana@example.com']);
  });

  test('a memory that cannot be read stops everything', async () => {
    const project = await mailedProject(three);
    const post = await server();
    await send(project, post.port);
    await writeFile(project.memory, (await readFile(project.memory, 'utf8')).slice(0, -20));
    await expect(send(project, post.port)).rejects.toThrow('it is not known who has had which mail');
    expect(handed(post)).toEqual(everyone);
  });

  test.skipIf(process.platform === 'win32')('a disk that fills up loses nothing that was noted', async () => {
    const path = join(await temporary(), 'mailed.json');
    const notes = `
      import { openMailed } from ${JSON.stringify(new URL('../../../src/build/mail/mailed.ts', import.meta.url).href)};
      const mailed = openMailed(${JSON.stringify(path)});
      for (let at = 0; at < 100; at++) {
        const entry = { report: 'summer', what: 'report', drop: null, to: 'ana@example.com', state: 'sent', at: '' };
        mailed.note(String(at), entry);
        console.log(at);
      }`;
    // No file of this shell may grow beyond a few kilobytes.
    const run = ['-c', 'ulimit -f 8; exec "$0" --input-type=module -e "$1"', process.execPath, notes];
    const { stdout, stderr } = spawnSync('sh', run, { encoding: 'utf8' });
    expect(stderr).toContain(`${path} cannot be used (EFBIG)`);
    const noted = stdout.trim().split('\n');
    expect(noted.length).toBeLessThan(100);
    const next = openMailed(path);
    expect(noted.map((key) => next.state(key))).toEqual(noted.map(() => 'sent'));
    next.close();
  });

  test('what was noted stands in the file at once', async () => {
    const path = join(await temporary(), 'mailed.json');
    const entry = { report: 'summer', what: 'report', drop: null, to: 'ana@example.com', at: '' };
    const mailed = openMailed(path);
    mailed.note('one', { ...entry, state: 'handed over' });
    expect(await readFile(path, 'utf8')).toContain('"handed over"');
    mailed.note('one', { ...entry, state: 'sent' });
    mailed.close();
    const next = openMailed(path);
    expect(next.state('one')).toBe('sent');
    expect(next.state('two')).toBe(null);
    next.close();
  });
});

describe('the server', () => {
  test('is down: tried a few times, further and further apart, and sent when it is back', async () => {
    const project = await mailedProject(three);
    const port = await closedPort();
    const { outcomes, pauses, results } = await send(project, port);
    expect(Object.values(outcomes)).toEqual(['unreachable', 'unreachable', 'unreachable']);
    expect(pauses).toEqual(PAUSES);
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
    expect(results.map(({ outcome }) => 'why' in outcome && outcome.why)[0]).toContain('ECONNREFUSED');
    const post = await server();
    expect((await send(project, post.port)).pauses).toEqual([]);
    expect(handed(post)).toEqual(everyone);
  });

  test('comes back in a pause: everybody gets theirs, once', async () => {
    const project = await mailedProject(three);
    let ready = false;
    const post = await server({}, { onConnect: (_, done) => done(ready ? null : down()) });
    const { outcomes, pauses } = await send(project, post.port, {
      paused: () => {
        ready = true;
      },
    });
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['sent']));
    expect(pauses).toEqual(PAUSES.slice(0, 1));
    expect(handed(post)).toEqual(everyone);
  });

  test('refuses one of three: the others get theirs, and that one is named', async () => {
    const project = await mailedProject(three);
    const post = await server({ recipient: (to) => (to === 'bo@example.com' ? 550 : 250) });
    const { outcomes, pauses, lines } = await send(project, post.port);
    expect(outcomes).toEqual({
      'ana@example.com': 'sent',
      'bo@example.com': 'refused',
      'cy@example.com': 'sent',
    });
    expect(pauses).toEqual([]);
    expect(lines).toMatchInlineSnapshot(`
      [
        "  ana@example.com  sent",
        "  bo@example.com  refused: 550 No such person here",
        "  cy@example.com  sent",
      ]
    `);
    await send(project, post.port);
    expect(post.asked.filter((to) => to !== 'bo@example.com')).toEqual(['ana@example.com', 'cy@example.com']);
    expect(handed(post)).toEqual(['ana@example.com', 'cy@example.com']);
  });

  test.each(['recipient', 'message'] as const)('puts a %s off (4xx): tried again later', async (what) => {
    const project = await mailedProject(three);
    const asked: string[] = [];
    const post = await server({
      [what]: (to: string) => {
        asked.push(to);
        return to === 'bo@example.com' && asked.filter((one) => one === to).length < 3 ? 451 : 250;
      },
    });
    const { outcomes, pauses } = await send(project, post.port);
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['sent']));
    expect(pauses).toEqual(PAUSES.slice(0, 2));
    expect(handed(post)).toEqual(everyone);
  });

  test('puts one off for ever: that one has none, and no other waits', async () => {
    const project = await mailedProject(three);
    const post = await server({ recipient: (to) => (to === 'ana@example.com' ? 450 : 250) });
    const { outcomes, pauses } = await send(project, post.port);
    expect(outcomes).toEqual({
      'ana@example.com': 'later',
      'bo@example.com': 'sent',
      'cy@example.com': 'sent',
    });
    expect(pauses).toEqual(PAUSES);
    expect(post.asked.slice(0, 3)).toEqual(everyone);
  });

  test.each(['recipient', 'message'] as const)(
    'refuses a %s for good (5xx): not tried again',
    async (what) => {
      const project = await mailedProject(three);
      const post = await server({ [what]: () => 554 });
      const { outcomes, pauses } = await send(project, post.port);
      expect(new Set(Object.values(outcomes))).toEqual(new Set(['refused']));
      expect(pauses).toEqual([]);
      expect(post.asked).toEqual(everyone);
      expect(handed(post)).toEqual([]);
    },
  );

  test('refuses the login: asked once, and the password is told to nobody', async () => {
    const project = await mailedProject(three);
    let logins = 0;
    const post = await server(
      {},
      {
        authOptional: false,
        disabledCommands: ['STARTTLS'],
        onAuth: ({ password }, _, done) => {
          logins++;
          const sent = Buffer.from(`\0reports\0${password}`).toString('base64');
          const words = `Wrong password ${password} in AUTH PLAIN ${sent}`;
          // Server's words are cut short after 200 characters: here within the password.
          const most = `${words.padEnd(190, '.')} ${password}`;
          done(Object.assign(new Error(most), { responseCode: 535 }));
        },
      },
    );
    const auth = { user: 'reports', pass: 'Sesame-1234' };
    const { outcomes, lines } = await send(project, post.port, { settings: { auth } });
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['settings']));
    expect(logins).toBe(1);
    expect(lines.join('\n')).toContain('Wrong password … in AUTH PLAIN …...');
    expect(lines.join('\n')).not.toContain('Ses');
  });

  test.each([
    ['offers no encryption', ['AUTH', 'STARTTLS']],
    ['shows a certificate that nobody vouches for', ['AUTH']],
  ])('%s: nothing is sent', async (_, disabledCommands) => {
    const project = await mailedProject(three);
    const post = await server({}, { disabledCommands });
    const { outcomes, pauses } = await send(project, post.port, { settings: { requireTls: true } });
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['settings']));
    expect(pauses).toEqual([]);
    expect(post.asked).toEqual([]);
  });
});

describe('nothing is sent', () => {
  test('of data that changed since the site was built', async () => {
    const project = await mailedProject(three);
    await appendFile(join(project.root, 'data/summer/posts.csv'), '\n');
    await expect(mailsOf(project)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Failure: dist/ does not show the report "summer" as it is now: posts.csv changed since it was built. Nothing was sent.
        → Build it again: npm run report]
    `);
  });

  test('by a definition that changed since then', async () => {
    const project = await mailedProject(three);
    await appendFile(join(project.root, 'reports/summer/index.md'), 'More words.\n');
    await expect(mailsOf(project)).rejects.toThrow('index.md changed since it was built');
  });

  test('without a site, or one that lacks a PDF', async () => {
    const project = await mailedProject(three);
    await rm(join(project.site, 'summer/summer.pdf'));
    await expect(mailsOf(project)).rejects.toThrow('summer/summer.pdf is not in the site');
    await rm(join(project.site, 'build-info.json'));
    await expect(mailsOf(project)).rejects.toThrow('dist/ holds no site to mail');
  });

  test('with a PDF that there is not', async () => {
    const project = await mailedProject('mail: { to: [ana@example.com], pdfs: [everything] }');
    await expect(mailsOf(project)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Failure: reports/summer/index.md [mail.pdfs] There is no PDF "everything". Nothing was sent.
        → Use whole, overview, campaigns, returns, influencers, payouts, channels, insights, data, methods, api.]
    `);
  });

  test('to nobody', async () => {
    expect(await mailsOf(await mailedProject('mail: { cc: [] }'))).toEqual([]);
    expect(await mailsOf(await mailedProject('margin: 0.4'))).toEqual([]);
  });
});

describe('statements', () => {
  const settings = 'mail: { statements: { 1: asha@example.com } }';
  const pdf = 'pdf/influencers-asha-rao.pdf';

  test('go to the influencer alone, with nothing of the others', async () => {
    const project = await mailedProject(settings, { [pdf]: 50_000, 'summer.pdf': 9 }, true);
    const post = await server();
    await send(project, post.port, { link: 'https://reports.example.com/' });
    expect(handed(post)).toEqual(['asha@example.com']);
    const { mail } = post.received[0] ?? expect.fail('nothing arrived');
    expect(mail.subject).toBe('Statement for Asha Rao: Summer');
    const [only, ...more] = mail.attachments;
    expect(more).toEqual([]);
    expect(Buffer.from(only?.content as ArrayBuffer).equals(project.pdfs[pdf] ?? Buffer.of())).toBe(true);
    for (const text of [mail.text, mail.html]) {
      expect(text).toContain('₹1,200');
      expect(text).not.toContain('https://reports.example.com');
      expect(text).not.toContain('नेहा');
      expect(text).not.toContain('₹1,501');
    }
  });

  test('are off unless asked for, and asked for only where they were built', async () => {
    expect((await mailsOf(await mailedProject(three, undefined, true))).map(({ what }) => what)).toEqual([
      'report',
      'report',
      'report',
    ]);
    await expect(mailsOf(await mailedProject(settings, { [pdf]: 9 }))).rejects.toThrow(
      'npm run report -- --statements',
    );
    const other = 'mail: { statements: { 77: asha@example.com } }';
    await expect(mailsOf(await mailedProject(other, {}, true))).rejects.toThrow('names an influencer "77"');
  });
});

test('a dry run writes each mail as it would travel, and remembers nothing', async () => {
  const project = await mailedProject('mail: { to: [ana@example.com], cc: [cy@example.com] }');
  const folder = join(await temporary(), 'mails');
  const from = { name: '', address: 'reports@acme.example' };
  const names = await writeMails(await mailsOf(project), from, folder, new Date(0));
  expect(await readdir(folder)).toEqual(names);
  expect(names).toEqual(['1-summer-ana@example.com.eml', '2-summer-cy@example.com.eml']);
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    expect(bytes.toString()).not.toMatch(/^bcc:/im);
    const mail = await PostalMime.parse(bytes);
    const content = Buffer.from(mail.attachments[0]?.content as ArrayBuffer);
    expect(content.equals(project.pdfs['summer.pdf'] ?? Buffer.of())).toBe(true);
  }
  expect(await readdir(project.root)).not.toContain('.uplift');
});

function mailsOf({ root, site }: MailedProject) {
  return allMails({ root, site, link: null, here: root, environment: {} });
}

/** Of a report with forty buyers, and `lines` in its front matter. */
async function mailOf(lines: string, locks: Locks = new Map()): Promise<Mail> {
  const { root, site } = await mailedProject(`${lines}\nmail: { to: [ana@example.com], pdfs: [] }`);
  const orders = Array.from({ length: 40 }, (_, at) => `code,Summer,${1 + (at % 2)},u${at},2025-06-02,1,100`);
  const header = 'source,campaign,influencer_id,user_id,date,orders,revenue';
  await writeFile(join(root, 'data/summer/tracking_data.csv'), [header, ...orders, ''].join('\n'));
  const defined = await readDefinition(root, 'summer');
  if ('issues' in defined || defined.mail === null) return expect.fail('the definition is refused');
  const read = await prepareReport(defined.source);
  if ('issues' in read) return expect.fail('the drop is refused');
  const standing = await standingSite(site, 'dist/', locks);
  const [mail] = await mailsOfReport(read, defined.mail, standing, null);
  return mail ?? expect.fail('there is no mail');
}

/** A port that nobody listens at. */
async function closedPort(): Promise<number> {
  const taken = createServer();
  await new Promise<void>((ready) => taken.listen(0, '127.0.0.1', ready));
  const address = taken.address();
  await new Promise((closed) => taken.close(closed));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function down(): Error {
  return Object.assign(new Error('Not now'), { responseCode: 421 });
}
