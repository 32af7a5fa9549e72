/**
 * Makes one element read as another and keeps what the reader has done to it: focus, what is open,
 * how far it is scrolled. Blocks are told apart by their ids.
 */

/** Elements that look after their own children. */
const OWN = '.chart, data-table, .prose, filter-bar';

export function morph(from: Element, to: Element): void {
  matchAttributes(from, to);
  if (from.matches(OWN)) return;
  const left = new Set<ChildNode>(from.childNodes);
  const keyed = new Map(
    [...left].flatMap((node) => (keyOf(node) === '' ? [] : [[keyOf(node), node] as const])),
  );
  let next: ChildNode | null = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const key = keyOf(wanted);
    const found = key === '' ? firstAlike(left, wanted) : keyed.get(key);
    if (found && left.has(found) && isAlike(found, wanted)) {
      left.delete(found);
      if (found === next) next = found.nextSibling;
      else from.insertBefore(found, next);
      if (found instanceof Element) morph(found, wanted as Element);
      else if (found.nodeValue !== wanted.nodeValue) found.nodeValue = wanted.nodeValue;
    } else from.insertBefore(wanted, next);
  }
  for (const gone of left) gone.remove();
}

function firstAlike(nodes: Iterable<ChildNode>, wanted: Node): ChildNode | undefined {
  for (const node of nodes) if (keyOf(node) === '' && isAlike(node, wanted)) return node;
  return undefined;
}

function keyOf(node: Node): string {
  return node instanceof Element ? (node.getAttribute('aria-labelledby') ?? node.id) : '';
}

function isAlike(a: Node, b: Node): boolean {
  if (a.nodeName !== b.nodeName) return false;
  return !(a instanceof Element) || a.matches(OWN) === (b as Element).matches(OWN);
}

function matchAttributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) {
    // Open is what the reader opened.
    if (!to.hasAttribute(name) && name !== 'open') from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}
