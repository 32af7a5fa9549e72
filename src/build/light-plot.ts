/**
 * No chart of a report is a map, has a legend, a tip or a pointer, stacks, diverges, or takes a colour from a scheme:
 * titles, labels and the report's own colours do that. In Plot these bring a quarter of all that a reader's browser loads for its first
 * filter, so there they are left out; what asks for them all the same fails with their name. Charts drawn in the
 * build use Plot whole, and a test holds the two equal.
 */

interface VitePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  load(id: string): string | null;
}

const FAILS = 'const none = (what) => () => { throw new Error(what + " are left out of the browser"); };';

/** Modules of Plot, and all that Plot takes from each. */
const standIns: Readonly<Record<string, string>> = {
  'projection.js': `${FAILS}
export const hasProjection = ({ projection } = {}) => projection != null;
export const createProjection = (options) => (hasProjection(options) ? none('maps')() : undefined);
export const projectionAspectRatio = () => undefined;
export const xyProjection = () => undefined;
export const project = none('maps');
export const applyPosition = none('maps');
export const getGeometryChannels = none('maps');`,
  'legends.js': `${FAILS}
export const legend = none('legends');
export const exposeLegends = () => legend;
export const createLegends = () => [];`,
  'interactions/pointer.js': `${FAILS}
export const [pointer, pointerX, pointerY, anchorX, anchorY] = Array(5).fill(none('pointers'));`,
  'marks/tip.js': `${FAILS}
export class Tip {}
export const tip = none('tips');`,
  'transforms/stack.js': `${FAILS}
export const [stackX, stackX1, stackX2, stackY, stackY1, stackY2] = Array(6).fill(none('stacks'));
export const maybeStackX = (options) => 'x1' in options && 'x2' in options ? options : stackX();
export const maybeStackY = (options) => 'y1' in options && 'y2' in options ? options : stackY();`,
  'scales/diverging.js': `${FAILS}
export const [
  createScaleDiverging,
  createScaleDivergingSqrt,
  createScaleDivergingPow,
  createScaleDivergingLog,
  createScaleDivergingSymlog,
] = Array(5).fill(none('diverging scales'));`,
  'scales/schemes.js': `${FAILS}
export const isCategoricalScheme = () => false;
export const isDivergingScheme = () => false;
export const ordinalScheme = none('colour schemes');
export const ordinalRange = none('colour schemes');
export const quantitativeScheme = none('colour schemes');
export const maybeBooleanRange = () => undefined;`,
};

export function lightPlot(): VitePlugin {
  return {
    name: 'light-plot',
    enforce: 'pre',
    load(id) {
      const module = /[\\/]@observablehq[\\/]plot[\\/]src[\\/](.+)$/.exec(id)?.[1]?.replaceAll('\\', '/');
      return (module && standIns[module]) ?? null;
    },
  };
}
