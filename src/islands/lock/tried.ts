/**
 * A page that was loaded past the worker is left for the one that the worker shows there, once: should it be passed
 * again, the page asks for the password.
 */

const TRIED = 'uplift-tried';

/** Whether this very page was left so before. */
export function isTried(): boolean {
  return sessionStorage.getItem(TRIED) === location.href;
}

export function noteTried(): void {
  sessionStorage.setItem(TRIED, location.href);
}

/** The worker has answered, or the password is asked for: the next time is another one. */
export function forgetTried(): void {
  sessionStorage.removeItem(TRIED);
}
