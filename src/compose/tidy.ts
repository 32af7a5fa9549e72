/**
 * For a chart that is kept in a file. It is one picture with one name: labels within it say nothing more. And a
 * tenth of a pixel is as fine as anyone sees: further decimals are a third of a page's bytes.
 */
export function tidy(element: Element): void {
  unlabel(element);
  shorten(element);
}

/** Plot labels its marks, each a child of the drawing. */
export function unlabel(drawing: Element): void {
  for (const child of drawing.childNodes) {
    if (!('removeAttribute' in child)) continue;
    (child as Element).removeAttribute('aria-label');
    (child as Element).removeAttribute('aria-description');
  }
}

function shorten(element: Element): void {
  for (const child of element.childNodes) {
    const inner = child as Element;
    if (inner.childNodes === undefined || inner.tagName === undefined) continue;
    for (const name of places[inner.tagName] ?? []) {
      const place = inner.getAttribute(name);
      if (!place?.includes('.')) continue;
      const short = inTenths(place);
      if (short !== place) inner.setAttribute(name, short);
    }
    shorten(inner);
  }
}

/** Attributes that say where something lies, in pixels: those that Plot and our own drawings write. */
const places: Readonly<Record<string, readonly string[]>> = {
  circle: ['cx', 'cy'],
  g: ['transform'],
  line: ['x1', 'x2', 'y1', 'y2'],
  path: ['d', 'transform'],
  rect: ['x', 'y', 'width', 'height'],
  text: ['x', 'y', 'transform'],
  tspan: ['x', 'y'],
};

/** The numbers in a text, to one decimal. */
function inTenths(text: string): string {
  return text.replace(/-?\d+\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(1))));
}
