/**
 * How a cell is read. `key` is the id of an influencer, `link` names one in another table, `user`
 * a buyer, whose id never leaves the reader; `prose` may run over lines.
 */
export type Reader =
  | 'key'
  | 'link'
  | 'user'
  | 'id'
  | 'text'
  | 'prose'
  | 'url'
  | 'platform'
  | 'basis'
  | 'day'
  | 'amount'
  | 'count';

/** One column of a table: everything there is to say of it, on one line. */
export interface ColumnSpec<R extends Reader = Reader> {
  readonly reader: R;
  /**
   * `required`: the column and each cell; `blankable`: the column, cells may be blank, which is said;
   * `usual`: neither, but a blank cell is said; `optional`: neither, and blanks are normal.
   */
  readonly presence: 'required' | 'blankable' | 'usual' | 'optional';
  /** Other header names; compared without case, spaces, underscores, hyphens and camel case. */
  readonly aliases: readonly string[];
}

export type TableSpec = Readonly<Record<string, ColumnSpec>>;

export const required = <R extends Reader>(reader: R, ...aliases: string[]) =>
  ({ reader, presence: 'required', aliases }) as const;
export const blankable = <R extends Reader>(reader: R, ...aliases: string[]) =>
  ({ reader, presence: 'blankable', aliases }) as const;
export const usual = <R extends Reader>(reader: R, ...aliases: string[]) =>
  ({ reader, presence: 'usual', aliases }) as const;
export const optional = <R extends Reader>(reader: R, ...aliases: string[]) =>
  ({ reader, presence: 'optional', aliases }) as const;
