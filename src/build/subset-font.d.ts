declare module 'subset-font' {
  /** The font with the glyphs of `text` only. */
  // biome-ignore lint/style/noDefaultExport: the package has one
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'woff2' | 'truetype'; variationAxes?: Readonly<Record<string, number>> },
  ): Promise<Uint8Array>;
}
