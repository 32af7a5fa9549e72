/**
 * How an order is shared out among the touches of its buyer. A touch is a day on which a user's
 * tracking rows, orders or clicks, name an influencer. An order of day d is shared among that user's
 * touches up to and including d; it names an influencer itself, so there always is one. Touches of one
 * day count alike: the file tells no hour, and the order of rows must not matter.
 */

/** The days up to the order on which its buyer met somebody, ascending; the last is the order's own. */
export interface Path {
  readonly days: readonly number[];
  /** How many were met on each day. */
  readonly touches: readonly number[];
}

export interface AttributionModel {
  readonly label: string;
  /** Who is credited, in words. */
  readonly rule: string;
  /** Weight of one touch of each day: finite, not negative, not all 0. */
  weights(path: Path): number[];
}
