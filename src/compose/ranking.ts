/** The place of each influencer, or campaign, among all of a selection. */
import type { Cube } from '../core/measure/cube.ts';
import { measure } from '../core/measure/measure.ts';
import { scoresAlong } from '../core/measure/peers/performance-score.ts';
import type { Selection } from '../core/measure/selection.ts';
import type { MemberDimension } from './members.ts';

export interface Place {
  /** By ROAS, from 1; `null` without one. */
  readonly rank: number | null;
  /** Performance score, 0–1; `null` = nobody to compare with. */
  readonly score: number | null;
}

export interface Ranking {
  /** How many have a ROAS. */
  readonly rated: number;
  readonly places: ReadonlyMap<string, Place>;
}

/** Asked once for all the pages of a selection. */
const known = new WeakMap<Cube, WeakMap<Selection, Map<MemberDimension, Ranking>>>();

export function ranking(cube: Cube, by: MemberDimension, where: Selection): Ranking {
  const ofCube = known.get(cube) ?? new WeakMap<Selection, Map<MemberDimension, Ranking>>();
  known.set(cube, ofCube);
  const ofSelection = ofCube.get(where) ?? new Map<MemberDimension, Ranking>();
  ofCube.set(where, ofSelection);
  const found = ofSelection.get(by) ?? rank(cube, by, where);
  ofSelection.set(by, found);
  return found;
}

function rank(cube: Cube, by: MemberDimension, where: Selection): Ranking {
  const rated = measure(cube, { by: [by], figures: ['roas'], where })
    .filter(({ at, values }) => at[by] !== null && typeof values.roas === 'number')
    .sort((a, b) => (b.values.roas ?? 0) - (a.values.roas ?? 0));
  const ranks = new Map(rated.map(({ at }, place) => [at[by], place + 1]));
  const places = scoresAlong(cube, by, where).flatMap(({ at, score }): [string, Place][] => {
    const value = at[by] ?? null;
    return value === null ? [] : [[value, { rank: ranks.get(value) ?? null, score }]];
  });
  return { rated: rated.length, places: new Map(places) };
}
