/** Leads the report's links to other pages under the same filter. `root` is the address of the report. */
export function keepQuery(root: string, query: string): void {
  const report = location.origin + root;
  const wanted = query === '' ? '' : `?${query}`;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    // Asked once: each answer is an address read anew.
    const { href } = link;
    if (!href.startsWith(report)) continue;
    const [, path = '', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(href) ?? [];
    // Pages end in a slash; files are of the whole report.
    if (path.endsWith('/') && search !== wanted) link.search = wanted;
  }
}
