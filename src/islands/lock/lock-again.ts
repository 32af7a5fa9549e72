/** Puts a control into the head of a page of an open report that locks it again, in all tabs. */
import { forgetKeys, keptKeys } from './kept-keys.ts';
import { forgetTried } from './tried.ts';

const { src } = document.currentScript as HTMLScriptElement;
const { pathname: root } = new URL('..', src);
const others = new BroadcastChannel(`uplift-lock ${root}`);
others.addEventListener('message', () => location.replace(root));

forgetTried();

// Back at a page that the browser has kept as it was, or one that was on its way when the report was locked.
addEventListener('pageshow', async () => {
  if ((await keptKeys(root)) === null) location.reload();
});

const button = document.createElement('button');
button.type = 'button';
button.className = 'lock';
button.textContent = 'Lock';
button.addEventListener('click', async () => {
  await forgetKeys(root);
  others.postMessage('locked');
  location.replace(root);
});

const head = document.querySelector<HTMLElement>('.masthead .aside');
const onScreen = document.createElement('span');
onScreen.className = 'screen-only';
onScreen.append(head?.innerText.trim() ? ' · ' : '', button);
head?.append(onScreen);
