import type { Selection } from '../core/measure/selection.ts';

/** What a selection is held beside: the whole report, the period before, or a selection of its own. */
export interface Beside {
  readonly where: Selection;
  /** What it is, in words: "all", "1 Apr – 30 Apr 2025". */
  readonly name: string;
  /** The whole, of which the selection is a part; otherwise the two stand side by side. */
  readonly isWhole: boolean;
  /** Days to add to one of its days to lay it upon the selection's; 0 where the two have days in common. */
  readonly shift: number;
  /** The days of the selection, since 1970-01-01. */
  readonly onto: Days;
}

export interface Days {
  readonly from: number;
  readonly to: number;
}

/** The day of the selection that a day of what stands beside it lies upon; `null` = none. */
export function laidUpon({ shift, onto }: Beside, day: number): number | null {
  const at = day + shift;
  return at < onto.from || at > onto.to ? null : at;
}
