/**
 * Makes one element read as another and keeps what the reader has done to it: focus, what is open,
 * how far it is scrolled. Blocks are told apart by their ids.
 */

/** Elements that look after their own children. */
const OWN = '.chart, thead, tbody, output, .prose, filter-bar';
/** What the reader opened, and what a table says of its rows. */
const KEPT = ['open', 'aria-rowcount'];

export function morph(from: Element, to: Element): void {
  matchAttributes(from, to);
  if (from.matches(OWN)) return;
  const [text, wantedText] = [onlyText(from), onlyText(to)];
  if (text && wantedText) {
    become(text, wantedText);
    return;
  }
  if (areAlike(from, to)) {
    let wanted = to.firstChild;
    for (let found = from.firstChild; found && wanted; found = found.nextSibling) {
      const next: ChildNode | null = wanted.nextSibling;
      become(found, wanted);
      wanted = next;
    }
    return;
  }
  const left = new Set<ChildNode>(from.childNodes);
  const keyed = new Map<string, ChildNode>();
  for (const node of left) {
    const key = keyOf(node);
    if (key !== '') keyed.set(key, node);
  }
  const pairs = [...to.childNodes].map((wanted) => {
    const key = keyOf(wanted);
    const found = key === '' ? firstAlike(left, wanted) : keyed.get(key);
    if (!found || !left.delete(found) || !isAlike(found, wanted)) return wanted;
    become(found, wanted);
    return found;
  });
  // What goes, goes first: a node that is moved loses its focus, and what is open in it closes.
  const stays = new Set<ChildNode>(pairs);
  for (const node of [...from.childNodes]) if (!stays.has(node)) node.remove();
  let next = from.firstChild;
  for (const node of pairs) {
    if (node === next) next = node.nextSibling;
    else from.insertBefore(node, next);
  }
}

function become(found: ChildNode, wanted: ChildNode): void {
  if (!(found instanceof Element)) {
    if (found.nodeValue !== wanted.nodeValue) found.nodeValue = wanted.nodeValue;
  } else if (!found.isEqualNode(wanted)) morph(found, wanted as Element);
}

/** Whether each child has its like in the same place, as most have. */
function areAlike(from: Element, to: Element): boolean {
  let found = from.firstChild;
  let wanted = to.firstChild;
  while (found && wanted && isAlike(found, wanted) && keyOf(found) === keyOf(wanted)) {
    found = found.nextSibling;
    wanted = wanted.nextSibling;
  }
  return found === null && wanted === null;
}

/** Most elements hold a text and nothing else. */
function onlyText({ firstChild }: Element): Text | null {
  return firstChild instanceof Text && firstChild.nextSibling === null ? firstChild : null;
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
  if (!from.hasAttributes() && !to.hasAttributes()) return;
  for (const name of from.getAttributeNames()) {
    if (!to.hasAttribute(name) && !KEPT.includes(name)) from.removeAttribute(name);
  }
  for (const name of to.getAttributeNames()) {
    const value = to.getAttribute(name) as string;
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}
