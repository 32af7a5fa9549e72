/** Hands one message to the server, and tells what came of it. */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from './smtp-settings.ts';

export type Outcome =
  | { readonly kind: 'sent' }
  /** The server says no, for good. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The server says later (4xx). */
  | { readonly kind: 'later'; readonly why: string }
  /** Nothing was heard from a server, and it has not got the message. */
  | { readonly kind: 'unreachable'; readonly why: string }
  /** The connection broke when the server had all of it, and before it said that it took it. */
  | { readonly kind: 'unsure'; readonly why: string }
  /** No message can be sent with these settings: no login, no encryption. */
  | { readonly kind: 'settings'; readonly why: string };

export interface Letterbox {
  /** `beforeEnd` runs when all but the end of the message has left; when it throws, the message is not sent. */
  send(message: Buffer, from: string, to: string, beforeEnd: () => void): Promise<Outcome>;
}

/** Milliseconds to wait for a server that says nothing. */
const PATIENCE = 30_000;

/** The same while it reads a message: RFC 5321 (4.5.3.2.6) lets it take ten minutes before it answers. */
const READING = 600_000;

/** Bytes that are given to the connection at a time. */
const CHUNK = 1 << 16;

/** A connection for each message: what broke one is no matter of the next. */
export function smtpLetterbox(settings: SmtpSettings): Letterbox {
  return {
    send: async (message, from, to, beforeEnd) => {
      let ended = false;
      let problem: unknown = null;
      // The server says that it is ready for a message before the first chunk of it is asked for.
      const chunks = function* () {
        for (let at = 0; at < message.length; at += CHUNK) yield message.subarray(at, at + CHUNK);
        try {
          beforeEnd();
        } catch (error) {
          problem = error;
          throw error;
        }
        ended = true;
      };
      try {
        const body = Readable.from(chunks(), { objectMode: false });
        const { rejected } = await overConnection(settings, { from, to: [to] }, body);
        // To nodemailer a server that refuses one of several recipients is no error.
        return rejected.length === 0
          ? { kind: 'sent' }
          : { kind: 'refused', why: 'the server took the message and not its recipient' };
      } catch (error) {
        if (problem !== null) throw problem;
        return outcomeOf(error, ended, wordsOf(error, settings.auth));
      }
    },
  };
}

async function overConnection(
  { host, port, secure, requireTls, auth }: SmtpSettings,
  envelope: { readonly from: string; readonly to: string[] },
  body: Readable,
): Promise<{ readonly rejected: readonly string[] }> {
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: requireTls,
    ignoreTLS: !requireTls,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: READING,
  });
  try {
    const answer = await new Promise<{ readonly rejected: readonly string[] }>((resolve, reject) => {
      connection.on('error', reject);
      // A server that hangs up without a word is neither an error nor an answer.
      connection.on('end', () => reject(new Error('the server closed the connection')));
      const send = () =>
        connection.send(envelope, body, (error, info) =>
          error === null && info !== undefined ? resolve(info) : reject(error),
        );
      connection.connect((error) => {
        if (error) reject(error);
        else if (auth === null) send();
        else connection.login({ credentials: auth }, (refused) => (refused ? reject(refused) : send()));
      });
    });
    connection.quit();
    return answer;
  } catch (error) {
    // Nobody waits for a goodbye of a server that may not answer.
    connection.close();
    throw error;
  }
}

function outcomeOf(error: unknown, ended: boolean, why: string): Outcome {
  const {
    code,
    responseCode = 0,
    command = '',
  } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
  };
  // RFC 5321: an answer of 4xx or 5xx says that the server has not taken the message.
  if (responseCode >= 500 && (code === 'EAUTH' || command === 'STARTTLS' || responseCode === NO_LOGIN))
    return { kind: 'settings', why };
  if (responseCode >= 500) return { kind: 'refused', why };
  if (responseCode >= 400) return { kind: 'later', why };
  if (ended) return { kind: 'unsure', why };
  if (code === 'ETLS' || code === 'EAUTH' || code === 'ENOAUTH' || /certificate/i.test(why))
    return { kind: 'settings', why };
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'refused', why };
  return { kind: 'unreachable', why };
}

/** "Authentication required" (RFC 4954). */
const NO_LOGIN = 530;

/** The server's own words where there are any, on one line and without the password. */
function wordsOf(error: unknown, auth: SmtpSettings['auth']): string {
  const { response, message } = error as { response?: unknown; message?: unknown };
  const words = typeof response === 'string' && response !== '' ? response : String(message ?? error);
  // Before they are cut short, which could leave a part of it.
  return (auth === null ? [] : asSent(auth))
    .reduce((line, secret) => line.replaceAll(secret, '…'), words)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** The password, as a server that says back what it was told has it (AUTH PLAIN and AUTH LOGIN), and as it is. */
function asSent({ user, pass }: NonNullable<SmtpSettings['auth']>): string[] {
  return [...[`\0${user}\0${pass}`, pass].map((text) => Buffer.from(text).toString('base64')), pass];
}

/** Characters of a server's words. */
const LONGEST = 200;
