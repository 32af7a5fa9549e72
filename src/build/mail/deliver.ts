/**
 * Sends messages, each to one person: to all who can have theirs at once, and later again to those for whom the
 * server was not ready. What one is refused holds up nobody else.
 */
import type { Letterbox, Outcome } from './hand-over.ts';
import type { Mailed, MailedEntry } from './mailed.ts';

export interface Message {
  /** The same for the same mail, in every run. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Made when it is sent: many with large PDFs need not be held at once. */
  bytes(): Promise<Buffer>;
  readonly note: Pick<MailedEntry, 'report' | 'what' | 'drop'>;
}

export interface World {
  readonly letterbox: Letterbox;
  readonly mailed: Mailed;
  /** Addresses in small letters that are sent what an earlier run may have sent them. */
  readonly again: ReadonlySet<string>;
  now(): Date;
  /** Milliseconds. */
  wait(time: number): Promise<void>;
  tell(line: string): void;
}

/** Before each further try, in milliseconds: servers that put off strangers take them after some minutes. */
export const PAUSES = [2_000, 15_000, 60_000, 240_000];

export type Result = { readonly message: Message; readonly outcome: Outcome | { readonly kind: 'had' } };

const cutOff: Outcome = {
  kind: 'unsure',
  why: 'a run was cut off when the server had it, and before the answer',
};

/** Gives what came of each message, in the order in which that was known. */
export async function deliver(messages: readonly Message[], world: World): Promise<Result[]> {
  const results: Result[] = [];
  const done = (message: Message, outcome: Result['outcome']) => {
    results.push({ message, outcome });
    world.tell(`  ${message.to}  ${wordsFor(outcome)}`);
  };
  let waiting: readonly Message[] = messages.filter((message) => {
    const state = world.mailed.state(message.key);
    if (state === 'sent') done(message, { kind: 'had' });
    else if (state === 'handed over' && !world.again.has(message.to.toLowerCase())) done(message, cutOff);
    else return true;
    return false;
  });
  for (const pause of [0, ...PAUSES]) {
    if (pause > 0) await world.wait(pause);
    const last = pause === PAUSES.at(-1);
    const later: Message[] = [];
    let silent: Extract<Outcome, { kind: 'unreachable' }> | null = null;
    for (const message of waiting) {
      // Whom nobody answers to, no other message reaches either in the same round.
      const outcome: Outcome = silent ?? (await attempt(message, world));
      if (outcome.kind === 'unreachable') silent = outcome;
      if ((outcome.kind === 'unreachable' || outcome.kind === 'later') && !last) later.push(message);
      else done(message, outcome);
      if (outcome.kind === 'settings') {
        // A login that is refused over and over locks the account.
        const rest = messages.filter((one) => !results.some((result) => result.message === one));
        for (const one of rest) done(one, outcome);
        return results;
      }
    }
    if (later.length === 0) break;
    const why = silent === null ? 'put off by the server' : `no answer: ${silent.why}`;
    world.tell(`  ${later.length === 1 ? 'One mail' : `${later.length} mails`} to be tried again (${why})`);
    waiting = later;
  }
  return results;
}

async function attempt(message: Message, { letterbox, mailed, now }: World): Promise<Outcome> {
  const { key, from, to, note } = message;
  const entry = (state: MailedEntry['state']) => ({ ...note, to, state, at: now().toISOString() });
  const outcome = await letterbox.send(await message.bytes(), from, to, () =>
    mailed.note(key, entry('handed over')),
  );
  if (outcome.kind === 'sent') mailed.note(key, entry('sent'));
  else if (outcome.kind !== 'unsure') mailed.forget(key);
  return outcome;
}

function wordsFor(outcome: Result['outcome']): string {
  switch (outcome.kind) {
    case 'sent':
      return 'sent';
    case 'had':
      return 'has it already';
    case 'refused':
      return `refused: ${outcome.why}`;
    case 'later':
      return `put off to the end: ${outcome.why}`;
    case 'unreachable':
    case 'settings':
      return `not sent: ${outcome.why}`;
    case 'unsure':
      return `may have it or not: ${outcome.why}`;
  }
}
