// Gives a printed PDF its title and language, and takes out of it what differs between two prints of one page.
import { PDFArray, PDFDict, PDFDocument, type PDFObject, PDFString } from 'pdf-lib';

export interface PdfFacts {
  readonly title: string;
  readonly subject: string;
  /** BCP 47, such as en-IN. */
  readonly language: string;
  /** Stands in the PDF as the day of its making: the drop's, not the clock's. */
  readonly date: Date;
}

/** The same document, smaller by its packed objects; its tags, outline and text are kept. */
export async function settlePdf(printed: Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  pdf.setTitle(facts.title, { showInWindowTitleBar: true });
  pdf.setSubject(facts.subject);
  pdf.setLanguage(facts.language);
  pdf.setCreator('Uplift');
  pdf.setProducer('Uplift');
  pdf.setCreationDate(facts.date);
  pdf.setModificationDate(facts.date);
  renumberNodes(pdf);
  return pdf.save({ objectsPerTick: Number.POSITIVE_INFINITY });
}

/**
 * Table headers are tied to their cells by names such as node00001467, which Chrome counts on through all that
 * a tab has shown. Numbered by rank they are the same each time, and still sorted as a PDF asks.
 */
function renumberNodes(pdf: PDFDocument): void {
  const names = new Set<string>();
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    mapStrings(object, (text) => {
      if (/^node\d+$/.test(text)) names.add(text);
      return text;
    });
  }
  const inOrder = [...names].sort((a, b) => Number(a.slice(4)) - Number(b.slice(4)));
  const fresh = new Map(inOrder.map((name, rank) => [name, `node${String(rank + 1).padStart(8, '0')}`]));
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    mapStrings(object, (text) => fresh.get(text) ?? text);
  }
}

function mapStrings(object: PDFObject, change: (text: string) => string): void {
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      if (value instanceof PDFString) object.set(key, changed(value, change));
      else mapStrings(value, change);
    }
  }
  if (object instanceof PDFArray) {
    object.asArray().forEach((value, index) => {
      if (value instanceof PDFString) object.set(index, changed(value, change));
      else mapStrings(value, change);
    });
  }
}

function changed(string: PDFString, change: (text: string) => string): PDFString {
  const before = string.asString();
  const after = change(before);
  return after === before ? string : PDFString.of(after);
}
