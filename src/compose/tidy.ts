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
    for (const name of PLACES) {
      const place = inner.getAttribute(name);
      if (place?.includes('.'))
        inner.setAttribute(
          name,
          place.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(1)))),
        );
    }
    tidy(inner);
  }
}

/** Attributes that say where something lies, in pixels. */
const PLACES = ['d', 'transform', 'cx', 'cy', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height'] as const;
