/** A currency written beside an amount: taken when it is the report's own, refused when it is another. */
import type { Finding } from '../finding.ts';

/** Marks met beside amounts, without case and points, and the currencies they may stand for. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  '₹': ['INR'],
  rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP', 'TWD'],
  us$: ['USD'],
  a$: ['AUD'],
  au$: ['AUD'],
  c$: ['CAD'],
  ca$: ['CAD'],
  s$: ['SGD'],
  hk$: ['HKD'],
  nz$: ['NZD'],
  r$: ['BRL'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  '₩': ['KRW'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₫': ['VND'],
  '₱': ['PHP'],
  '฿': ['THB'],
  '₦': ['NGN'],
  '₪': ['ILS'],
  '৳': ['BDT'],
  zł: ['PLN'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  rp: ['IDR'],
  rm: ['MYR'],
};

const MARK = String.raw`(?:[A-Za-z]{1,2}\p{Sc}|\p{Sc}|[A-Z]{3}|[Rr][Ss]\.?|zł|[Kk]r\.?|Rp\.?|RM)`;
const BEFORE = new RegExp(`^(-?)(${MARK})\\s*(-?)(?=[\\d.,])`, 'u');
const AFTER = new RegExp(`(?<=\\d)\\s*(${MARK})$`, 'u');

const own: Finding = {
  code: 'number-currency',
  say: (value) => `Amounts are written with their currency, such as ${value}; read as the report's currency.`,
  hint: null,
  once: true,
};

/** Knows the currency of the drop: the report's, or else the one mark that all its amounts share. */
export class CurrencyMarks {
  readonly #configured: string | null;
  #mark: string | null = null;

  constructor(configured: string | null) {
    this.#configured = configured?.toUpperCase() ?? null;
  }

  /** The mark that the amounts share; `null` = none stands beside any, or the report names the currency. */
  get mark(): string | null {
    return this.#mark;
  }

  /** The amount without its currency, and what is to be said of it. */
  strip(text: string): { text: string; findings: readonly Finding[]; problem: Finding | null } {
    const before = BEFORE.exec(text);
    const bare = before ? `${before[1]}${before[3]}${text.slice(before[0].length)}` : text;
    const after = before ? null : AFTER.exec(bare);
    const mark = before?.[2] ?? after?.[1];
    if (mark === undefined) return { text, findings: [], problem: null };
    const amount = after ? bare.slice(0, after.index) : bare;
    const problem = this.#judge(mark.toLowerCase().replace('.', ''), mark);
    return { text: amount, findings: [own], problem };
  }

  #judge(key: string, mark: string): Finding | null {
    const stands = Object.hasOwn(MARKS, key) ? (MARKS[key] ?? []) : [key.toUpperCase()];
    if (this.#configured !== null) {
      return stands.includes(this.#configured) ? null : other(`not in ${this.#configured}`, 'row');
    }
    this.#mark ??= key;
    if (this.#mark === key) return null;
    return other(`in another currency ("${mark}") than others in this drop ("${this.#mark}")`, 'file');
  }
}

function other(how: string, scope: 'row' | 'file'): Finding {
  return {
    code: 'number-currency-other',
    say: (value) => `${value} is ${how}.`,
    hint: 'Convert the amount in the source; amounts of different currencies cannot be added.',
    scope,
  };
}
