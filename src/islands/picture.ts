/** A chart as a picture to take along: with its title, subtitle and source, in colours that need no stylesheet. */
import { tidy } from '../compose/tidy.ts';

const SPACE = 24;
const LINE = { title: 26, text: 18 } as const;
/** Pixels of a PNG for each of the drawing: sharp on paper and on slides. */
const SCALE = 2;

/** What presentation a chart takes from the stylesheet. */
const PAINTED = ['fill', 'stroke'] as const;

/** The chart of a section as a document of its own. `null` when it has none. */
export function pictureOf(section: Element): SVGSVGElement | null {
  const shown = [...section.querySelectorAll<SVGSVGElement>('.chart svg')].find(
    ({ clientWidth }) => clientWidth > 0,
  );
  if (!shown) return null;
  const { width, height } = shown.viewBox.baseVal;
  const chart = shown.cloneNode(true) as SVGSVGElement;
  resolveColours(shown, chart);
  tidy(chart);
  const text = (selector: string) => section.querySelector(selector)?.textContent?.trim() ?? '';
  const picture = svgElement('svg');
  const style = getComputedStyle(section);
  const lines = [
    ...wrapped(text('h2'), width, 9.2).map((line) => ({ line, size: 18, weight: 600, step: LINE.title })),
    ...wrapped(text('.aside'), width, 6.6).map((line) => ({ line, size: 13, weight: 400, step: LINE.text })),
  ];
  const footnote = section.querySelector('[data-footnote]')?.firstChild?.textContent ?? '';
  let y = SPACE;
  const labels = lines.map(({ line, size, weight, step }) => {
    y += step;
    return label(line, y, size, weight, style.color);
  });
  chart.setAttribute('x', String(SPACE));
  chart.setAttribute('y', String(y + 12));
  chart.setAttribute('width', String(width));
  chart.setAttribute('height', String(height));
  chart.setAttribute('font-size', '12');
  chart.setAttribute('fill', 'currentColor');
  chart.style.color = getComputedStyle(shown).color;
  y += 12 + height + LINE.text;
  const below = wrapped(footnote, width, 6).map((line, at) =>
    label(line, y + at * LINE.text, 12, 400, style.color),
  );
  const tall = y + below.length * LINE.text;
  const ground = svgElement('rect');
  for (const [name, value] of Object.entries({
    width: '100%',
    height: '100%',
    fill: getComputedStyle(document.documentElement).backgroundColor,
  }))
    ground.setAttribute(name, value);
  picture.append(ground, ...labels, chart, ...below);
  picture.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  picture.setAttribute('width', String(width + 2 * SPACE));
  picture.setAttribute('height', String(tall));
  picture.setAttribute('viewBox', `0 0 ${width + 2 * SPACE} ${tall}`);
  picture.setAttribute('font-family', 'Inter, system-ui, sans-serif');
  return picture;
}

export function svgBlob(picture: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(picture)], { type: 'image/svg+xml' });
}

/** Rejects when the browser cannot draw the picture. */
export async function pngBlob(picture: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgBlob(picture));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Number(picture.getAttribute('width')) * SCALE;
    canvas.height = Number(picture.getAttribute('height')) * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) =>
      canvas.toBlob(
        (blob) => (blob ? done(blob) : fail(new Error('no picture could be drawn'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A variable of the page means nothing in a file of its own. */
function resolveColours(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of PAINTED) if (to.getAttribute(name)?.includes('var(')) to.setAttribute(name, style[name]);
  for (const [at, child] of [...from.children].entries()) {
    const copy = to.children[at];
    if (copy) resolveColours(child, copy);
  }
}

function label(line: string, y: number, size: number, weight: number, colour: string): SVGElement {
  const text = svgElement('text');
  text.textContent = line;
  for (const [name, value] of Object.entries({
    x: SPACE,
    y,
    'font-size': size,
    'font-weight': weight,
    fill: colour,
  }))
    text.setAttribute(name, String(value));
  return text;
}

/** Lines of a text, by the mean width of a letter. */
function wrapped(text: string, width: number, letter: number): string[] {
  const most = Math.max(10, Math.floor(width / letter));
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else if (word !== '') lines.push(word);
  }
  return lines;
}

function svgElement<K extends keyof SVGElementTagNameMap>(name: K): SVGElementTagNameMap[K] {
  return document.createElementNS('http://www.w3.org/2000/svg', name);
}
