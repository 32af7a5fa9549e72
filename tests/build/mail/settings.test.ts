import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDefinition } from '../../../src/build/definition.ts';
import { smtpSettings } from '../../../src/build/mail/smtp-settings.ts';
import { issueLines } from '../../../src/build/report-issues.ts';
import { temporary } from '../../site/site.ts';

const from = { SMTP_FROM: 'reports@acme.example' };

describe('the server, from the environment', () => {
  test.each([
    [
      { SMTP_URL: 'smtps://ana%40acme:p%25ss@smtp.acme.example' },
      { host: 'smtp.acme.example', port: 465, secure: true, auth: { user: 'ana@acme', pass: 'p%ss' } },
    ],
    [
      { SMTP_URL: 'smtp://smtp.acme.example' },
      { host: 'smtp.acme.example', port: 587, secure: false, auth: null },
    ],
    [{ SMTP_URL: 'smtp://[::1]:2525' }, { host: '::1', port: 2525, secure: false }],
    [
      { SMTP_HOST: 'smtp.acme.example', SMTP_USER: 'ana', SMTP_PASS: 'word' },
      { port: 587, secure: false, auth: { user: 'ana', pass: 'word' } },
    ],
    [
      { SMTP_HOST: 'smtp.acme.example', SMTP_PORT: '465' },
      { port: 465, secure: true },
    ],
  ])('%j', (env, settings) => {
    expect(smtpSettings({ ...from, ...env })).toMatchObject(settings);
  });

  test('is asked for encryption unless that is switched off', () => {
    const env = { ...from, SMTP_HOST: 'localhost' };
    expect(smtpSettings(env).requireTls).toBe(true);
    expect(smtpSettings({ ...env, SMTP_TLS: 'off' }).requireTls).toBe(false);
    expect(() => smtpSettings({ ...env, SMTP_TLS: 'no' })).toThrow('SMTP_TLS is "no"');
  });

  test('a sender has one address, and perhaps a name', () => {
    const sender = (SMTP_FROM: string) => smtpSettings({ SMTP_HOST: 'localhost', SMTP_FROM }).from;
    expect(sender('ana@acme.example')).toEqual({ name: '', address: 'ana@acme.example' });
    expect(sender('Acme, Inc. <ana@acme.example>')).toEqual({
      name: 'Acme, Inc.',
      address: 'ana@acme.example',
    });
    for (const wrong of [
      '',
      'Acme',
      'ana@acme.example, bo@acme.example',
      'ana@acme.example\r\nBcc: bo@acme.example',
      'Acme\r\nBcc: bo@acme.example <ana@acme.example>',
      'Acme <ana@acme.example> <bo@acme.example>',
    ])
      expect(() => sender(wrong), wrong).toThrow('SMTP_FROM');
  });

  test.each([
    [{}, 'No mail server is named.'],
    [{ SMTP_HOST: 'localhost', SMTP_PORT: 'mail' }, 'SMTP_PORT is "mail"'],
    [{ SMTP_HOST: 'localhost', SMTP_USER: 'ana' }, 'SMTP_USER is set and SMTP_PASS is not.'],
    [{ SMTP_HOST: 'localhost', SMTP_PASS: 'Sesame' }, 'SMTP_PASS is set and SMTP_USER is not.'],
    [{ SMTP_URL: 'https://ana:Sesame@acme.example' }, 'SMTP_URL is no address of a mail server.'],
    [{ SMTP_URL: 'smtp://ana:Sesame%@acme.example' }, 'a % that stands for nothing'],
  ])('%j is told without a password', (env, words) => {
    const told = message(() => smtpSettings({ ...from, ...env }));
    expect(told).toContain(words);
    expect(told).toContain('→');
    expect(told).not.toContain('Sesame');
  });
});

describe('recipients, from the definition', () => {
  test('stand beside the report, not in it', async () => {
    const defined = await definition('mail: { to: [ana@example.com], statements: { 12: bo@example.com } }');
    if ('issues' in defined) return expect.fail('it is refused');
    expect(defined.mail).toEqual({
      to: ['ana@example.com'],
      cc: [],
      pdfs: ['whole'],
      statements: { 12: 'bo@example.com' },
    });
    expect(JSON.stringify(defined.source)).not.toMatch(/mail|example\.com/);
  });

  test.each([
    'ana@example.com\\r\\nBcc: eve@example.com',
    'ana@example.com\\n',
    'ana@example.com, eve@example.com',
    'ana@example.com; eve@example.com',
    'Ana <ana@example.com>',
    'ana@example.com eve@example.com',
    'eve@example.com>,<ana@example.com',
    'group:ana@example.com;',
    '\\"a, eve@example.com,\\"@example.com',
    'ana@localhost\\0.example.com',
    `${'a'.repeat(250)}@example.com`,
    'ana',
  ])('%j is no address', async (address) => {
    for (const lines of [`to: ["${address}"]`, `cc: ["${address}"]`, `statements: { 1: "${address}" }`]) {
      const defined = await definition(`mail: { ${lines} }`);
      expect('issues' in defined, lines).toBe(true);
    }
  });

  test('what is wrong is said with its place', async () => {
    const lines = ['to: [ana]', 'to: ana@example.com', 'cco: []', 'statements: true'];
    const told = await Promise.all(
      lines.map(async (line) => {
        const defined = await definition(`mail: { ${line} }`);
        return 'issues' in defined ? issueLines(defined.issues, '', 9).join('\n') : 'accepted';
      }),
    );
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "reports/summer/index.md:4 [mail.to.0] "ana" is not allowed here. (definition-value)
        → Give one plain address such as someone@example.com.
      reports/summer/index.md:4 [mail.to] "ana@example.com" is not allowed here. (definition-value)
        → Give a list such as [one, two].
      reports/summer/index.md:4 [mail.cco] "cco" is not a key of a report. (definition-key)
        → Did you mean "cc"? Allowed here: to, cc, pdfs, statements.
      reports/summer/index.md:4 [mail.statements] true is not allowed here. (definition-value)
        → Give false, or an address for each influencer by id, such as { "12": someone@example.com }."
    `);
  });
});

async function definition(lines: string) {
  const root = await temporary();
  await mkdir(join(root, 'reports/summer'), { recursive: true });
  await mkdir(join(root, 'data/summer'), { recursive: true });
  await writeFile(
    join(root, 'reports/summer/index.md'),
    `---\ntitle: Summer\ndata: data/summer\n${lines}\n---\n`,
  );
  return await readDefinition(root, 'summer');
}

function message(run: () => unknown): string {
  try {
    run();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
