/** The same colour for the same thing on every page. Values are CSS variables, so light, dark and print differ in one place. */

/** Places of the palette in src/styles; platforms keep theirs in every report. */
const platformColours: Readonly<Record<string, string>> = {
  Instagram: 'var(--hue-1)',
  YouTube: 'var(--hue-2)',
  Twitter: 'var(--hue-3)',
  Facebook: 'var(--hue-4)',
  TikTok: 'var(--hue-5)',
  LinkedIn: 'var(--hue-6)',
  Threads: 'var(--hue-7)',
  Snapchat: 'var(--hue-8)',
  Pinterest: 'var(--hue-9)',
  Twitch: 'var(--hue-10)',
};

export function platformColour(platform: string | null): string {
  return platformColours[platform ?? ''] ?? 'var(--quiet)';
}

export const colours = {
  revenue: 'var(--revenue)',
  spend: 'var(--spend)',
  /** The mean, and what stands behind. */
  quiet: 'var(--quiet)',
  faint: 'var(--faint)',
  ink: 'var(--ink)',
  /** Text that stands back. */
  soft: 'var(--soft)',
  paper: 'var(--paper)',
  /** Text on a strong fill of the brand's colour. */
  onFill: 'var(--on-fill)',
  /** Above and below break-even. */
  gain: 'var(--gain)',
  loss: 'var(--loss)',
} as const;
