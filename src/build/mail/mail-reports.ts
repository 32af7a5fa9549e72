/** Mails every report that names recipients. All is made and checked before the first mail leaves. */

import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { letterHtml } from '../../compose/mail/letter-html.ts';
import { letterText } from '../../compose/mail/letter-text.ts';
import type { MailSettings } from '../../core/mail-settings.ts';
import { type ReportSource, readDefinition, reportSlugs } from '../definition.ts';
import { Failure } from '../failure.ts';
import { inputsOf, refuseTouched } from '../inputs.ts';
import { locksOf } from '../lock/locks.ts';
import { makeFolder } from '../make-folder.ts';
import { prepareBeside } from '../prepare.ts';
import { issueLines } from '../report-issues.ts';
import { deliver, type Result, type World } from './deliver.ts';
import { type Mail, mailsOf } from './letters.ts';
import { messageBytes } from './message.ts';
import type { Sender } from './smtp-settings.ts';
import { refuseOutdated, type StandingSite, standingSite } from './standing-site.ts';

export interface MailOptions {
  /** Of the project: reports/ and data/ lie there. */
  readonly root: string;
  /** The built site. */
  readonly site: string;
  /** Where the site is hosted; `null` = as each report says. */
  readonly link: string | null;
  /** Where the person stands, for paths in messages. */
  readonly here: string;
  /** Holds the passwords of locked reports. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Of all reports, in the order of their names; reports without recipients have none. */
export async function allMails({
  root,
  site: folder,
  link,
  here,
  environment,
}: MailOptions): Promise<Mail[]> {
  const shown = `${relative(here, folder) || '.'}/`;
  const sources = await sourcesWithMail(root);
  if (sources.length === 0) return [];
  const locks = await locksOf(
    sources.map(({ source }) => source.report),
    environment,
    'Nothing was sent.',
  );
  const site = await standingSite(folder, shown, locks);
  const mails: Mail[] = [];
  for (const { source, mail } of sources)
    mails.push(...(await mailsOfReport(source, mail, site, { link, here, shown })));
  const now = await standingSite(folder, shown, locks);
  if (JSON.stringify(now.info) !== JSON.stringify(site.info))
    throw new Failure(
      `${shown} was built anew while it was read. Nothing was sent.\n  → Run the command again.`,
    );
  return mails;
}

async function mailsOfReport(
  source: ReportSource,
  settings: MailSettings,
  site: StandingSite,
  { link, here, shown }: { readonly link: string | null; readonly here: string; readonly shown: string },
): Promise<Mail[]> {
  const inputs = await inputsOf(source);
  const result = await prepareBeside(source);
  if ('issues' in result) throw refused(result.issues, relative(here, result.refused.data));
  await refuseTouched(inputs, here, result);
  const before = source.before === null ? [] : (await inputsOf(source.before)).data;
  refuseOutdated(site, result.prepared, inputs, before, shown);
  return await mailsOf(result, settings, site, link);
}

/** Whether any report is mailed to anyone, by the definitions alone. */
export async function namesRecipients(root: string): Promise<boolean> {
  const sources = await sourcesWithMail(root);
  return sources.some(({ mail: { to, cc, statements } }) => {
    return to.length + cc.length + Object.keys(statements || {}).length > 0;
  });
}

async function sourcesWithMail(
  root: string,
): Promise<{ readonly source: ReportSource; readonly mail: MailSettings }[]> {
  const found: { source: ReportSource; mail: MailSettings }[] = [];
  for (const slug of await reportSlugs(root)) {
    const defined = await readDefinition(root, slug);
    if ('issues' in defined) throw refused(defined.issues, '');
    const { source, mail } = defined;
    if (mail !== null) found.push({ source, mail });
  }
  return found;
}

/** Lines of problems. */
const LINES = 17;

function refused(issues: Parameters<typeof issueLines>[0], folder: string): Failure {
  return new Failure([...issueLines(issues, folder, LINES), '', 'Nothing was sent.'].join('\n'));
}

/** Sends them, but for what was sent before. */
export async function sendMails(mails: readonly Mail[], from: Sender, world: World): Promise<Result[]> {
  return await deliver(
    mails.map((mail) => ({
      key: mail.key,
      from: from.address,
      to: mail.person,
      bytes: () => bytesOf(mail, from, world.now()),
      note: { report: mail.report, what: mail.what, drop: mail.drop },
    })),
    world,
  );
}

/** Writes them as files instead, and gives the names of these. */
export async function writeMails(
  mails: readonly Mail[],
  from: Sender,
  folder: string,
  date: Date,
): Promise<string[]> {
  await makeFolder(folder);
  const names: string[] = [];
  for (const [at, mail] of mails.entries()) {
    const words = `${mail.report} ${mail.what === 'report' ? '' : mail.what} ${mail.person}`;
    // Numbered: of two addresses the same name may be left.
    const name = `${at + 1}-${words.replace(/[^\w.@-]+/g, '-').slice(0, LONGEST_NAME)}.eml`;
    writeFileSync(join(folder, name), await bytesOf(mail, from, date));
    names.push(name);
  }
  return names;
}

/** Of a name, so that every system takes it. */
const LONGEST_NAME = 120;

function bytesOf(mail: Mail, from: Sender, date: Date): Promise<Buffer> {
  const { id, to, cc, letter, attachments } = mail;
  return messageBytes({
    from,
    to,
    cc,
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter),
    attachments,
    id,
    date,
  });
}
