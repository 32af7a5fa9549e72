/** The page that asks for a report's password. It says the report's slug in words, and nothing else of it. */
import { createHash } from 'node:crypto';
import { Html, html } from '../../compose/markup/html.ts';
import { LOCKED } from '../../core/lock/lock-file.ts';

/** A locked report, as it may be named to anyone. */
export interface LockedPlace {
  readonly slug: string;
  readonly name: string;
  /** Path of the report, with slashes at both ends. */
  readonly root: string;
}

/** What a report is called by those who may not know its title. */
export function openName(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** In place of a page of the report. */
export function unlockPage(place: LockedPlace): string {
  const { name } = place;
  return document(
    name,
    [place],
    place.root,
    html`
    ${asking(name)}
    <section data-when="unable">
      <h1 class="headline" data-name>${name}</h1>
      <p class="standfirst">This report opens with its password.<noscript> It takes JavaScript, which is off here.</noscript></p>
    </section>`,
  );
}

/** The host's answer for addresses that it has no page for; those of locked reports it has none for either. */
export function missingPage(places: readonly LockedPlace[], base: string): string {
  return document(
    'No such page',
    places,
    places[0]?.root ?? base,
    html`
    ${asking('')}
    <section data-when="unable" hidden>
      <h1 class="headline" data-name></h1>
      <p class="standfirst"></p>
    </section>
    <section data-when="missing">
      <h1 class="headline">There is no such page</h1>
      <p class="standfirst">If it is of a report that opens with a password, open that first.</p>
      <p class="standfirst"><a href="${base}">What is here</a></p>
    </section>`,
  );
}

function asking(name: string): Html {
  return html`
    <section data-when="form" hidden>
      <h1 class="headline" data-name>${name}</h1>
      <p class="standfirst">This report opens with its password.</p>
      <form method="post">
        <label for="password">Password</label>
        <p class="field">
          <input id="password" type="password" autocomplete="current-password" autocapitalize="off" spellcheck="false" required aria-describedby="problem">
          <button type="button" data-show aria-pressed="false">Show</button>
        </p>
        <div class="said">
          <p role="alert" id="problem"></p>
          <p role="status"></p>
        </div>
        <button class="open">Open</button>
      </form>
      <p class="aside">The password is not kept. The report stays open in this browser until you lock it, or until none of its pages is open and the last was opened half an hour ago.</p>
    </section>`;
}

/** Stands in the page: browsers ask for it before a stylesheet has come, and end the transition without. */
const GLIDE = '@media (prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}';

/** Nothing but the page's own script runs, and no form goes anywhere, should that fail. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'sha256-${createHash('sha256').update(GLIDE).digest('base64')}'`,
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** `from` is the path of the report whose files the page uses. */
function document(title: string, places: readonly LockedPlace[], from: string, main: Html): string {
  const at = (name: string) => `${from}${LOCKED}${name}`;
  const page = html`
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="content-security-policy" content="${POLICY}">
    <meta name="viewport" content="width=device-width">
    <meta name="robots" content="noindex">
    <meta name="referrer" content="same-origin">
    <title>${title}</title>
    <link rel="icon" href="${at('icon.svg')}">
    <style>${new Html(GLIDE)}</style>
    <link rel="stylesheet" href="${at('unlock.css')}">
    <script type="module" src="${at('unlock.js')}"></script>
    </head>
    <body>
    <main class="page asking" data-places="${JSON.stringify(places)}">${main}</main>
    </body>
    </html>`;
  return `<!doctype html>${page.text}\n`;
}
