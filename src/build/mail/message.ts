/** A letter as the bytes that travel, by nodemailer: what is sent and what is written as a file are the same. */
import { createTransport } from 'nodemailer';
import type { Sender } from './smtp-settings.ts';

export interface Attachment {
  readonly filename: string;
  readonly content: Buffer;
}

export interface Draft {
  readonly from: Sender;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  /** Tells this mail from all others, and is the same whenever it is made again. */
  readonly id: string;
  readonly date: Date;
}

export async function messageBytes(draft: Draft): Promise<Buffer> {
  const { from, id, date } = draft;
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail({
    from,
    to: draft.to.map(alone),
    cc: draft.cc.map(alone),
    subject: oneLine(draft.subject),
    text: draft.text,
    html: draft.html,
    attachments: draft.attachments.map((file) => ({ ...file, contentType: 'application/pdf' })),
    date,
    // A mailbox that is handed the same one twice can tell.
    messageId: `<${id}@${from.address.slice(from.address.indexOf('@') + 1)}>`,
    // Answers of machines, such as "out of office", are not wanted (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    // What stands in a letter is text: no path or address in it is opened.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(message)) throw new Error('nodemailer gave no bytes');
  return message;
}

/** An address as such: nothing in it is taken for a list or a name. */
function alone(address: string): { name: string; address: string } {
  return { name: '', address };
}

/** Line breaks would begin another header. */
function oneLine(text: string): string {
  return text.replace(/ *\p{Cc}+ */gu, ' ').trim();
}
