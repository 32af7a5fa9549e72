/** What a reader would see as broken: sideways scrolling, text that is cut, text that runs into other text. */
import type { Page } from 'puppeteer';

/** In words; empty when all is well. Heads of tables and explanations lie above other text on purpose. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    // What waits until it is scrolled to is laid out as it will be then.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
    const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (beyond > 0) faults.push(`is ${beyond} px wider than the window`);

    const lying = '.sr-only, thead, [popover], .skip';
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      const hidden =
        (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1);
      if (hidden && textOverflow !== 'ellipsis' && element.checkVisibility() && !element.closest(lying))
        faults.push(`cuts off "${element.textContent.trim().slice(0, 40)}"`);
    }

    interface Line {
      readonly element: Element;
      readonly picture: Element | null;
      readonly text: string;
      readonly box: DOMRect;
    }
    const lines: Line[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || element.closest(`${lying}, script, style`)) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // What a table of many rows has scrolled out of its window is not seen.
      const frame = element.closest('.scroll')?.getBoundingClientRect();
      for (const box of range.getClientRects())
        if (
          box.width > 1 &&
          box.height > 1 &&
          !(frame && (box.top >= frame.bottom || box.bottom <= frame.top))
        )
          lines.push({ element, picture: element.closest('svg'), text: text.slice(0, 40), box });
    }
    const { clientWidth } = document.documentElement;
    for (const { picture, text, box, element } of lines) {
      if (picture === null) continue;
      const section = element.closest('section')?.getAttribute('aria-labelledby');
      if (box.left < -0.5 || box.right > clientWidth + 0.5)
        faults.push(`${section}: "${text}" lies beyond the window`);
    }
    // Boxes of text are higher than its letters: a little overlap is none.
    const downwards = lines.toSorted((a, b) => a.box.top - b.box.top);
    for (const [at, one] of downwards.entries()) {
      for (let next = at + 1; next < downwards.length; next += 1) {
        const other = downwards[next] as Line;
        if (other.box.top >= one.box.bottom) break;
        if (one.element === other.element) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        const share = down / Math.min(one.box.height, other.box.height);
        if (across > 2.5 && share > 0.35)
          faults.push(
            `${one.element.closest('section')?.getAttribute('aria-labelledby')}: "${one.text}" runs into "${other.text}"`,
          );
      }
    }
    return [...new Set(faults)].slice(0, 12);
  });
}
