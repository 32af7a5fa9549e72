/**
 * Fills in where the chapters of a document begin, which is known when it has been laid out: no style can ask for
 * it. A chapter that would end in a few lines on a sheet of their own is set a little smaller, where that helps.
 */
import type { Page } from 'puppeteer';
import { endOfChapter } from '../compose/paper/own-ids.ts';
import { isNearlyEmpty } from './fit-sheets.ts';
import { type Place, placesOf } from './places-of.ts';

/** A reader should see no difference. */
const SMALLER = 0.93;

export async function numberSheets(page: Page, print: () => Promise<Uint8Array>): Promise<void> {
  const ids = await page.$$eval('[data-page-of]', (entries) =>
    entries.map((entry) => entry.getAttribute('data-page-of') ?? ''),
  );
  const places = await placesOf(await print());
  const spared = await spareSheets(page, print, ids, places);
  const numbers: Record<string, string> = {};
  let before = 0;
  for (const id of ids) {
    numbers[id] = String((places.get(id)?.sheet ?? 0) - before);
    before += spared.get(id) ?? 0;
  }
  await page.$$eval(
    '[data-page-of]',
    (entries, known) => {
      for (const entry of entries) entry.textContent = known[entry.getAttribute('data-page-of') ?? ''] ?? '';
    },
    numbers,
  );
}

/** Returns the sheets spared by each chapter that is set smaller now. */
async function spareSheets(
  page: Page,
  print: () => Promise<Uint8Array>,
  ids: readonly string[],
  places: Places,
): Promise<Map<string, number>> {
  const loose = ids.filter((id) => {
    const end = places.get(endOfChapter(id));
    return end !== undefined && sheetsOf(id, places) > 1 && isNearlyEmpty(end);
  });
  if (loose.length === 0) return new Map();
  await page.evaluate(zoomAll, loose, String(SMALLER));
  const smaller = await placesOf(await print());
  // Each begins on a sheet of its own, so that one can stay as it has become and the next be as it was.
  const spared = new Map(loose.map((id) => [id, sheetsOf(id, places) - sheetsOf(id, smaller)]));
  const vain = loose.filter((id) => (spared.get(id) ?? 0) <= 0);
  await page.evaluate(zoomAll, vain, '');
  for (const id of vain) spared.delete(id);
  return spared;
}

type Places = ReadonlyMap<string, Place>;

function sheetsOf(id: string, places: Places): number {
  return (places.get(endOfChapter(id))?.sheet ?? 0) - (places.get(id)?.sheet ?? 0) + 1;
}

function zoomAll(ids: readonly string[], size: string): void {
  for (const id of ids) document.getElementById(id)?.style.setProperty('zoom', size);
}
