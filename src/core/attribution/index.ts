/** The attribution models: pages and JSON read this list. */
import { firstTouch } from './first-touch.ts';
import { lastTouch } from './last-touch.ts';
import { linear } from './linear.ts';
import type { AttributionModel } from './model.ts';
import { position } from './position.ts';
import { timeDecay } from './time-decay.ts';

export const attributionModels = {
  first: firstTouch,
  last: lastTouch,
  linear,
  time_decay: timeDecay,
  position,
} as const satisfies Record<string, AttributionModel>;

export type AttributionModelId = keyof typeof attributionModels;

export const attributionModelIds = Object.keys(attributionModels) as AttributionModelId[];
