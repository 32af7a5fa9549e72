import { type FigureId, figureNeeds } from '../core/measure/figures.ts';
import { total } from '../core/measure/measure.ts';
import { type PeerMetricId, peerMetrics } from '../core/measure/peers/index.ts';
import { besideWords } from './change.ts';
import type { Context } from './context.ts';
import { figureViews } from './figure.ts';
import { peerFigureView } from './figure-peers.ts';
import { isTold } from './told.ts';
import type { FiguresBlock } from './view.ts';
import { periodOf } from './words.ts';

/** The key figures of a page: of sums, and of the figures of influencers. */
export function figuresBlock(
  context: Context,
  ids: readonly (FigureId | PeerMetricId)[],
  period = periodOf(context),
): FiguresBlock {
  const told = ids.filter((id) => isTold(context.cube, isPeer(id) ? ofPeers : { measures: figureNeeds(id) }));
  const ofSums = told.flatMap((id) => (isPeer(id) ? [] : [toldOf(context, id)]));
  const views = new Map(figureViews(context, ofSums).map((view) => [view.id, view]));
  return {
    kind: 'figures',
    id: 'key-figures',
    title: `Key figures, ${period}${besideWords(context)}`,
    figures: told.flatMap((id) =>
      isPeer(id) ? peerFigureView(context, id) : (views.get(toldOf(context, id)) ?? []),
    ),
  };
}

/** Figures over influencers are over what each returned. */
const ofPeers = { along: ['influencer'], measures: ['spend'] } as const;

/** Who is in the drop is not told along what a filter may select; who was active in it is. */
function toldOf({ cube, where }: Context, id: FigureId): FigureId {
  const untold = id === 'influencers' && total(cube, ['influencers'], where).sums.influencers === null;
  return untold ? 'active_influencers' : id;
}

function isPeer(id: FigureId | PeerMetricId): id is PeerMetricId {
  return id in peerMetrics;
}
