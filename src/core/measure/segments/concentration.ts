import type { Cube } from '../cube.ts';
import type { DimensionId } from '../dimensions.ts';
import { type MetricRow, measure } from '../measure.ts';
import { ratio } from '../metric.ts';
import { everything, type Selection } from '../selection.ts';

/** How many influencers "the top" are. */
const TOP = 5;

export interface Share {
  /** Ids of those it is the share of, largest first. */
  readonly of: readonly string[];
  /** Among how many with any. */
  readonly among: number;
  /** 0–1; `null` when there is nothing to share. */
  readonly share: number | null;
}

export interface Concentration {
  readonly rule: string;
  readonly largestCampaign: { readonly revenue: Share; readonly spend: Share };
  readonly topInfluencers: { readonly revenue: Share; readonly spend: Share };
}

/** How much rests on few: one campaign, five influencers. */
export function concentration(cube: Cube, where: Selection = everything): Concentration {
  const shares = (by: DimensionId, most: number) => {
    const rows = measure(cube, { by: [by], figures: ['revenue', 'spend'], where });
    return { revenue: largest(rows, by, 'revenue', most), spend: largest(rows, by, 'spend', most) };
  };
  return {
    rule: `Share of the largest campaign, and of the ${TOP} largest influencers, in attributed revenue and in spend; what names no campaign counts in the whole.`,
    largestCampaign: shares('campaign', 1),
    topInfluencers: shares('influencer', TOP),
  };
}

function largest(rows: readonly MetricRow[], by: DimensionId, of: 'revenue' | 'spend', most: number): Share {
  const whole = rows.reduce((sum, { sums }) => sum + (sums[of] ?? 0), 0);
  const named = rows
    .flatMap(({ at, sums }) => {
      const id = at[by] ?? null;
      const value = sums[of] ?? 0;
      return id === null || value <= 0 ? [] : [{ id, value }];
    })
    .sort((a, b) => b.value - a.value);
  const top = named.slice(0, most);
  return {
    of: top.map(({ id }) => id),
    among: named.length,
    share: ratio(
      top.reduce((sum, { value }) => sum + value, 0),
      whole,
    ),
  };
}
