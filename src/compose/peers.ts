/** Where an influencer stands among those most like it: same tier, else same platform, else everyone. */
import type { AttributeId } from '../core/facts.ts';
import type { Cube } from '../core/measure/cube.ts';
import { measure } from '../core/measure/measure.ts';
import { median } from '../core/measure/ranks.ts';
import { everything, type Selection } from '../core/measure/selection.ts';
import type { Context } from './context.ts';
import { nameOf } from './names.ts';

/** The figures that the performance score ranks by. */
export const peerFigures = ['roas', 'engagement_rate', 'conversion_rate', 'revenue'] as const;
export type PeerFigure = (typeof peerFigures)[number];

export interface PeerStanding {
  /** Who is compared, such as "micro influencers". */
  readonly among: string;
  readonly places: readonly PeerPlace[];
}

export interface PeerPlace {
  readonly figure: PeerFigure;
  /** `null` = not defined for this influencer. */
  readonly value: number | null;
  /** Of all peers with the figure, itself among them. */
  readonly median: number | null;
  /** Share of the other peers that lie below, those level counting half; `null` without a value or others. */
  readonly ahead: number | null;
  /** Other peers with the figure, and how many of them lie below. */
  readonly others: number;
  readonly below: number;
}

/** Fewer than this, itself among them, say nothing of where one stands. */
const LEAST_PEERS = 5;

/** `null` when nobody else was active in the selection. */
export function standingAmongPeers(context: Context, influencer: string): PeerStanding | null {
  const { cube, where } = context;
  const rows = ratedWithin(cube, beyond(where));
  if (rows.size < 2) return null;
  const own = rows.get(influencer) ?? null;
  if (own === null) return null;
  for (const by of ['tier', 'platform'] as const) {
    const group = own[by];
    if (group === null) continue;
    const peers = [...rows.values()].filter((row) => row[by] === group);
    if (peers.length < LEAST_PEERS) continue;
    const name = nameOf(context, by, group);
    return {
      among: `${by === 'tier' ? name.toLowerCase() : name} influencers`,
      places: placesOf(own, peers),
    };
  }
  return { among: 'influencers', places: placesOf(own, [...rows.values()]) };
}

function placesOf(own: Rated, peers: readonly Rated[]): PeerPlace[] {
  return peerFigures.map((figure) => {
    const value = own.values[figure] ?? null;
    const others = peers.filter((peer) => peer !== own).flatMap((peer) => peer.values[figure] ?? []);
    const below = value === null ? 0 : others.filter((other) => other < value).length;
    const level = value === null ? 0 : others.filter((other) => other === value).length;
    return {
      figure,
      value,
      median: median(value === null ? others : [...others, value]),
      ahead: value === null || others.length === 0 ? null : (below + level / 2) / others.length,
      others: others.length,
      below,
    };
  });
}

interface Rated extends Readonly<Record<'tier' | 'platform', string | null>> {
  readonly values: Readonly<Partial<Record<PeerFigure, number | null>>>;
}

/** Asked once for all the pages of a selection. */
const known = new WeakMap<Cube, WeakMap<Selection, ReadonlyMap<string, Rated>>>();

function ratedWithin(cube: Cube, where: Selection): ReadonlyMap<string, Rated> {
  const ofCube = known.get(cube) ?? new WeakMap<Selection, ReadonlyMap<string, Rated>>();
  known.set(cube, ofCube);
  const found = ofCube.get(where);
  if (found) return found;
  const codes = new Map(cube.dictionaries.influencer.map((id, code) => [id, code]));
  const attribute = (id: AttributeId, influencer: string) =>
    cube.dictionaries[id][cube.attributes[id][codes.get(influencer) ?? -1] ?? -1] ?? null;
  const rated = new Map(
    measure(cube, { by: ['influencer'], figures: [...peerFigures, 'spend', 'posts'], where })
      .filter(({ sums }) => [sums.revenue, sums.spend, sums.posts].some((sum) => (sum ?? 0) !== 0))
      .flatMap(({ at: { influencer }, values }): [string, Rated][] =>
        influencer == null
          ? []
          : [
              [
                influencer,
                {
                  tier: attribute('tier', influencer),
                  platform: attribute('platform', influencer),
                  values,
                },
              ],
            ],
      ),
  );
  ofCube.set(where, rated);
  return rated;
}

/** The selection without the one who is compared; always the same object where nothing else is selected. */
function beyond({ values: { influencer: _, ...values } = {}, ...days }: Selection): Selection {
  const free = Object.keys(values).length === 0 && days.from === undefined && days.to === undefined;
  return free ? everything : { ...days, values };
}
