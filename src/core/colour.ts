/** A brand's colours, made legible: contrast by WCAG 2.2, towards black on paper and towards white in the dark. */

/** #rrggbb. */
export type Colour = string;

/** What text is set on, light and dark; the stylesheet's --paper. */
export const paper = { light: '#fdfcfa', dark: '#15181c' } as const;

/** WCAG 2.2: text of any size. */
export const TEXT_CONTRAST = 4.5;
/** WCAG 2.2: graphics. */
export const GRAPHIC_CONTRAST = 3;

/** The colour itself where it contrasts enough, else the nearest on the way to black or white that does. */
export function legible(colour: Colour, background: Colour, contrast: number): Colour {
  const towards = luminance(background) > 0.18 ? 0 : 255;
  const channels = channelsOf(colour);
  for (let step = 0; step <= 100; step++) {
    const mixed = hex(channels.map((channel) => channel + ((towards - channel) * step) / 100));
    if (contrastOf(mixed, background) >= contrast) return mixed;
  }
  return hex([towards, towards, towards]);
}

/** 1 (the same) to 21 (black on white). */
export function contrastOf(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** How far two colours are apart, 0 (the same) to 441 (black and white). */
export function difference(a: Colour, b: Colour): number {
  const other = channelsOf(b);
  return Math.hypot(...channelsOf(a).map((channel, at) => channel - (other[at] ?? 0)));
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hex(channels: readonly number[]): Colour {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}
