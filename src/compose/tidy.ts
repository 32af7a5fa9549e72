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
    for (const name of places[inner.tagName] ?? []) {
      const place = inner.getAttribute(name);
      if (!place?.includes('.')) continue;
      const short = inTenths(place);
      if (short !== place) inner.setAttribute(name, short);
    }
    tidy(inner);
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

/** The numbers in a text, to one decimal. By hand: a year of days is thousands of them at every filter. */
function inTenths(text: string): string {
  let short = '';
  let from = 0;
  let dot = text.indexOf('.');
  while (dot >= 0) {
    let end = dot + 1;
    while (isDigit(text, end)) end++;
    if (end - dot > 2) {
      let start = dot;
      while (isDigit(text, start - 1)) start--;
      if (text[start - 1] === '-') start--;
      short += text.slice(from, start) + Number(Number(text.slice(start, end)).toFixed(1));
      from = end;
    }
    dot = text.indexOf('.', end);
  }
  return short + text.slice(from);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
