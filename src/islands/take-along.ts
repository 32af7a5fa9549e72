/** What a button of a chart or table hands out. */
import type { DataTable } from './data-table.ts';
import { csvText, takeFile } from './take.ts';

export async function take(button: HTMLElement): Promise<void> {
  if (button.dataset.take === 'link') {
    await navigator.clipboard.writeText(location.href);
    button.textContent = 'Link copied';
    return;
  }
  const section = button.closest('section');
  const name = section?.querySelector('h2')?.id ?? 'table';
  if (button.dataset.take === 'csv') {
    const table = button.closest('data-table') as DataTable | null;
    if (table)
      takeFile(`${name}.csv`, new Blob([csvText(table.shown())], { type: 'text/csv;charset=utf-8' }));
  }
}
