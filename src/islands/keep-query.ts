/** Leads the report's links to other pages under the same filter. `root` is the address of the report. */
export function keepQuery(root: string, query: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    // Pages end in a slash; files are of the whole report.
    if (link.origin !== location.origin || !link.pathname.startsWith(root) || !link.pathname.endsWith('/'))
      continue;
    const wanted = query === '' ? '' : `?${query}`;
    if (link.search !== wanted) link.search = wanted;
  }
}
