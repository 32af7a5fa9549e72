/** Asks for the password of a locked report, and keeps its keys for the worker that answers for its files. */
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { cost, passwordBytes, type ReadingKeys, readingKeys, saltOf } from '../../core/lock/keys.ts';
import { LOCK_FILE, opensLock, WORKER } from '../../core/lock/lock-file.ts';
import { keepKeys, keptKeys, REST } from './kept-keys.ts';
import { forgetTried, isTried, noteTried } from './tried.ts';
import '../../styles/unlock.css';

/** A locked report, as the page names it. */
interface Place {
  readonly slug: string;
  readonly name: string;
  /** Path of the report. */
  readonly root: string;
}

/** Milliseconds after which a worker that has not started will not. */
const PATIENCE = 15_000;

const form = find<HTMLFormElement>('form');
const input = find<HTMLInputElement>('#password');
let isBusy = false;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const place = placeOf(location.pathname);
  if (isBusy || place === null) return;
  isBusy = true;
  tell('', 'Opening …');
  input.removeAttribute('aria-invalid');
  try {
    if (await unlock(place, input.value)) return;
    input.setAttribute('aria-invalid', 'true');
    tell('This password does not open the report.', '');
  } catch (error) {
    tellFailure(error);
  }
  isBusy = false;
  input.focus();
  input.select();
});

find('[data-show]').addEventListener('click', ({ currentTarget }) => {
  const isShown = input.type === 'text';
  input.type = isShown ? 'password' : 'text';
  (currentTarget as HTMLElement).setAttribute('aria-pressed', String(!isShown));
});

await begin(placeOf(location.pathname));

async function begin(place: Place | null): Promise<void> {
  if (place === null) return;
  const lacking = whatIsLacking();
  if (lacking !== null) {
    find('[data-when=unable] p').textContent = lacking;
    return show('unable', place);
  }
  const kept = await keptKeys(place.root).catch(() => null);
  if (
    kept !== null &&
    Date.now() - kept.used < REST &&
    (await isKeyOf(place, kept.keys).catch(() => false))
  ) {
    // The worker had a look and found no such page.
    if (navigator.serviceWorker.controller && isPlaceless()) return forgetTried();
    // A page that was loaded past the worker, as by a hard reload.
    if (!isTried()) {
      noteTried();
      try {
        return await enter(place);
      } catch (error) {
        tellFailure(error);
      }
    }
  }
  forgetTried();
  show('form', place);
  input.focus();
}

/** Browsers end their words with a full stop, or without. */
function tellFailure(error: unknown): void {
  const why = (error as Error).message.replace(/\.$/, '');
  tell(`The report could not be opened: ${why}. Load this page again, or use another browser.`, '');
}

/** Whether it is the right password; then the page gives way to the one that was asked for. */
async function unlock(place: Place, typed: string): Promise<boolean> {
  const options = { ...cost, asyncTick: 20 };
  const master = await scryptAsync(passwordBytes(typed), saltOf(place.slug), options);
  const keys = await readingKeys(Uint8Array.from(master));
  if (!(await isKeyOf(place, keys))) return false;
  await keepKeys(place.root, { keys, used: Date.now() });
  await enter(place);
  return true;
}

async function isKeyOf({ root }: Place, keys: ReadingKeys): Promise<boolean> {
  const answer = await fetch(root + LOCK_FILE, { cache: 'no-cache' });
  const isRight = answer.ok ? await opensLock(keys, await answer.text()) : null;
  if (isRight === null) throw new Error(`${root}${LOCK_FILE} answers ${answer.status}, and is no lock`);
  return isRight;
}

async function enter({ root }: Place): Promise<void> {
  await navigator.serviceWorker.register(root + WORKER, { scope: root });
  const late = new Promise<never>((_, failed) => {
    setTimeout(() => failed(new Error('this browser does not start what answers for its files')), PATIENCE);
  });
  await Promise.race([navigator.serviceWorker.ready, late]);
  location.reload();
}

function whatIsLacking(): string | null {
  if (!isSecureContext)
    return 'This report opens with a password, at an address that begins with https:// alone.';
  if (!('serviceWorker' in navigator) || !('indexedDB' in globalThis))
    return 'This report opens with a password, but not in this window: some browsers lack what it needs in private ones. Use an ordinary window, or another browser.';
  return null;
}

/** The locked report that a path lies in. */
function placeOf(path: string): Place | null {
  const places: readonly Place[] = JSON.parse(find('main').dataset.places ?? '[]');
  return places.find(({ root }) => path.startsWith(root)) ?? null;
}

/** Whether this is the page for addresses that there are none for. */
function isPlaceless(): boolean {
  return document.querySelector('[data-when=missing]') !== null;
}

function show(what: 'form' | 'unable', { name }: Place): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-when]')) {
    part.hidden = part.dataset.when !== what;
    const title = part.querySelector('[data-name]');
    if (title) title.textContent = name;
  }
  document.title = name;
}

function tell(problem: string, status: string): void {
  find('[role=alert]').textContent = problem;
  find('[role=status]').textContent = status;
}

function find<E extends HTMLElement = HTMLElement>(selector: string): E {
  return document.querySelector(selector) as E;
}
