/** A report's own colours, running head and paper, as CSS: the one place where a brand meets the stylesheet. */
import { type Colour, difference, GRAPHIC_CONTRAST, legible, paper, TEXT_CONTRAST } from '../core/colour.ts';
import type { Report } from '../core/report.ts';

/** How high a sheet is, and how high a chart may be for two to stand on it. */
const sheets = {
  A4: { height: '297mm', chart: '92mm' },
  Letter: { height: '279.4mm', chart: '84mm' },
} as const satisfies Record<Report['paper'], object>;

/** Worn by a report that names no brand. */
const plain = { primary: '#24527a', secondary: '#7a8793', accent: '#c2541b' };

/** `head` runs along the top of every sheet of paper. */
export function brandStyle({ brand, paper: size }: Report, head: string): string {
  const colours = { ...plain, ...brand?.colours };
  const sheet = sheets[size];
  return `@page{size:${size}}:root{${[
    variable('accent', colours.primary, TEXT_CONTRAST),
    variable('revenue', colours.primary, GRAPHIC_CONTRAST),
    variable('ornament', colours.secondary ?? plain.secondary, 1),
    spendVariable(colours.primary, colours.accent ?? plain.accent),
    `--running-head:${cssString(head)}`,
    `--sheet-height:${sheet.height}`,
    `--chart-room:${sheet.chart}`,
  ].join(';')}}`;
}

/** Spend is marked upon bars of revenue: where a brand's two colours are too alike, in ink. */
function spendVariable(primary: Colour, accent: Colour): string {
  const apart = (['light', 'dark'] as const).every(
    (scheme) =>
      difference(
        legible(primary, paper[scheme], GRAPHIC_CONTRAST),
        legible(accent, paper[scheme], GRAPHIC_CONTRAST),
      ) > 60,
  );
  return apart ? variable('spend', accent, GRAPHIC_CONTRAST) : '--spend:var(--ink)';
}

function variable(name: string, colour: Colour, contrast: number): string {
  return `--${name}:light-dark(${legible(colour, paper.light, contrast)},${legible(colour, paper.dark, contrast)})`;
}

/** Any text as a CSS string that can stand in a style element. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\<>&\n\r\f\0]/g, (char) => `\\${(char.codePointAt(0) || 0xfffd).toString(16)} `)}"`;
}

/** A square in the brand's colours, for the browser's tab. */
export function brandIcon({ brand }: Report): string {
  const { primary, accent = plain.accent } = brand?.colours ?? plain;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${primary}"/><path d="M3 12 7 8l2 2 4-6" fill="none" stroke="#fff" stroke-width="2"/><circle cx="13" cy="4" r="1.6" fill="${accent}"/></svg>`;
}
