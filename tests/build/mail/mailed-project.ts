/** A project with a report that names recipients, and a site of it with PDFs that are nothing but bytes. */
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { infoText } from '../../../src/build/build-info.ts';
import { hashOfBytes } from '../../../src/build/cache/hash-of.ts';
import type { Result } from '../../../src/build/mail/deliver.ts';
import { smtpLetterbox } from '../../../src/build/mail/hand-over.ts';
import { allMails, sendMails } from '../../../src/build/mail/mail-reports.ts';
import { openMailed } from '../../../src/build/mail/mailed.ts';
import type { SmtpSettings } from '../../../src/build/mail/smtp-settings.ts';
import { smallDrop, temporary, writeDrop } from '../../site/site.ts';

export interface MailedProject {
  readonly root: string;
  readonly site: string;
  /** Where it is remembered who had what. */
  readonly memory: string;
  readonly pdfs: Readonly<Record<string, Buffer>>;
}

export const three = 'mail: { to: [ana@example.com, bo@example.com, cy@example.com] }';

/** `mail` are lines of the front matter; `sizes` are bytes of PDFs, by their path below the report. */
export async function mailedProject(
  mail: string,
  sizes: Readonly<Record<string, number>> = { 'summer.pdf': 300_000, 'pdf/overview.pdf': 70_000 },
  statements = false,
  { title = 'Summer' } = {},
): Promise<MailedProject> {
  const root = await temporary();
  const data = join(root, 'data', 'summer');
  await cp(await writeDrop(smallDrop), data, { recursive: true });
  const report = join(root, 'reports', 'summer');
  await mkdir(report, { recursive: true });
  await writeFile(
    join(report, 'index.md'),
    `---\ntitle: ${title}\ndata: data/summer\ncurrency: INR\ndrop: 2025-07-01\n${mail}\n---\n`,
  );
  const site = join(root, 'dist');
  const pdfs = Object.fromEntries(Object.entries(sizes).map(([path, size]) => [path, randomBytes(size)]));
  await mkdir(join(site, 'summer', 'pdf'), { recursive: true });
  for (const [path, bytes] of Object.entries(pdfs)) await writeFile(join(site, 'summer', path), bytes);
  const project = { root, site, memory: join(root, '.uplift', 'mailed.json'), pdfs };
  await note(project, statements);
  return project;
}

/** Says that the site was made of the data as they are now. */
export async function note({ root, site }: MailedProject, statements = false): Promise<void> {
  const files = await hashes(join(root, 'data', 'summer'));
  const definition = await hashes(join(root, 'reports', 'summer'));
  const info = {
    generator: 'uplift',
    base: '/',
    statements,
    filter: null,
    lockfile: '',
    sources: '',
    versions: {},
    reports: [
      {
        slug: 'summer',
        place: 'summer',
        title: 'Summer',
        definition: definition.map(({ file, sha256 }) => ({ file, sha256 })),
        files,
        rows: {},
        revenue: 0,
        shrink: 0.5,
      },
    ],
  } as const;
  await writeFile(
    join(site, 'build-info.json'),
    infoText({ ...info, reports: [...info.reports], locked: [] }),
  );
}

async function hashes(folder: string) {
  const names = (await readdir(folder)).sort();
  return await Promise.all(
    names.map(async (file) => {
      const bytes = await readFile(join(folder, file));
      return { file, bytes: bytes.length, sha256: hashOfBytes(bytes) };
    }),
  );
}

export interface Sent {
  readonly results: readonly Result[];
  /** What came of each, by address. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** How long it was waited before each further try, in milliseconds; no test waits that long. */
  readonly pauses: readonly number[];
  readonly lines: readonly string[];
}

export interface Sending {
  readonly link?: string;
  readonly again?: readonly string[];
  readonly settings?: Partial<SmtpSettings>;
  /** Runs in each pause. */
  paused?(): void | Promise<void>;
}

/** What `npm run mail` does, but for the time that it takes. */
export async function send(project: MailedProject, port: number, how: Sending = {}): Promise<Sent> {
  const { root, site, memory } = project;
  const mails = await allMails({ root, site, link: how.link ?? null, here: root, environment: {} });
  const from = { name: 'Acme reports', address: 'reports@acme.example' };
  const settings = { host: '127.0.0.1', port, secure: false, requireTls: false, auth: null, from };
  const mailed = openMailed(memory);
  const pauses: number[] = [];
  const lines: string[] = [];
  try {
    const results = await sendMails(mails, from, {
      letterbox: smtpLetterbox({ ...settings, ...how.settings }),
      mailed,
      again: new Set(how.again),
      now: () => new Date('2025-07-02T08:00:00Z'),
      wait: async (time) => {
        pauses.push(time);
        await how.paused?.();
      },
      tell: (line) => lines.push(line),
    });
    const outcomes = Object.fromEntries(results.map(({ message, outcome }) => [message.to, outcome.kind]));
    return { results, outcomes, pauses, lines };
  } finally {
    mailed.close();
  }
}
