/**
 * Spares sheets: a page whose last lines would stand alone on one more sheet, or that has to fit on a single one,
 * is set a little smaller.
 */
import type { Page } from 'puppeteer';
import type { Place } from './places-of.ts';

/** Sizes tried to spare a last sheet: a reader should see no difference. */
const SLIGHT = [0.96, 0.92, 0.88];
/** A last sheet that is used less than this is nearly empty. */
const FEW = 0.2;
/** Points between the top of a sheet and its text. */
const MARGIN = 54;
/** What has to stand on one sheet is set smaller by such steps, and never so small that it could not be read. */
const STEP = 0.02;
const SMALLEST = 0.7;

/** Prints the page on as many sheets as it needs, but for one that would be nearly empty. */
export async function fewestSheets(page: Page, print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  await page.evaluate(markEnd);
  const printed = await print();
  const sheets = sheetCount(printed);
  if (sheets === 1 || !isNearlyEmpty(endOf(printed))) return printed;
  for (const size of SLIGHT) {
    await page.evaluate(zoom, size);
    const smaller = await print();
    if (sheetCount(smaller) < sheets) return smaller;
  }
  return printed;
}

/** Prints the page on one sheet. */
export async function oneSheet(page: Page, print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  let size = await page.evaluate(zoomToSheet, STEP, SMALLEST);
  for (;;) {
    const printed = await print();
    size -= STEP;
    if (sheetCount(printed) === 1 || size < SMALLEST) return printed;
    await page.evaluate(zoom, size);
  }
}

/** Of a document as the browser writes it, whose pages stand in plain text. */
function sheetCount(printed: Uint8Array): number {
  return textOf(printed).match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
}

/** Whether text that ends there leaves its sheet all but empty. */
export function isNearlyEmpty({ below, height }: Pick<Place, 'below' | 'height'>): boolean {
  return below - MARGIN < FEW * height;
}

function endOf(printed: Uint8Array): Pick<Place, 'below' | 'height'> {
  const text = textOf(printed);
  const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(text)?.[1]);
  const y = Number(/\/end-of-page \[\d+ 0 R \/XYZ [-\d.]+ ([-\d.]+) 0\]/.exec(text)?.[1]);
  return { below: height - y, height };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** An anchor behind all else, and a link to it that is not seen: the document says where it came to lie. */
function markEnd(): void {
  const end = document.createElement('div');
  end.id = 'end-of-page';
  const link = document.createElement('a');
  link.href = '#end-of-page';
  link.hidden = true;
  document.body.append(end, link);
}

function zoom(size: number): void {
  document.body.style.zoom = String(size);
}

/** Sets the page as large as it seems to fit on its sheet, and says how large that is. */
function zoomToSheet(step: number, smallest: number): number {
  const root = document.documentElement;
  const height = Number.parseFloat(getComputedStyle(root).getPropertyValue('--sheet-height'));
  const room = ((height - 35) * 96) / 25.4;
  // Smaller text runs wider, so that a page shrinks by less than its text: begun a little above the plain share.
  const share = room / root.getBoundingClientRect().height;
  let size = Math.min(1, Math.ceil(share / step + 2) * step);
  document.body.style.zoom = String(size);
  while (size > smallest && root.getBoundingClientRect().height > room) {
    size -= step;
    document.body.style.zoom = String(size);
  }
  return size;
}
