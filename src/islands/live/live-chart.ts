/** A chart of the page that is drawn anew when it is seen, at the width that fits; what did not change stays. */
import { WIDTHS } from '../../compose/canvas.ts';
import type { Pick } from '../../compose/pick.ts';
import { unlabel } from '../../compose/tidy.ts';
import type { ChartBlock } from '../../compose/view.ts';
import type { Formatter } from '../../core/format/formatter.ts';
import { isSameTable } from './same-table.ts';

interface Foreseen {
  readonly block: ChartBlock;
  readonly width: number;
  /** `null` where there is nothing to draw. */
  readonly svg: Element | null;
}

export class LiveChart {
  readonly #box: Element;
  #block: ChartBlock | null = null;
  #format: Formatter | null = null;
  #room: number | null = null;
  /** Drawn before it was asked for. */
  #foreseen: Foreseen | null = null;
  /** Widths that show what was drawn before. */
  #stale = new Set<number>();

  constructor(box: Element) {
    this.#box = box;
    sights.observe(box);
    sizes.observe(box);
    known.set(box, this);
  }

  /** Whether it still stands on the page. */
  get isThere(): boolean {
    return this.#box.isConnected;
  }

  show(block: ChartBlock, format: Formatter): void {
    const before = this.#block;
    this.#block = block;
    this.#format = format;
    if (before && isSameDrawing(before, block)) return;
    this.#stale = new Set(WIDTHS);
    if (inSight.has(this.#box)) this.draw();
    else later(this);
  }

  /** Draws what may be shown next, where it would be seen; it is kept until then. */
  foresee(block: ChartBlock, format: Formatter): void {
    if (!inSight.has(this.#box) || (this.#block && isSameDrawing(this.#block, block))) return;
    const width = this.#width();
    this.#foreseen = { block, width, svg: drawn(block, format, width) };
  }

  /** What the mark at this place of the screen stands for; `null` where it stands for nothing. */
  pickAt(x: number, y: number): Pick | null {
    for (const element of document.elementsFromPoint(x, y)) {
      if (!this.#box.contains(element)) continue;
      // Plot leaves with each mark the place of its datum.
      const place = (element as { readonly __data__?: unknown }).__data__;
      const pick = typeof place === 'number' ? this.#block?.picks?.[place] : null;
      if (pick) return pick;
    }
    return null;
  }

  /** Draws the width that fits, where it is out of date. */
  draw(): void {
    const width = this.#width();
    if (this.#stale.has(width)) this.#drawAt(width, this.#part(width));
  }

  /** In CSS pixels. */
  fitInto(room: number): void {
    this.#room = room;
    if (inSight.has(this.#box)) this.draw();
  }

  /** Draws every width: paper may need another one. */
  drawAll(): void {
    for (const width of this.#stale) this.#drawAt(width, this.#part(width));
  }

  #width(): number {
    // Asked of the browser once: a question after each change of the page would lay it out each time.
    this.#room ??= this.#box.clientWidth;
    return widthIn(this.#room);
  }

  #drawAt(width: number, part: Element): void {
    if (!this.#block || !this.#format) return;
    const { block, width: own, svg } = this.#foreseen ?? {};
    const picture = block === this.#block && own === width ? svg : drawn(this.#block, this.#format, width);
    if (!picture) return;
    part.replaceChildren(picture);
    this.#stale.delete(width);
  }

  #part(width: number): Element {
    const found = this.#box.querySelector(`:scope > .w${width}`);
    if (found) return found;
    const part = document.createElement('div');
    part.className = `w${width}`;
    this.#box.append(part);
    return part;
  }
}

/** `null` where there is nothing to draw. */
function drawn({ drawing, alt }: ChartBlock, format: Formatter, width: number): Element | null {
  if (!drawing) return null;
  const svg = drawing({ document, format }, width);
  unlabel(svg);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', alt);
  return svg;
}

/** Whether two blocks are drawn alike. */
function isSameDrawing(a: ChartBlock, b: ChartBlock): boolean {
  return a.alt === b.alt && a.subtitle === b.subtitle && isSameTable(a.table, b.table);
}

/** The widest drawing that has room; the stylesheet chooses by the same rule. */
function widthIn(room: number): number {
  return WIDTHS.findLast((width) => width <= room) ?? WIDTHS[0];
}

const known = new WeakMap<Element, LiveChart>();
const inSight = new WeakSet<Element>();
const waiting = new Set<LiveChart>();

const sights = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) inSight.delete(target);
      else {
        inSight.add(target);
        known.get(target)?.draw();
      }
    }
  },
  { rootMargin: '200px' },
);

const sizes = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) known.get(target)?.fitInto(contentRect.width);
});

addEventListener('beforeprint', () => {
  for (const box of document.querySelectorAll('.chart')) known.get(box)?.drawAll();
});

/** Out of sight there is no hurry; when all is quiet the others are drawn as well. */
function later(chart: LiveChart): void {
  if (waiting.size === 0) whenQuiet(drawNext);
  waiting.add(chart);
}

function drawNext(): void {
  const [first] = waiting;
  if (!first) return;
  waiting.delete(first);
  // Before: whatever becomes of this one, the others are drawn.
  if (waiting.size > 0) whenQuiet(drawNext);
  if (first.isThere) first.draw();
}

function whenQuiet(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run);
  else setTimeout(run, 30);
}
