/**
 * A chart is one picture with one name: labels within it would be read as parts of nothing. And a tenth of a
 * pixel is as fine as anyone sees: further decimals are a third of a page's bytes.
 */
export function tidy(element: Element): void {
  for (const child of element.childNodes) {
    const inner = child as Element;
    if (inner.childNodes === undefined || inner.tagName === undefined) continue;
    inner.removeAttribute('aria-label');
    inner.removeAttribute('aria-description');
    const path = inner.getAttribute('d');
    if (path !== null)
      inner.setAttribute(
        'd',
        path.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(1)))),
      );
    tidy(inner);
  }
}
