/** A real mail server on this machine, which answers as a test wants it to. */
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly mail: Email;
}

export interface Answers {
  /** Code for a recipient; 250 = taken. */
  recipient?(to: string): number;
  /** Code for a message that arrived whole. */
  message?(to: string): number;
  /** Told of every chunk of a message, before it is read. */
  chunk?(bytes: number, hangUp: () => void): void;
  /** Told when a message has arrived whole, before it is answered. */
  arrived?(hangUp: () => void): void | Promise<void>;
}

export interface MailServer {
  readonly port: number;
  /** What was accepted. */
  readonly received: readonly Received[];
  /** How often each recipient was asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startMailServer(
  answers: Answers = {},
  options: SMTPServerOptions = {},
): Promise<MailServer> {
  const received: Received[] = [];
  const asked: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect: (_, done) => done(),
    onRcptTo: ({ address }, _, done) => {
      asked.push(address);
      done(refusal(answers.recipient?.(address)));
    },
    onData: (stream, { id, envelope }, done) => {
      const chunks: Buffer[] = [];
      const hangUp = () => {
        for (const connection of server.connections) if (connection.id === id) connection._socket.destroy();
      };
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        answers.chunk?.(chunk.length, hangUp);
      });
      stream.on('end', async () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        await answers.arrived?.(hangUp);
        const refused = refusal(answers.message?.(to[0] ?? ''));
        if (refused === null) {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          received.push({ from, to, mail: await PostalMime.parse(Buffer.concat(chunks)) });
        }
        done(refused);
      });
    },
    ...options,
  });
  // A client that breaks off is part of the tests.
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return { port, received, asked, close: () => new Promise((closed) => server.close(closed)) };
}

function refusal(code = 250): (Error & { responseCode: number }) | null {
  if (code < 400) return null;
  const words = code < 500 ? 'Try again later' : 'No such person here';
  return Object.assign(new Error(words), { responseCode: code });
}
