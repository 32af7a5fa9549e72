// Gives a printed PDF its title and language, and takes out of it what differs between two prints of one page.
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import type { Printed } from './print-tab.ts';

export interface PdfFacts {
  readonly title: string;
  readonly subject: string;
  /** BCP 47, such as en-IN. */
  readonly language: string;
  /** Stands in the PDF as the day of its making: the drop's, not the clock's. */
  readonly date: Date;
}

/**
 * The same document, smaller by its packed objects; its tags, outline and text are kept. `relink` gives the
 * address that a link leads to from where the PDF will lie.
 */
export async function settlePdf(
  { pdf: printed, headings }: Printed,
  facts: PdfFacts,
  relink: (url: string) => string,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(printed, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  pdf.setTitle(facts.title, { showInWindowTitleBar: true });
  pdf.setSubject(facts.subject);
  pdf.setLanguage(facts.language);
  pdf.setCreator('Uplift');
  pdf.setProducer('Uplift');
  pdf.setCreationDate(facts.date);
  pdf.setModificationDate(facts.date);
  renumberNodes(pdf);
  retitle(pdf, headings);
  relinkAll(pdf, relink);
  return pdf.save({ objectsPerTick: Number.POSITIVE_INFINITY });
}

/**
 * Table headers are tied to their cells by names such as node00001467, which Chrome counts on through all that
 * it has shown and hands out in no fixed order. Numbered as they stand in the document they are always the same.
 */
function renumberNodes(pdf: PDFDocument): void {
  const { context } = pdf;
  const fresh = new Map<string, string>();
  const names = PDFArray.withContext(context);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const id = object instanceof PDFDict && isElement(object) ? object.get(PDFName.of('ID')) : undefined;
    if (!(id instanceof PDFString)) continue;
    const name = `node${String(fresh.size + 1).padStart(8, '0')}`;
    fresh.set(id.asString(), name);
    names.push(PDFString.of(name));
    names.push(ref);
  }
  if (fresh.size === 0) return;
  for (const [, object] of context.enumerateIndirectObjects()) rename(object, fresh);

  // The index of the names has to be sorted by them: it is made anew.
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  removeTree(pdf, root.get(PDFName.of('IDTree')));
  root.set(PDFName.of('IDTree'), context.obj({ Names: names }));
}

/** Chrome leaves out the space where a heading is broken into lines. */
function retitle(pdf: PDFDocument, headings: readonly string[]): void {
  const texts = new Map(headings.map((heading) => [heading.replaceAll(/\s/g, ''), heading]));
  const below = (entry: PDFDict | undefined): void => {
    for (let item = entry?.lookupMaybe(PDFName.of('First'), PDFDict); item; ) {
      const title = item.lookup(PDFName.of('Title'));
      const text = title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : '';
      const heading = texts.get(text.replaceAll(/\s/g, ''));
      if (heading !== undefined) item.set(PDFName.of('Title'), PDFHexString.fromText(heading));
      below(item);
      item = item.lookupMaybe(PDFName.of('Next'), PDFDict);
    }
  };
  below(pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict));
}

function relinkAll(pdf: PDFDocument, relink: (url: string) => string): void {
  for (const page of pdf.getPages()) {
    for (const annotation of page.node.Annots()?.asArray() ?? []) {
      const action = pdf.context.lookup(annotation, PDFDict).lookupMaybe(PDFName.of('A'), PDFDict);
      const uri = action?.lookupMaybe(PDFName.of('URI'), PDFString);
      if (uri) action?.set(PDFName.of('URI'), PDFString.of(relink(uri.asString())));
    }
  }
}

function isElement(object: PDFDict): boolean {
  return object.get(PDFName.of('Type')) === PDFName.of('StructElem');
}

function rename(object: PDFObject, fresh: ReadonlyMap<string, string>): void {
  const renamed = (value: PDFObject) => {
    const name = value instanceof PDFString ? fresh.get(value.asString()) : undefined;
    if (name === undefined) rename(value, fresh);
    return name === undefined ? value : PDFString.of(name);
  };
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) object.set(key, renamed(value));
  }
  if (object instanceof PDFArray) {
    for (const [index, value] of object.asArray().entries()) object.set(index, renamed(value));
  }
}

function removeTree(pdf: PDFDocument, node: PDFObject | undefined): void {
  const kids = pdf.context.lookupMaybe(node, PDFDict)?.lookupMaybe(PDFName.of('Kids'), PDFArray);
  for (const kid of kids?.asArray() ?? []) removeTree(pdf, kid);
  if (node instanceof PDFRef) pdf.context.delete(node);
}
