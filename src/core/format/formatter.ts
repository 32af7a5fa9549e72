/** The only place where a number becomes text. */
import type { Unit } from '../measure/measures.ts';
import { type Amount, decimal, UNIT } from '../money.ts';

export interface FormatSettings {
  /** BCP 47, such as en-IN. */
  readonly locale: string;
  /** ISO 4217, such as INR; `null` = not stated: amounts are shown without a sign, which is never guessed. */
  readonly currency: string | null;
}

/** What stands for a figure that is not defined. */
export const UNDEFINED = '–';

type Width = 'long' | 'short';

export interface Formatter {
  /** As people say it: ₹37.9 L, 3.00×, 4.6 %. `null` prints as a dash. */
  short(value: number | null, unit: Unit): string;
  /** In full: ₹37,86,492.07, 2.995005, 4.5715 %. */
  exact(value: number | null, unit: Unit): string;
  /** As a column of a table: money in full, ratios with as many decimals in every row. */
  table(value: number | null, unit: Unit): string;
  /** With as many digits that count as are asked. */
  digits(value: number, digits: number): string;
  /** 14 Jun 2025, in spaces that do not break. */
  day(day: number): string;
  /** 1 Jul 2024 – 30 Jun 2025; one date when both are the same. */
  period(from: number, to: number): string;
  /** A tick of time: 14 Jun, Jun, or 2025; the year below it at the first tick and where a year begins. */
  axisDate(date: Date, interval: string, first: boolean): string;
  /** June 2025 for 2025-06. */
  month(isoMonth: string): string;
  /** June for 6; Jun where it is to be short. */
  monthOfYear(month: number, width?: Width): string;
  /** Monday for 1; Mon where it is to be short. */
  weekday(isoWeekday: number, width?: Width): string;
  /** "Instagram, YouTube and TikTok". */
  list(items: readonly string[]): string;
  /** For an axis: 2 L, 0.5×, 10 %. */
  tick(value: number, unit: Unit): string;
}

/** Words for powers of ten, largest first, behind a space that does not break; lakh and crore where the locale counts by them. */
const scales: Record<string, readonly (readonly [power: number, word: string])[]> = {
  IN: [
    [7, '\u00a0Cr'],
    [5, '\u00a0L'],
  ],
  de: [
    [9, '\u00a0Mrd.'],
    [6, '\u00a0Mio.'],
  ],
  en: [
    [9, '\u00a0bn'],
    [6, '\u00a0M'],
    [3, '\u00a0k'],
  ],
};

