/** Which server sends, and as whom: from the environment, so that no password lies in a file of the project. */
import { z } from 'zod';
import { Failure } from '../failure.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** Nothing is said before the connection is encrypted; false only where that was asked for. */
  readonly requireTls: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
  readonly from: Sender;
}

export interface Sender {
  /** '' = the address alone. */
  readonly name: string;
  readonly address: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Ports of mail that is submitted: with TLS from the start, and with TLS after a hello. */
const TLS_PORT = 465;
const PORT = 587;

export function smtpSettings(env: Environment): SmtpSettings {
  const from = senderOf(env);
  const tls = env.SMTP_TLS ?? 'on';
  if (tls !== 'on' && tls !== 'off')
    throw new Failure(
      `SMTP_TLS is "${tls}".\n  → Leave it out, or set it to off for a server of your own machine.`,
    );
  const { host, port, secure, user, pass } = env.SMTP_URL ? fromUrl(env.SMTP_URL) : fromParts(env);
  if (user !== '' && pass === '')
    throw new Failure('SMTP_USER is set and SMTP_PASS is not.\n  → Set both, or neither.');
  if (user === '' && pass !== '')
    throw new Failure('SMTP_PASS is set and SMTP_USER is not.\n  → Set both, or neither.');
  return {
    host,
    port,
    secure,
    requireTls: tls === 'on',
    auth: user === '' ? null : { user, pass },
    from,
  };
}

function fromParts(env: Environment) {
  if (!env.SMTP_HOST)
    throw new Failure(
      'No mail server is named.\n  → Set SMTP_URL, or SMTP_HOST, SMTP_PORT, SMTP_USER and SMTP_PASS; or write the mails as files with --dry-run FOLDER.',
    );
  const port = Number(env.SMTP_PORT || PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Failure(
      `SMTP_PORT is "${env.SMTP_PORT}", which is no port.\n  → Set a number such as ${PORT}.`,
    );
  return {
    host: env.SMTP_HOST,
    port,
    secure: port === TLS_PORT,
    user: env.SMTP_USER ?? '',
    pass: env.SMTP_PASS ?? '',
  };
}

/** What is wrong with the address is said without it: it holds the password. */
function fromUrl(text: string) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw new Failure(
      'SMTP_URL is no address of a mail server.\n  → Give one such as smtps://user:password@smtp.example.com, with special characters of the password percent-encoded.',
    );
  const secure = url.protocol === 'smtps:' || url.port === String(TLS_PORT);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? TLS_PORT : PORT) : Number(url.port),
    secure,
    user: decoded(url.username),
    pass: decoded(url.password),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Failure(
      'User or password of SMTP_URL has a % that stands for nothing.\n  → Write it as %25, or use SMTP_USER and SMTP_PASS.',
    );
  }
}

/** `Acme reports <reports@acme.example>`, or the address alone. */
export function senderOf(env: Environment): Sender {
  const text = env.SMTP_FROM ?? '';
  const [, name = '', address = text] = /^([^<>"\r\n]*)<([^<>]*)>$/.exec(text) ?? [];
  if (!z.email().safeParse(address.trim()).success)
    throw new Failure(
      `SMTP_FROM is ${text === '' ? 'not set' : `${JSON.stringify(text)}, which is no sender`}.\n  → Set it to an address such as reports@example.com, or "Acme reports <reports@example.com>".`,
    );
  return { name: name.trim(), address: address.trim() };
}
