/** What passes between the page and the worker that reads a visitor's files. */
import type { Preparation, Stage } from '../../core/prepare-drop.ts';
import type { ReportDefinition } from '../../core/report.ts';
import type { SpecName } from '../../core/schema/index.ts';

/** What the form asks; what is left open is absent. */
export type OwnSettings = Partial<
  Pick<ReportDefinition, 'currency' | 'locale' | 'dateFormat' | 'decimal' | 'margin' | 'quarantine'>
>;

export interface OwnFile {
  readonly file: File;
  /** What the visitor said it is; absent where its name says it. */
  readonly table?: SpecName;
}

export interface Asked {
  readonly files: readonly OwnFile[];
  readonly settings: OwnSettings;
}

/** All that is left of the files once they are read. */
export interface Done {
  readonly kind: 'done';
  readonly report: ReportDefinition;
  readonly preparation: Preparation;
}

export interface Failed {
  readonly kind: 'failed';
  /** In a sentence. */
  readonly message: string;
}

export type Told =
  | Done
  | Failed
  | { readonly kind: 'stage'; readonly stage: Stage }
  /** Bytes read, of all files together. */
  | { readonly kind: 'bytes'; readonly read: number };