export function createFormatter({ locale, currency }: FormatSettings): Formatter {
  const { language, region } = new Intl.Locale(locale);
  const scale = scales[region ?? ''] ?? scales[language] ?? scales.en ?? [];
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (text: string, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    const format = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
    numbers.set(key, format);
    // Intl reads decimal strings exactly, with any exponent, and rounds them half up.
    return format.format(text as Intl.StringNumericLiteral).replace('-', '−');
  };
  const sign =
    currency === null ? {} : ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const);

  /** Three digits and a word for the power of ten, or the number itself where it is small. */
  const scaled = (
    text: string,
    size: number,
    fullBelow: number,
    options: Intl.NumberFormatOptions,
  ): string => {
    const shown = Number(size.toPrecision(3));
    const step = scale.find(([power]) => shown >= Math.max(10 ** power, fullBelow));
    if (step === undefined) {
      const decimals = size < 100 && !Number.isInteger(size) ? 2 : 0;
      return number(text, { ...options, minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    }
    const [power, word] = step;
    const digits = {
      maximumSignificantDigits: 3,
      ...(options.minimumSignificantDigits !== 1 && { minimumSignificantDigits: 3 }),
    };
    // The word stands behind the last digit: inside the sign where a locale puts that last (3,79 Mio. €).
    return number(`${text}e-${power}`, { ...options, ...digits }).replace(
      /\d(?!.*\d)/,
      (last) => last + word,
    );
  };

  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {
      ...options,
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
    });
  const dayFormat = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayTick = dates({ day: 'numeric', month: 'short' });
  const monthTick = dates({ month: 'short' });
  const yearTick = dates({ year: 'numeric' });
  const monthFormat = dates({ month: 'long', year: 'numeric' });
  const monthNames = { long: dates({ month: 'long' }), short: monthTick };
  const weekdayNames = { long: dates({ weekday: 'long' }), short: dates({ weekday: 'short' }) };
  // Words are English whatever the locale: "and" stands between them.
  const lists = new Intl.ListFormat(/^en\b/.test(locale) ? locale : 'en-GB', { type: 'conjunction' });
  const at = (day: number) => new Date(day * 86_400_000);
  // Else a line of a narrow page ends in "since the drop of 1".
  const date = (day: number) => dayFormat.format(at(day)).replaceAll(' ', '\u00a0');

  const short = (value: number | null, unit: Unit): string => {
    if (value === null || !Number.isFinite(value)) return UNDEFINED;
    switch (unit) {
      case 'money':
        return scaled(moneyText(value), Math.abs(value) / UNIT, 10_000, sign);
      case 'count':
        return scaled(plain(value), Math.abs(value), 100_000, {});
      case 'multiple':
        return `${number(plain(value), smallRatio(value))}×`;
      case 'rate':
        return percent(value, rateDecimals(Math.abs(value)));
    }
  };
  const percent = (value: number, decimals: number) =>
    `${number(`${plain(value)}e2`, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}\u00a0%`;

  const exact = (value: number | null, unit: Unit): string => {
    if (value === null || !Number.isFinite(value)) return UNDEFINED;
    switch (unit) {
      case 'money':
        return number(
          moneyText(value),
          currency === null ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : sign,
        );
      case 'count':
        return number(plain(value), { maximumFractionDigits: 2 });
      case 'multiple':
        return `${number(plain(value), { minimumFractionDigits: 2, maximumFractionDigits: 6 })}×`;
      case 'rate':
        return percent(value, 4);
    }
  };

  const table = (value: number | null, unit: Unit): string => {
    if (value === null || !Number.isFinite(value)) return UNDEFINED;
    if (unit === 'rate') return percent(value, Math.abs(value) < 0.001 && value !== 0 ? 4 : 2);
    return unit === 'multiple' ? short(value, unit) : exact(value, unit);
  };

  return {
    short,
    exact,
    table,
    digits: (value, digits) => number(plain(value), { maximumSignificantDigits: digits }),
    day: date,
    period: (from, to) => (from === to ? date(from) : `${date(from)}\u00a0– ${date(to)}`),
    axisDate: (date, interval, first) => {
      if (interval.includes('year')) return yearTick.format(date);
      const text = (interval.includes('month') ? monthTick : dayTick).format(date);
      const yearBegins = date.getUTCMonth() === 0 && (interval.includes('month') || date.getUTCDate() <= 7);
      return first || yearBegins ? `${text}\n${yearTick.format(date)}` : text;
    },
    month: (isoMonth) => monthFormat.format(new Date(`${isoMonth}-01T00:00:00Z`)),
    monthOfYear: (month, width = 'long') => monthNames[width].format(new Date(Date.UTC(2001, month - 1, 1))),
    // 1970-01-05 was a Monday.
    weekday: (isoWeekday, width = 'long') => weekdayNames[width].format(at(3 + isoWeekday)),
    list: (items) => lists.format(items),
    tick: (value, unit) => {
      switch (unit) {
        case 'money':
          return scaled(moneyText(value), Math.abs(value) / UNIT, 1000, {
            ...sign,
            minimumSignificantDigits: 1,
          });
        case 'count':
          return scaled(plain(value), Math.abs(value), 1000, { minimumSignificantDigits: 1 });
        case 'multiple':
          return `${number(plain(value), { maximumFractionDigits: 2 })}×`;
        case 'rate':
          return `${number(`${plain(value)}e2`, { maximumFractionDigits: 2 })}\u00a0%`;
      }
    },
  };
}

/** Decimals of a percentage: two digits that count where it is small. */
function rateDecimals(size: number): number {
  if (size >= 10) return 0;
  if (size >= 0.1) return 1;
  if (size >= 0.001 || size === 0) return 2;
  return Math.min(8, 1 - Math.floor(Math.log10(size * 100)));
}

/** Two decimals; two digits that count where those would say little: 0.022. */
function smallRatio(value: number): Intl.NumberFormatOptions {
  return value !== 0 && Math.abs(value) < 0.1
    ? { maximumSignificantDigits: 2 }
    : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
}

/** Whole amounts exactly; an amount that a division left between two units rounds to the fourth decimal. */
function moneyText(value: Amount): string {
  return decimal(Math.round(value));
}

/** A ratio as text without exponent; twelve decimals hold all that is ever shown. */
function plain(value: number): string {
  return value.toFixed(12);
}
