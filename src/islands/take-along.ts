/** What a button of a chart or table hands out. */
import type { DataTable } from './data-table.ts';
import { pictureOf, pngBlob, svgBlob } from './picture.ts';
import { csvText, takeFile } from './take.ts';

export async function take(button: HTMLElement): Promise<void> {
  const { take: kind } = button.dataset;
  if (kind === 'link') {
    await navigator.clipboard.writeText(location.href);
    button.textContent = 'Link copied';
    return;
  }
  const section = button.closest('[aria-labelledby]');
  const name = section?.getAttribute('aria-labelledby') ?? 'table';
  if (kind === 'csv') {
    const table = button.closest('data-table') as DataTable | null;
    if (table)
      takeFile(`${name}.csv`, new Blob([csvText(table.shown())], { type: 'text/csv;charset=utf-8' }));
    return;
  }
  const picture = section && pictureOf(section);
  if (picture) takeFile(`${name}.${kind}`, kind === 'png' ? await pngBlob(picture) : svgBlob(picture));
}
