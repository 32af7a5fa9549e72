import type { ReportTypefaces, Typeface } from './report-typefaces.ts';

/** Rules for a page's style element; '' where Inter is all there is. `address` is that of the files, with a slash. */
export function typefaceStyle({ faces }: ReportTypefaces, address: string): string {
  if (faces.length === 0) return '';
  const rules = faces.map(
    ({ family, weight, name, unicodeRange }) =>
      `@font-face{font-family:${FAMILIES[family]};src:url("${address}${name}") format("woff2");font-weight:${weight};font-display:swap;unicode-range:${unicodeRange}}`,
  );
  const stack = (...families: Typeface['family'][]) =>
    [
      ...families
        .filter((family) => faces.some((one) => one.family === family))
        .map((family) => FAMILIES[family]),
      'var(--font-inter)',
    ].join();
  return [
    ...rules,
    // Charts are measured for the widths of Inter.
    `:root{--font-text:${stack('brand', 'scripts')};--font-chart:${stack('scripts')}}`,
    `@media print{:root{--font-text:${stack('brand', 'scripts', 'pictures')};--font-chart:${stack('scripts', 'pictures')};--font-code:${stack('code')}}}`,
  ].join('');
}

const FAMILIES = { brand: 'Brand', scripts: 'Scripts', pictures: 'Pictures', code: 'Code' } as const;
