/** Share of the attributed revenue that would have come without influencers, 0–1; one value: low = high. */
export interface OrganicShare {
  readonly low: number;
  readonly high: number;
}

/** What a report assumes when it says nothing: wide, as nobody knows. */
export const usualOrganicShare: OrganicShare = { low: 0.2, high: 0.6 };
