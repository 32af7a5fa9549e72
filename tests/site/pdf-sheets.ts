/** What a reader sees of a PDF, sheet by sheet, and what a machine is told of it. */
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface SheetText {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Between the running head and the number at the foot. */
  readonly body: string;
  readonly head: string;
  readonly foot: string;
  /** Share of the sheet's height from its top to the last line of the body; 0 without one. */
  readonly filled: number;
}

export interface PdfFacts {
  readonly sheets: readonly SheetText[];
  readonly title: string;
  readonly subject: string;
  readonly language: string;
  readonly isTagged: boolean;
  /** Titles of the outline, each with its depth from 0, those below others behind them. */
  readonly outline: readonly { readonly title: string; readonly depth: number }[];
  /** PostScript names of the embedded fonts, without their prefix; a font that is not embedded throws. */
  readonly fonts: readonly string[];
  /** Texts that stand for signs made of several characters. */
  readonly actualTexts: readonly string[];
}

export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await loading.promise;
  const sheets: SheetText[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [{ text: item.str, y: Number(item.transform[5]) }] : [],
    );
    const isHead = (y: number) => y > height - 48;
    const isFoot = (y: number) => y < 42;
    const join = (within: (y: number) => boolean) =>
      texts
        .filter(({ y }) => within(y))
        .map(({ text }) => text)
        .join(' ')
        .replaceAll(/\s+/g, ' ');
    const lines = texts.filter(({ y }) => !isHead(y) && !isFoot(y));
    sheets.push({
      width: Math.round(width),
      height: Math.round(height),
      body: join((y) => !isHead(y) && !isFoot(y)),
      head: join(isHead),
      foot: join(isFoot),
      filled: lines.length === 0 ? 0 : 1 - Math.min(...lines.map(({ y }) => y)) / height,
    });
  }
  const info = (await document.getMetadata()).info as Record<string, string>;
  const marks = (await document.getMarkInfo()) as unknown as Map<string, boolean> | null;
  const outline = flat((await document.getOutline()) ?? []);
  await loading.destroy();
  return {
    sheets,
    title: info.Title ?? '',
    subject: info.Subject ?? '',
    language: info.Language ?? '',
    isTagged: marks?.get('Marked') ?? false,
    outline,
    ...(await embedded(bytes)),
  };
}

interface Entry {
  readonly title: string;
  readonly items: readonly Entry[];
}

function flat(entries: readonly Entry[], depth = 0): PdfFacts['outline'] {
  return entries.flatMap(({ title, items }) => [{ title, depth }, ...flat(items, depth + 1)]);
}

async function embedded(bytes: Uint8Array): Promise<Pick<PdfFacts, 'fonts' | 'actualTexts'>> {
  const { context } = await PDFDocument.load(bytes, { parseSpeed: Number.POSITIVE_INFINITY });
  const fonts: string[] = [];
  const actualTexts: string[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) {
      // Contents of sheets alone have such texts; what is no deflated text is none of them.
      const text = inflated(object.contents);
      for (const [, hex = ''] of text.matchAll(/\/ActualText <FEFF([0-9A-F]+)>/g))
        actualTexts.push(Buffer.from(hex, 'hex').swap16().toString('utf16le'));
    }
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    const subtype = object.get(PDFName.of('Subtype'))?.toString();
    if (subtype === '/Type3') throw new Error('a font is drawn, not embedded');
    if (subtype !== '/Type0') continue;
    const [descendant] = object.lookup(PDFName.of('DescendantFonts'), PDFArray).asArray();
    const descriptor = context.lookup(descendant, PDFDict).lookup(PDFName.of('FontDescriptor'), PDFDict);
    if (!descriptor.has(PDFName.of('FontFile2')) && !descriptor.has(PDFName.of('FontFile3')))
      throw new Error(`${descriptor.get(PDFName.of('FontName'))} is not embedded`);
    fonts.push(
      descriptor
        .lookup(PDFName.of('FontName'), PDFName)
        .decodeText()
        .replace(/^[A-Z]{6}\+/, ''),
    );
  }
  return { fonts: [...new Set(fonts)].sort(), actualTexts };
}

function inflated(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}
