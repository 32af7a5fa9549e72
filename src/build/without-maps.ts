/**
 * No chart of a report is a map. Plot's projections bring d3-geo along, a sixth of all that a reader's browser
 * loads for its first filter: there they are left out. Charts drawn in the build use Plot whole.
 */

interface VitePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  load(id: string): string | null;
}

/** All that Plot takes from the module, for plots without a projection. */
const STAND_IN = `
const none = () => undefined;
const noMaps = () => { throw new Error('maps are left out of the browser'); };
export const createProjection = (options) => (hasProjection({ projection: options.projection }) ? noMaps() : undefined);
export const hasProjection = ({ projection } = {}) => projection != null;
export const projectionAspectRatio = none;
export const xyProjection = none;
export const project = noMaps;
export const applyPosition = noMaps;
export const getGeometryChannels = noMaps;
`;

export function withoutMaps(): VitePlugin {
  return {
    name: 'without-maps',
    enforce: 'pre',
    load: (id) => (/[\\/]@observablehq[\\/]plot[\\/]src[\\/]projection\.js$/.test(id) ? STAND_IN : null),
  };
}
