/** How a cell is read. */
export type Reader = 'id' | 'text' | 'platform' | 'basis' | 'day' | 'amount' | 'count';

/** One column of a table: everything there is to say of it, on one line. */
export interface ColumnSpec<R extends Reader = Reader> {
  readonly reader: R;
  /** `required`: the column and each cell; `blankable`: the column, cells may be blank; `optional`: neither. */
  readonly presence: 'required' | 'blankable' | 'optional';
  /** Other header names; compared without case, spaces, underscores, hyphens and camel case. */
  readonly aliases: readonly string[];
}

export type TableSpec = Readonly<Record<string, ColumnSpec>>;

export const required = <R extends Reader>(reader: R, ...aliases: string[]) =>
  ({ reader, presence: 'required', aliases }) as const;
export const blankable = <R extends Reader>(reader: R, ...aliases: string[]) =>
  ({ reader, presence: 'blankable', aliases }) as const;
export const optional = <R extends Reader>(reader: R, ...aliases: string[]) =>
  ({ reader, presence: 'optional', aliases }) as const;
