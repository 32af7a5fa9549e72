// npm run mail: sends the summary of every report that names recipients, with its PDFs, to each of them once.
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Failure, toldError } from '../src/build/failure.ts';
import type { Result } from '../src/build/mail/deliver.ts';
import { smtpLetterbox } from '../src/build/mail/hand-over.ts';
import type { Mail } from '../src/build/mail/letters.ts';
import { allMails, namesRecipients, sendMails, writeMails } from '../src/build/mail/mail-reports.ts';
import { openMailed } from '../src/build/mail/mailed.ts';
import { readAddress, siteAnswers } from '../src/build/mail/site-answers.ts';
import { senderOf, smtpSettings } from '../src/build/mail/smtp-settings.ts';
import { MARKER } from '../src/build/swap.ts';
import { fromCaller } from './from-caller.ts';

const root = resolve(import.meta.dirname, '..');
const here = fromCaller('.');

const HELP = `Mails every report whose definition names recipients (mail.to): its summary, with PDFs of the built site.

Usage: npm run mail -- [options]

  --link URL        where the site is hosted, for links to the reports
  --wait SECONDS    waits so long for the site at --link to show what was built
  --dry-run FOLDER  writes the mails as .eml files there; sends and remembers nothing
  --site FOLDER     the built site (dist)
  --memory FILE     where it is remembered who had what (.uplift/mailed.json)
  --again ADDRESS   sends to that one what an earlier run was cut off at
  --help            this text

The server: SMTP_URL, or SMTP_HOST, SMTP_PORT, SMTP_USER and SMTP_PASS; the sender: SMTP_FROM.
`;

async function main(): Promise<void> {
  const options = readOptions();
  const { dryRun, memory } = options;
  if (!(await namesRecipients(root)))
    return console.log(
      'No report names a recipient (mail.to in reports/<name>/index.md): there is nothing to send.',
    );
  // What is missing is said before a drop is read.
  const settings = dryRun === null ? smtpSettings(process.env) : null;
  const mails = await allMails({ root, here, environment: process.env, ...options });
  if (dryRun !== null) {
    const from = process.env.SMTP_FROM
      ? senderOf(process.env)
      : { name: 'Uplift', address: 'uplift@example.com' };
    const names = await writeMails(mails, from, dryRun, new Date());
    console.log(`Wrote ${counted(mails.length)} to ${relative(here, dryRun) || '.'}/; nothing was sent.`);
    for (const name of names) console.log(`  ${name}`);
    return;
  }
  if (settings === null) return;
  await siteMustAnswer(options);
  tellOf(mails);
  const mailed = openMailed(memory);
  try {
    const results = await sendMails(mails, settings.from, {
      letterbox: smtpLetterbox(settings),
      mailed,
      again: options.again,
      now: () => new Date(),
      wait: (time) => setTimeout(time),
      tell: (line) => console.log(line),
    });
    conclude(results);
  } finally {
    mailed.close();
  }
}

/** Looks every five seconds. */
const PAUSE = 5000;

async function siteMustAnswer({ link, site, wait }: ReturnType<typeof readOptions>): Promise<void> {
  if (link === null || wait === null) return;
  await siteAnswers(link, readFileSync(join(site, MARKER), 'utf8'), {
    atMost: wait * 1000,
    pause: PAUSE,
    now: () => performance.now(),
    wait: (time) => setTimeout(time),
    read: readAddress,
  });
}

function tellOf(mails: readonly Mail[]): void {
  for (const report of new Set(mails.map((mail) => mail.report))) {
    const its = mails.filter((mail) => mail.report === report);
    console.log(`Mailing "${report}": ${counted(its.length)}`);
  }
}

function conclude(results: readonly Result[]): void {
  const of = (...kinds: string[]) => results.filter(({ outcome }) => kinds.includes(outcome.kind));
  const sent = of('sent').length;
  const had = of('had').length;
  console.log(`\n${counted(sent)} sent${had === 0 ? '' : `, ${had} had before`}.`);
  const failed = of('refused', 'later', 'unreachable', 'settings');
  const unsure = of('unsure');
  const problems: string[] = [];
  if (failed.length > 0)
    problems.push(
      `${counted(failed.length)} not sent: ${named(failed)}.\n  → Mend what the lines above say and run the command again: only who has none is sent one.`,
    );
  if (unsure.length > 0)
    problems.push(
      `Of ${counted(unsure.length)} it is not known whether the server took ${unsure.length === 1 ? 'it' : 'them'}: ${named(unsure)}. None is sent twice by itself.\n  → Ask them; who has none is sent it with --again ADDRESS.`,
    );
  if (problems.length > 0) throw new Failure(problems.join('\n'));
}

function named(results: readonly Result[]): string {
  return results.map(({ message }) => message.to).join(', ');
}

function counted(mails: number): string {
  return mails === 1 ? '1 mail' : `${mails} mails`;
}

function readOptions() {
  const values = parsed();
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const { link } = values;
  if (link !== undefined && !/^https?:$/.test(URL.parse(link)?.protocol ?? ''))
    throw new Failure(
      `--link ${link} is no address of a site.\n  → Give one such as https://reports.example.com/.`,
    );
  if (values.wait !== undefined && !/^\d{1,5}$/.test(values.wait))
    throw new Failure(`--wait ${values.wait} is no time.\n  → Give whole seconds such as 300.`);
  if (values.wait !== undefined && link === undefined)
    throw new Failure('--wait waits for the site at --link.\n  → Give its address, too.');
  return {
    link: link ?? null,
    wait: values.wait === undefined ? null : Number(values.wait),
    site: values.site === undefined ? join(root, 'dist') : fromCaller(values.site),
    dryRun: values['dry-run'] === undefined ? null : fromCaller(values['dry-run']),
    memory: values.memory === undefined ? join(root, '.uplift', 'mailed.json') : fromCaller(values.memory),
    again: new Set(values.again?.map((address) => address.toLowerCase())),
  };
}

function parsed() {
  try {
    return parseArgs({
      options: {
        link: { type: 'string' },
        wait: { type: 'string' },
        'dry-run': { type: 'string' },
        site: { type: 'string' },
        memory: { type: 'string' },
        again: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const names = HELP.match(/--[\w-]+/g)?.join(', ');
    throw new Failure(`${(error as Error).message.split('. ')[0]}.\n  → Use ${names}.`);
  }
}

main().catch((error: unknown) => {
  console.error(toldError(error, 'The mails could not be sent'));
  process.exitCode = 1;
});
