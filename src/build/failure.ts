/**
 * Something went wrong that the person at the keyboard can mend. The message says where, what, and after
 * "→" what to do; scripts print it as it is, without a stack.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The code of a file-system or network error (ENOSPC, EADDRINUSE…); undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
