/** A report's own colours, running head and paper, as CSS: the one place where a brand meets the stylesheet. */
import type { Report } from '../core/report.ts';
import { colourUses, isSpendApart, plainColours } from './brand-colours.ts';

/** How high a sheet is, and how high a chart may be for two to stand on it. */
const sheets = {
  A4: { height: '297mm', chart: '92mm' },
  Letter: { height: '279.4mm', chart: '84mm' },
} as const satisfies Record<Report['paper'], object>;

/** `head` runs along the top of every sheet of paper. */
export function brandStyle({ brand, paper: size }: Report, head: string): string {
  const sheet = sheets[size];
  const uses = colourUses({ brand });
  return `@page{size:${size}}:root{${[
    ...uses.map(({ variable, light, dark }) =>
      variable === 'spend' && !isSpendApart(uses)
        ? '--spend:var(--ink)'
        : `--${variable}:light-dark(${light},${dark})`,
    ),
    `--ornament:${brand?.colours?.secondary ?? plainColours.secondary}`,
    `--running-head:${cssString(head)}`,
    `--sheet-height:${sheet.height}`,
    `--chart-room:${sheet.chart}`,
  ].join(';')}}`;
}

/** Any text as a CSS string that can stand in a style element. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\<>&\n\r\f\0]/g, (char) => `\\${(char.codePointAt(0) || 0xfffd).toString(16)} `)}"`;
}

/** A square in the brand's colours, for the browser's tab. */
export function brandIcon({ brand }: Report): string {
  const { primary, accent = plainColours.accent } = brand?.colours ?? plainColours;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${primary}"/><path d="M3 12 7 8l2 2 4-6" fill="none" stroke="#fff" stroke-width="2"/><circle cx="13" cy="4" r="1.6" fill="${accent}"/></svg>`;
}
