// A document to draw charts into where there is no browser: as much DOM as Observable Plot writes to, and
// no more. A whole DOM (jsdom) gives the same bytes at twice the time; the tests compare the two.

const XHTML = 'http://www.w3.org/1999/xhtml';
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

type Child = ServerElement | ServerText;

class ServerText {
  parentNode: ServerElement | null = null;
  textContent: string;

  constructor(text: string) {
    this.textContent = text;
  }

  cloneNode(): ServerText {
    return new ServerText(this.textContent);
  }
}

/** Holds its declarations as own properties, so that `style.maxWidth = …` works like setProperty. */
class ServerStyle {
  setProperty(name: string, value: unknown): void {
    Reflect.set(this, name, String(value));
  }

  removeProperty(name: string): void {
    Reflect.deleteProperty(this, name);
  }

  toString(): string {
    return Object.entries(this)
      .map(
        ([name, value]) => `${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}: ${value};`,
      )
      .join(' ');
  }
}

class ServerElement {
  readonly ownerDocument: ServerDocument;
  readonly namespaceURI: string;
  readonly tagName: string;
  readonly childNodes: Child[] = [];
  parentNode: ServerElement | null = null;
  readonly attributes = new Map<string, string | ServerStyle>();

  constructor(owner: ServerDocument, namespace: string, name: string) {
    this.ownerDocument = owner;
    this.namespaceURI = namespace;
    this.tagName = name;
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  /** Plot gives a namespace to the xlink:href of links only; SVG 2 reads a plain href. */
  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name)?.toString() ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  set className(names: string) {
    this.setAttribute('class', names);
  }

  get style(): ServerStyle {
    const present = this.attributes.get('style');
    if (present instanceof ServerStyle) return present;
    const fresh = new ServerStyle();
    this.attributes.set('style', fresh);
    return fresh;
  }

  set style(text: string) {
    this.setAttribute('style', text);
  }

  get firstChild(): Child | null {
    return this.childNodes[0] ?? null;
  }

  get children(): ServerElement[] {
    return this.childNodes.filter((child) => child instanceof ServerElement);
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join('');
  }

  set textContent(text: unknown) {
    for (const child of this.childNodes) child.parentNode = null;
    this.childNodes.length = 0;
    if (text != null && text !== '') this.appendChild(new ServerText(String(text)));
  }

  insertBefore<Node extends Child>(child: Node, next: Child | null): Node {
    child.parentNode?.removeChild(child);
    child.parentNode = this;
    if (next === null) this.childNodes.push(child);
    else this.childNodes.splice(this.childNodes.indexOf(next), 0, child);
    return child;
  }

  appendChild<Node extends Child>(child: Node): Node {
    return this.insertBefore(child, null);
  }

  append(...children: (Child | string)[]): void {
    for (const child of children) this.appendChild(typeof child === 'string' ? new ServerText(child) : child);
  }

  prepend(...children: (Child | string)[]): void {
    const first = this.firstChild;
    for (const child of children)
      this.insertBefore(typeof child === 'string' ? new ServerText(child) : child, first);
  }

  removeChild(child: Child): void {
    this.childNodes.splice(this.childNodes.indexOf(child), 1);
    child.parentNode = null;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  cloneNode(deep: boolean): ServerElement {
    const copy = new ServerElement(this.ownerDocument, this.namespaceURI, this.tagName);
    for (const [name, value] of this.attributes) copy.setAttribute(name, value);
    if (deep) for (const child of this.childNodes) copy.appendChild(child.cloneNode(true));
    return copy;
  }

  /** Takes one simple selector: `style`, `[aria-label]`, `g[fill]`. */
  querySelectorAll(selector: string): ServerElement[] {
    const parts = /^([\w-]*)(?:\[([\w-]+)\])?$/.exec(selector);
    if (!parts || selector === '')
      throw new Error(`The server's document does not know the selector "${selector}".`);
    const [, tag, attribute] = parts;
    return this.children.flatMap((child) => {
      const found = (!tag || child.tagName === tag) && (!attribute || child.hasAttribute(attribute));
      return found ? [child, ...child.querySelectorAll(selector)] : child.querySelectorAll(selector);
    });
  }

  querySelector(selector: string): ServerElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }
}

class ServerDocument {
  readonly documentElement = new ServerElement(this, XHTML, 'html');

  createElementNS(namespace: string, name: string): ServerElement {
    return new ServerElement(this, namespace, name);
  }

  createElement(name: string): ServerElement {
    return new ServerElement(this, XHTML, name);
  }

  createTextNode(text: unknown): ServerText {
    return new ServerText(String(text));
  }
}

/**
 * A document for `Plot.plot({document})`. It is not a whole `Document`: the cast says so here, once, because
 * Plot's types ask for the browser's.
 */
export function createDocument(): Document {
  return new ServerDocument() as unknown as Document;
}

/** The markup of an element of a `createDocument()` document, as `outerHTML` of a browser gives it. */
export function serialize(element: Element): string {
  return markup(element as unknown as ServerElement);
}

function markup(element: ServerElement): string {
  const { tagName } = element;
  let text = `<${tagName}`;
  for (const [name, value] of element.attributes) {
    text += ` ${name}="${value.toString().replace(/[&<>"\u00a0]/g, escaped)}"`;
  }
  text += '>';
  // The content of an HTML style is text as it is; that of an SVG style is escaped.
  const raw = tagName === 'style' && element.namespaceURI === XHTML;
  for (const child of element.childNodes) {
    if (child instanceof ServerElement) text += markup(child);
    else text += raw ? child.textContent : child.textContent.replace(/[&<>\u00a0]/g, escaped);
  }
  return `${text}</${tagName}>`;
}

function escaped(character: string): string {
  return ESCAPES[character] ?? character;
}
