/** The files that a visitor has chosen, listed with what each is read as. */
import { formatOf, isKnownBeside, stemOf, tableOfName } from '../../core/ingest/file-names.ts';
import { type SpecName, specs } from '../../core/schema/index.ts';
import type { OwnFile } from './messages.ts';

export class ChosenFiles {
  readonly #list: HTMLElement;
  #files: readonly OwnFile[] = [];

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  get files(): readonly OwnFile[] {
    return this.#files;
  }

  /** A file takes the place of one with the same name. */
  add(files: readonly File[]): void {
    const names = new Set(files.map(({ name }) => name));
    this.#files = [
      ...this.#files.filter(({ file }) => !names.has(file.name)),
      ...files.map((file) => ({ file })),
    ];
    this.#show();
  }

  clear(): void {
    this.#files = [];
    this.#show();
  }

  #show(): void {
    this.#list.replaceChildren(...this.#files.map((own) => this.#item(own)));
  }

  #item(own: OwnFile): HTMLElement {
    const { file } = own;
    const item = document.createElement('li');
    const name = document.createElement('b');
    name.textContent = file.name;
    const size = document.createElement('span');
    size.className = 'aside';
    size.textContent = sizeInWords(file.size);
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'link';
    remove.textContent = 'Remove';
    remove.setAttribute('aria-label', `Remove ${file.name}`);
    remove.addEventListener('click', () => this.#remove(file));
    item.append(name, size, this.#meaning(own), remove);
    return item;
  }

  #remove(file: File): void {
    const at = this.#files.findIndex((own) => own.file === file);
    this.#files = this.#files.filter((own) => own.file !== file);
    this.#show();
    // Focus stays in the list as long as there is one.
    const buttons = this.#list.querySelectorAll('button');
    const next = buttons[Math.min(at, buttons.length - 1)];
    (next ?? this.#list.closest('form')?.querySelector('input'))?.focus();
  }

  /** What its name says it is; where that says nothing, the visitor does. */
  #meaning({ file, table }: OwnFile): HTMLElement {
    const words = meaningOf(file.name);
    if (words !== null) {
      const meaning = document.createElement('span');
      meaning.textContent = words;
      return meaning;
    }
    const select = document.createElement('select');
    select.setAttribute('aria-label', `What ${file.name} is`);
    select.append(
      new Option('not read: choose a table', ''),
      ...Object.keys(specs).map((name) => new Option(name, name, false, name === table)),
    );
    select.addEventListener('change', () => {
      const said = select.value === '' ? {} : { table: select.value as SpecName };
      this.#files = this.#files.map((own) => (own.file === file ? { file, ...said } : own));
    });
    return select;
  }
}

function meaningOf(name: string): string | null {
  if (name === 'baseline.csv') return 'baseline';
  if (name === 'manifest.json') return 'what the files should be';
  if (isKnownBeside(name)) return 'not read';
  const format = formatOf(name);
  if (format === 'workbook') return 'workbook, a sheet for each table';
  return format === null ? null : (tableOfName(stemOf(name))?.table ?? null);
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
