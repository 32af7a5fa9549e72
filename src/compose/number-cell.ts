import type { Formatter } from '../core/format/formatter.ts';
import type { Unit } from '../core/measure/measures.ts';
import type { Cell } from './view.ts';

/**
 * A number, written as text when that is read: most tables of a page are closed, and a filter makes
 * thousands of cells anew.
 */
export class NumberCell implements Cell {
  readonly value: number | null;
  readonly #unit: Unit;
  readonly #write: Formatter['table'];
  #text: string | null = null;

  constructor(value: number | null, unit: Unit, write: Formatter['table']) {
    this.value = value;
    this.#unit = unit;
    this.#write = write;
  }

  get text(): string {
    this.#text ??= this.#write(this.value, this.#unit);
    return this.#text;
  }
}
