import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from 'pdf-lib';

export interface Place {
  /** From 1. */
  readonly sheet: number;
  /** Points from the top of the sheet. */
  readonly below: number;
  /** Of the sheet, in points. */
  readonly height: number;
}

/** Where each anchor of a printed document lies; of those that something in it links to. */
export async function placesOf(printed: Uint8Array): Promise<Map<string, Place>> {
  const pdf = await PDFDocument.load(printed, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  const sheets = new Map(
    pdf.getPages().map((page, at) => [page.ref, { sheet: at + 1, height: page.getHeight() }]),
  );
  const targets = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)?.entries() ?? [];
  const places = new Map<string, Place>();
  for (const [name, target] of targets) {
    const [page, , , y] = pdf.context.lookupMaybe(target, PDFArray)?.asArray() ?? [];
    const [, sheet] = [...sheets].find(([ref]) => ref === page) ?? [];
    if (sheet === undefined || !(y instanceof PDFNumber)) continue;
    places.set(name.decodeText(), { ...sheet, below: sheet.height - y.asNumber() });
  }
  return places;
}
