import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib';

/** Page that each anchor of a printed document lies on, from 1; of those that something in it links to. */
export async function pagesOf(printed: Uint8Array): Promise<Map<string, number>> {
  const pdf = await PDFDocument.load(printed, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  const pages = new Map(pdf.getPages().map(({ ref }, at) => [ref, at + 1]));
  const targets = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)?.entries() ?? [];
  const numbers = new Map<string, number>();
  for (const [name, target] of targets) {
    const page = pdf.context.lookupMaybe(target, PDFArray)?.get(0);
    const number = [...pages].find(([ref]) => ref === page)?.[1];
    if (number !== undefined) numbers.set(name.decodeText(), number);
  }
  return numbers;
}
