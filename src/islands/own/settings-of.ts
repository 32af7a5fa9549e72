import type { OwnSettings } from './messages.ts';

/** What the form asks of the reader; a control that was left alone asks nothing. */
export function settingsOf(form: HTMLFormElement): OwnSettings {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const [currency, locale, dateFormat, decimal] = ['currency', 'locale', 'dateFormat', 'decimal'].map(text);
  const margin = Number(text('margin'));
  return {
    ...(currency && { currency }),
    ...(locale && { locale }),
    ...(dateFormat && { dateFormat }),
    ...(decimal && { decimal: decimal as '.' | ',' }),
    ...(margin > 0 && { margin: margin / 100 }),
    ...(data.has('quarantine') && { quarantine: true }),
  };
}
