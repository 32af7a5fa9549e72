import type { Claim } from '../view.ts';
import { dotted } from '../words.ts';
import type { Letter } from './letter.ts';

/** A mail as plain text, for who reads no HTML. */
export function letterText(letter: Letter): string {
  const { brand, title, period, headline, standfirst, figures, alerts, link, files, restsOn } = letter;
  const widest = Math.max(0, ...figures.map(({ label }) => label.length));
  return `${[
    dotted(brand === title ? '' : brand, title, period),
    sentence(headline),
    ...(standfirst.length === 0 ? [] : [standfirst.map(sentence).join('\n')]),
    ...(figures.length === 0
      ? []
      : [figures.map(({ label, short }) => `${label.padEnd(widest)}  ${short}`).join('\n')]),
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
