/** A brand's own typeface: files beside index.md, as the foundry gave them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Font } from 'fontkitten';
import type { Report } from '../../core/report.ts';
import { openFont } from './cut-font.ts';
import type { Weight } from './scripts.ts';

export interface BrandFace {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly font: Font;
  /** As CSS says it; two = the face stands for both, as no bold one was given. */
  readonly weight: `${Weight}` | '400 600';
  /** Where the axes of a variable font are held. */
  readonly axes: Readonly<Record<string, number>>;
}

/** Names of the files that a report's brand font lies in. */
export function brandFontFiles({ brand }: Pick<Report, 'brand'>): string[] {
  return Object.values(brand?.font ?? {}).filter((file) => file !== undefined);
}

/** Why the file cannot be used, in words; `null` when it can. */
export function brandFontProblem(file: string, bytes: Uint8Array): string | null {
  let font: Font;
  try {
    font = openFont(bytes);
    if (font.characterSet.length === 0) return `${file} is a font without letters.`;
  } catch {
    return `${file} is not a font that can be read.`;
  }
  const allowed = font['OS/2']?.fsType as Record<string, boolean> | undefined;
  // A PDF embeds a part of the font: its maker has to allow that.
  return allowed?.noEmbedding || allowed?.noSubsetting || allowed?.bitmapOnly
    ? `${file} says of itself that it may not be embedded.`
    : null;
}

/** The faces of the brand's font, read from the folder of the definition. */
export async function brandFaces(report: Report, folder: string | null): Promise<BrandFace[]> {
  const files = report.brand?.font;
  if (files === undefined || folder === null) return [];
  const open = async (file: string) => {
    const bytes = await readFile(join(folder, file));
    return { file, bytes, font: openFont(bytes) };
  };
  const regular = await open(files.regular);
  const { wght } = regular.font.variationAxes;
  if (files.bold !== undefined) {
    const bold = await open(files.bold);
    return [
      { ...regular, weight: '400', axes: heldAt(regular.font, 400) },
      { ...bold, weight: '600', axes: heldAt(bold.font, 600) },
    ];
  }
  if (wght === undefined) return [{ ...regular, weight: '400 600', axes: heldAt(regular.font, 400) }];
  return ([400, 600] as const).map((weight) => ({
    ...regular,
    weight: `${weight}`,
    axes: heldAt(regular.font, weight),
  }));
}

/** Every axis at its default, the weight as near as the font has it. */
function heldAt({ variationAxes }: Font, weight: Weight): Record<string, number> {
  return Object.fromEntries(
    Object.entries(variationAxes).map(([tag, axis]) => [
      tag,
      tag === 'wght'
        ? Math.min(axis?.max ?? weight, Math.max(axis?.min ?? weight, weight))
        : (axis?.default ?? 0),
    ]),
  );
}
