import type { ReportTypefaces, Typeface } from './report-typefaces.ts';

/** Rules for a page's style element; '' where Inter is all there is. `address` is that of the files, with a slash. */
export function typefaceStyle({ faces }: ReportTypefaces, address: string): string {
  if (faces.length === 0) return '';
  const rules = faces.map(
    ({ family, weight, name, unicodeRange }) =>
      `@font-face{font-family:${FAMILIES[family]};src:url("${address}${name}") format("woff2");font-weight:${weight};font-display:swap;unicode-range:${unicodeRange}}`,
  );
  const named = (...families: Typeface['family'][]) =>
    families.filter((family) => faces.some((one) => one.family === family)).map((family) => FAMILIES[family]);
  const stack = (...families: Typeface['family'][]) => [...named(...families), INTER].join();
  // On a screen pictures are those of the reader's machine, in colour, where it has any.
  const onScreen = (...families: Typeface['family'][]) => {
    const pictures = named('pictures');
    return [stack(...families), ...(pictures.length === 0 ? [] : [...COLOURED, ...pictures])].join();
  };
  return [
    ...rules,
    // Charts are measured for the widths of Inter.
    `:root{--font-text:${onScreen('brand', 'scripts')};--font-chart:${onScreen('scripts')}}`,
    `@media print{:root{--font-text:${stack('brand', 'scripts', 'pictures')};--font-chart:${stack('scripts', 'pictures')};--font-code:${stack('code')}}}`,
  ].join('');
}

const INTER = 'var(--font-inter)';
const COLOURED = ['"Apple Color Emoji"', '"Segoe UI Emoji"', '"Noto Color Emoji"'];
const FAMILIES = { brand: 'Brand', scripts: 'Scripts', pictures: 'Pictures', code: 'Code' } as const;
