/**
 * The scripts that a report can be read in on a machine without fonts, beside the Latin of every page: one line
 * a script. The first font that has a character gives it. What none of them has is said by the build.
 */

export interface ScriptFont {
  /** Begins the names of its files. */
  readonly name: string;
  /** Paths of its files as packages know them; the same for both weights where the font has one alone. */
  readonly files: (weight: Weight) => readonly string[];
  /** Where the axes of a variable font are held. */
  readonly axes: (weight: Weight) => Readonly<Record<string, number>>;
  /** On a screen those of the reader's machine come first, in colour. */
  readonly arePictures?: true;
}

export type Weight = 400 | 600;

export const scriptFonts: readonly ScriptFont[] = [
  inter('latin-ext'),
  inter('vietnamese'),
  inter('greek'),
  inter('greek-ext'),
  inter('cyrillic'),
  inter('cyrillic-ext'),
  noto('devanagari'),
  noto('bengali'),
  noto('gujarati'),
  noto('gurmukhi'),
  noto('kannada'),
  noto('malayalam'),
  noto('oriya'),
  noto('tamil'),
  noto('telugu'),
  noto('arabic'),
  // Letters of names in fancy dress, such as 𝓐𝓼𝓱𝓪.
  oneWeight('noto-sans-math', 'latin'),
  { ...oneWeight('noto-sans-symbols-2', 'symbols'), arePictures: true },
  {
    name: 'noto-emoji',
    files: () =>
      EMOJI_PARTS.map((part) => `@fontsource-variable/noto-emoji/files/noto-emoji-${part}-wght-normal.woff2`),
    axes: () => ({ wght: 400 }),
    arePictures: true,
  },
];

/** The package parts the font in ten; sequences such as families lie in one part each. */
const EMOJI_PARTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function inter(subset: string): ScriptFont {
  return {
    name: `inter-${subset}`,
    files: (weight) => [`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`],
    axes: () => ({}),
  };
}

function noto(script: string): ScriptFont {
  const name = `noto-sans-${script}`;
  return {
    name,
    files: () => [`@fontsource-variable/${name}/files/${name}-${script}-wght-normal.woff2`],
    axes: (wght) => ({ wght }),
  };
}

function oneWeight(name: string, subset: string): ScriptFont {
  return {
    name,
    files: () => [`@fontsource/${name}/files/${name}-${subset}-400-normal.woff2`],
    axes: () => ({}),
  };
}
