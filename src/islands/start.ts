/** What every page loads: little, as a report is read before it is asked. The rest comes at the first interaction. */
import { DataTable } from './data-table.ts';
import { FilterBar } from './filter-bar.ts';
import { wakeOwnFiles } from './wake-own-files.ts';

customElements.define('data-table', DataTable);
customElements.define('filter-bar', FilterBar);

document.addEventListener('click', async ({ target }) => {
  if (!(target instanceof Element)) return;
  const button = target.closest<HTMLElement>('[data-take]');
  if (!button) return;
  const { take } = await import('./take-along.ts');
  await take(button);
});

// The page that reads a visitor's files; no other loads what it needs.
const own = document.querySelector('own-files');
if (own) wakeOwnFiles(own);
