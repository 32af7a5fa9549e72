/**
 * Something went wrong that the person at the keyboard can mend. The message says where, what, and after
 * "→" what to do; scripts print it as it is, without a stack.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/**
 * What is printed of an error: a Failure as it is; anything else in one sentence that begins with `what`
 * failed, since a stack helps only those who know the source. They set DEBUG.
 */
export function toldError(error: unknown, what: string, debug = Boolean(process.env.DEBUG)): string {
  if (error instanceof Failure) return error.message;
  if (debug) return `${what}:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  const words = (error instanceof Error ? error.message : String(error)).trim() || 'an error without words';
  const [first = ''] = words.split('\n');
  return `${what}: ${/[.!?]$/.test(first) ? first : `${first}.`}\n  → Set DEBUG=1 and run the command again to see where.`;
}

/** The code of a file-system or network error (ENOSPC, EADDRINUSE…); undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
