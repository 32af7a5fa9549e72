/** Attributed revenue by model, side by side; one line instead where the models cannot differ. */
import type { Attribution, ChannelRow } from '../core/attribution/attribute.ts';
import {
  type AttributionModelId,
  attributionModelIds,
  attributionModels,
} from '../core/attribution/index.ts';
import { narrowedBy } from '../core/measure/related.ts';
import type { Context } from './context.ts';
import type { Claim, TableBlock } from './view.ts';
import { counted, exactCell, textCell, textColumn } from './words.ts';

export function attributionTable(context: Context): TableBlock[] {
  const { attribution, where, format } = context;
  if (attribution === null) return [];
  const { met, by, organicShare } = attribution;
  // Most returned first, by the model that orders are tracked by.
  const rows = by.platform.toSorted((a, b) => (b.models.last.roas ?? -1) - (a.models.last.roas ?? -1));
  return [
    {
      kind: 'table',
      id: 'attribution',
      title: finding(context, attribution),
      footnote: [
        `${counted(context, met.influencers.users, 'buyer')}${narrowedBy(context.cube, where).length > 0 ? ' of the whole drop, whatever is selected' : ''}`,
        `incremental with an organic share of ${format.short(organicShare.low, 'rate')} to ${format.short(organicShare.high, 'rate')}`,
        'tracking_data, payouts',
      ].join(' · '),
      table: {
        caption: 'ROAS by attribution model and platform',
        columns: [
          textColumn('platform', 'Platform'),
          ...attributionModelIds.flatMap((id) => [
            { id: `${id}-roas`, label: attributionModels[id].label, unit: 'multiple' as const },
            { id: `${id}-iroas`, label: 'incremental', unit: 'multiple' as const },
          ]),
        ],
        rows: met.influencers.line === null ? rows.map((row) => cells(context, row)) : [],
        empty: met.influencers.line ?? 'No buyer is recorded.',
      },
    },
  ];
}

function cells(context: Context, { name, models }: ChannelRow) {
  return [
    textCell(name ?? 'not recorded'),
    ...attributionModelIds.flatMap((id) => {
      const { roas, iroas } = models[id];
      const band = `${context.format.short(iroas.low, 'multiple').replace('×', '')}–${context.format.short(iroas.high, 'multiple')}`;
      return [exactCell(context, roas, 'multiple'), { text: band, value: iroas.low }];
    }),
  ];
}

function finding({ format }: Context, { met, by }: Attribution): Claim {
  const { share, line, users } = met.influencers;
  const claim = { metric: 'roas', n: users, where: '' } as const;
  if (line !== null) return { ...claim, value: share, text: 'Attribution models cannot differ on this drop' };
  const widest = by.platform
    .map((row) => ({ name: row.name, ...spread(row) }))
    .filter(({ low, high }) => low !== null && high !== null)
    .sort((a, b) => (b.high ?? 0) - (b.low ?? 0) - ((a.high ?? 0) - (a.low ?? 0)))[0];
  const most = widest
    ? `; ${differs(widest.name ?? 'the unnamed platform', format.short(widest.low, 'multiple'), format.short(widest.high, 'multiple'))}`
    : '';
  return {
    ...claim,
    value: share,
    text: `${format.short(share, 'rate')} of buyers met more than one influencer${most}`,
  };
}

function spread({ models }: ChannelRow): { low: number | null; high: number | null } {
  const values = attributionModelIds.flatMap((id: AttributionModelId) => models[id].roas ?? []);
  return values.length === 0
    ? { low: null, high: null }
    : { low: Math.min(...values), high: Math.max(...values) };
}

/** Both ends as they are shown: what shows alike is not said to differ. */
function differs(name: string, low: string, high: string): string {
  return low === high
    ? `every model gives about the same, ${low} for ${name}`
    : `by model, ${name} returned ${low} to ${high}`;
}
