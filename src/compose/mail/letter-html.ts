/**
 * A mail as HTML: one column, styles on the elements and a table for the figures, as many programs that show
 * mail know nothing else. No pictures: what is loaded from elsewhere tells who reads it, and when.
 */
import { attribute, type Html, html } from '../markup/html.ts';
import type { FigureView } from '../view.ts';
import { dotted } from '../words.ts';
import type { Letter } from './letter.ts';
import { sentence } from './letter-text.ts';

const ink = '#1b1f24';
const quiet = '#5b6570';
const rule = '#d9dee3';
/** Stacked on phones: of two columns each holds a figure and its name. */
const COLUMNS = 2;

const fonts = "Inter,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const body = `margin:0;padding:0;background:#fff;color:${ink};font-family:${fonts};font-size:16px;line-height:1.5`;
const small = `margin:0;font-size:14px;line-height:1.4;color:${quiet}`;

export function letterHtml(letter: Letter): string {
  const { subject, language, brand, title, period, headline, standfirst, figures, since, restsOn } = letter;
  return `<!doctype html>${html`
    <html lang="${language}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light">
        <title>${subject}</title>
      </head>
      <body style="${body}">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse">
          <tr><td align="center" style="padding:24px 20px 32px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;max-width:600px;text-align:left">
              <tr><td style="border-top:3px solid ${letter.accent};padding:16px 0 0">
                <p style="${small}">${dotted(brand === title ? '' : brand, title)}</p>
                <p style="${small}">${period}</p>
                <h1 style="margin:16px 0 12px;font-size:24px;line-height:1.25;font-weight:600;color:${ink}">${sentence(headline)}</h1>
                ${standfirst.map((claim) => html`<p style="margin:0 0 8px;color:${ink}">${sentence(claim)}</p>`)}
                ${since !== null && figures.length > 0 && html`<p style="${small};margin-top:16px">Beside the drop of ${since.day}:</p>`}
                ${figuresTable(figures)}
                ${sinceHtml(letter)}
                ${alertsHtml(letter)}
                ${linksHtml(letter)}
                <p style="${small};border-top:1px solid ${rule};padding-top:12px">${restsOn}</p>
              </td></tr>
            </table>
          </td></tr>
        </table>
      </body>
    </html>`}`;
}

function figuresTable(figures: readonly FigureView[]): Html | false {
  if (figures.length === 0) return false;
  const rows = Array.from({ length: Math.ceil(figures.length / COLUMNS) }, (_, at) =>
    figures.slice(at * COLUMNS, (at + 1) * COLUMNS),
  );
  const cell = `width:50%;padding:10px 12px 10px 0;border-top:1px solid ${rule};vertical-align:top`;
  return html`
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:16px 0 24px">
      ${rows.map(
        (row) =>
          html`<tr>${row.map(
            ({ label, short, change }) => html`
            <td style="${cell}">
              <span style="${small};display:block">${label}</span>
              <span style="display:block;font-size:22px;line-height:1.3;font-weight:600;font-variant-numeric:tabular-nums;color:${ink}">${short}</span>
              ${change !== null && html`<span style="${small};display:block">${change.text}</span>`}
            </td>`,
          )}</tr>`,
      )}
    </table>`;
}

function sinceHtml({ since }: Letter): Html | false {
  if (since === null) return false;
  return html`
    <h2 style="${heading}">Since the drop of ${since.day}</h2>
    <ul style="margin:0 0 24px;padding:0 0 0 20px">${since.claims.map((one) => html`<li style="margin:0 0 6px">${sentence(one)}</li>`)}</ul>`;
}

function alertsHtml({ alerts }: Letter): Html | false {
  if (alerts === null) return false;
  return html`
    <h2 style="${heading}">Alerts</h2>
    ${
      alerts.length === 0
        ? html`<p style="margin:0 0 24px">None.</p>`
        : html`<ul style="margin:0 0 24px;padding:0 0 0 20px">${alerts.map((one) => html`<li style="margin:0 0 6px">${sentence(one)}</li>`)}</ul>`
    }`;
}

function linksHtml({ link, files, accent }: Letter): Html {
  const anchor = (address: string, words: string) =>
    html`<a${attribute('href', address)} style="color:${accent}">${words}</a>`;
  return html`
    ${link !== null && html`<p style="margin:0 0 24px;font-weight:600">${anchor(link, 'Read the whole report')}</p>`}
    ${
      files.length > 0 &&
      html`
        <h2 style="${heading}">The PDFs, too large to attach</h2>
        <ul style="margin:0 0 24px;padding:0 0 0 20px">${files.map(({ name, address }) => html`<li>${anchor(address, name)}</li>`)}</ul>`
    }`;
}

const heading = `margin:0 0 8px;font-size:16px;line-height:1.4;font-weight:600;color:${ink}`;
