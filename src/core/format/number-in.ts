/** Reads a number back from a cell that the formatter wrote, so that a page need not say it twice. */

/** What parts whole from fraction in a locale. */
export function decimalMark(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

/** 3786492.07 from "₹37,86,492.07", −0.0457 from "−4,57 %"; `null` where there is none. Words of scale are not read. */
export function numberIn(text: string, mark: string): number | null {
  const kept = [...text].filter((char) => /\d/.test(char) || char === mark).join('');
  // A sign of currency may hold a dot of its own, such as Rs.
  const plain = kept.replace(mark, '.').replace(/^\.(?=\d+\.)/, '');
  if (!/^\d/.test(plain)) return null;
  const size = Number(plain);
  if (Number.isNaN(size)) return null;
  const number = text.includes('%') ? Number((size / 100).toPrecision(12)) : size;
  return /[-−]/.test(text) && number !== 0 ? -number : number;
}
