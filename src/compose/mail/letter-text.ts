import type { Claim } from '../view.ts';
import { dotted } from '../words.ts';
import type { Letter } from './letter.ts';

/** A mail as plain text, for who reads no HTML. */
export function letterText(letter: Letter): string {
  const { brand, title, period, headline, standfirst, since, alerts, link, files, restsOn } = letter;
  return `${[
    dotted(brand === title ? '' : brand, title, period),
    sentence(headline),
    ...(standfirst.length === 0 ? [] : [standfirst.map(sentence).join('\n')]),
    ...figuresText(letter),
    ...sinceText(since),
    ...alertsText(alerts),
    ...(link === null ? [] : [`The whole report: ${link}`]),
    ...(files.length === 0
      ? []
      : [
          ['The PDFs, too large to attach:', ...files.map(({ name, address }) => `${name}: ${address}`)].join(
            '\n',
          ),
        ]),
    restsOn,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function figuresText({ figures, since }: Letter): string[] {
  if (figures.length === 0) return [];
  const widest = Math.max(...figures.map(({ label }) => label.length));
  const rows = figures.map(
    ({ label, short, change }) => `${label.padEnd(widest)}  ${short}${changed(change)}`,
  );
  return [[...(since === null ? [] : [`Beside the drop of ${since.day}:`]), ...rows].join('\n')];
}

function changed(change: Letter['figures'][number]['change']): string {
  return change === null ? '' : ` (${change.text})`;
}

function sinceText(since: Letter['since']): string[] {
  if (since === null) return [];
  return [[`Since the drop of ${since.day}`, ...since.claims.map((one) => `- ${sentence(one)}`)].join('\n')];
}

function alertsText(alerts: Letter['alerts']): string[] {
  if (alerts === null) return [];
  return [
    ['Alerts', ...(alerts.length === 0 ? ['None.'] : alerts.map((one) => `- ${sentence(one)}`))].join('\n'),
  ];
}

/** A headline has no full stop on a page; in a text it ends with one. */
export function sentence({ text }: Pick<Claim, 'text'>): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
