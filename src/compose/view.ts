/**
 * What a page says, before it has any markup: numbers as text, claims, tables, and charts that know
 * how to draw themselves. The build and the browser make the same view from the same cube.
 */
import type { DimensionId } from '../core/measure/dimensions.ts';
import type { FigureId } from '../core/measure/figures.ts';
import type { Unit } from '../core/measure/measures.ts';
import type { PeerMetricId } from '../core/measure/peers/index.ts';
import type { Canvas } from './canvas.ts';
import type { Change } from './change.ts';
import type { Pick } from './pick.ts';
import type { Needs } from './told.ts';

/** A sentence and the number it was written from. There are no other sentences on a page. */
export interface Claim {
  readonly text: string;
  readonly metric: FigureId | PeerMetricId | 'rows';
  /** The number that decided the sentence; `null` = not defined, and the sentence says so. */
  readonly value: number | null;
  /**
   * What the number is, where it is not the metric itself of what `where` names: a share of it (0–1), a place by
   * it, its change (0.1 = a tenth more), how many it holds for, how closely it goes with another (−1 to 1), or the
   * median of many of it.
   */
  readonly as?: 'share' | 'rank' | 'change' | 'count' | 'correlation' | 'median';
  /** How many rows or influencers it rests on. */
  readonly n: number;
  /** What it is about: a dimension and its value, such as "platform Instagram", or a group in words; '' = the whole selection. */
  readonly where: string;
  /** It rests on what somebody assumed, however many rows it is worked out from. */
  readonly assumed?: true;
}

export interface PageView {
  readonly title: string;
  readonly headline: Claim;
  readonly standfirst: readonly Claim[];
  readonly blocks: readonly Block[];
}

export type Block =
  | FindingsBlock
  | FiguresBlock
  | ChartBlock
  | TableBlock
  | ProseBlock
  | CodeBlock
  | DefinitionsBlock;

export interface FiguresBlock {
  readonly kind: 'figures';
  readonly id: string;
  readonly title: string;
  readonly figures: readonly FigureView[];
}

/** A key figure that explains itself. */
export interface FigureView {
  readonly id: string;
  readonly label: string;
  /** As people say it. */
  readonly short: string;
  /** In full precision. */
  readonly exact: string;
  /** The definition in words. */
  readonly formula: string;
  /** The same with the very numbers put in; '' for a plain sum. */
  readonly worked: string;
  /** What it rests on, such as "19,009 tracking rows". */
  readonly basis: string;
  /** Anchor of its definition on the Methods page. */
  readonly method: string;
  /** How it differs from what the selection is held beside; `null` without. */
  readonly change: Change | null;
  /** Its value in each week, or what steps its days make, `null` = not defined; empty where it has no course. */
  readonly course: readonly (number | null)[];
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  /** The finding. */
  readonly title: Claim;
  /** What is drawn, its unit and period. */
  readonly subtitle: string;
  /** The chart in words, for who cannot see it. */
  readonly alt: string;
  /** n · source file · how this is computed. */
  readonly footnote: string;
  readonly method: string;
  readonly drawing: Drawing | null;
  /** What its bars or points stand for, in the order of the data drawn; absent = nothing to filter by. */
  readonly picks?: readonly (Pick | null)[];
  /** Said instead of the chart when there is nothing to draw. */
  readonly empty: string;
  /** The numbers drawn. */
  readonly table: Table;
  /** Left out where not all of it is told. */
  readonly needs?: Needs;
  /** What it is drawn along and the drop records nothing of. */
  readonly unrecorded?: readonly DimensionId[];
}

/** Draws at a width in CSS pixels. */
export type Drawing = (canvas: Canvas, width: number) => SVGSVGElement | HTMLElement;

export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  readonly title: Claim;
  readonly footnote: string;
  readonly table: Table;
  /** Left out where not all of it is told. */
  readonly needs?: Needs;
  /** Left out where the report is one document. */
  readonly apart?: true;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Said instead of the rows when there are none. */
  readonly empty: string;
  /** Address of a file with all rows, for a table that may be too long for a page. */
  readonly csv?: string;
}

export interface Column {
  readonly id: string;
  readonly label: string;
  /** `text` and `day` are set left, numbers right. */
  readonly unit: Unit | 'text' | 'day';
  /** Shows each cell as a share of the largest. */
  readonly bar?: boolean;
}

export interface Cell {
  readonly text: string;
  /** For sorting and bars; `null` for text and for what is not defined. */
  readonly value: number | null;
  /** Where the text leads. */
  readonly href?: string;
  /** What its row can be filtered by. */
  readonly pick?: Pick | null;
}

/** Markdown that the analyst wrote. */
export interface ProseBlock {
  readonly kind: 'prose';
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** Lines to copy, such as a command. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly id: string;
  readonly title: string;
  /** What the lines do, in words. */
  readonly note: string;
  readonly code: string;
}

/** Terms and what they mean; each has an anchor. */
export interface DefinitionsBlock {
  readonly kind: 'definitions';
  readonly id: string;
  readonly title: string;
  readonly entries: readonly Definition[];
}

export interface Definition {
  readonly id: string;
  readonly term: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
}

/** Sentences with what they rest on, and where each can be checked. */
export interface FindingsBlock {
  readonly kind: 'findings';
  readonly id: string;
  readonly title: string;
  /** How they were decided; '' = nothing was. */
  readonly rule: string;
  readonly findings: readonly (Claim & { readonly strength: string; readonly evidence: string })[];
  /** Said instead when there are none. */
  readonly empty: string;
}
