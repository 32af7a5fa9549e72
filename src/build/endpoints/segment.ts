/** A segment of influencers as it is published. */
import { z } from 'zod';
import { published } from '../../core/format/published.ts';
import { figureUnit } from '../../core/measure/figures.ts';
import type { Segment } from '../../core/measure/segments/segment.ts';
import { figureShape } from './figures.ts';

const figures = ['revenue', 'spend', 'orders', 'roas', 'roi', 'profit'] as const;

export const segmentSchema = z.object({
  influencers: z.int().nonnegative().describe('Influencers in the segment.'),
  ...z.object(figureShape).pick(Object.fromEntries(figures.map((id) => [id, true as const]))).shape,
});

export function publishedSegment(segment: Segment): Readonly<Record<string, number | null>> {
  return {
    influencers: segment.influencers,
    ...Object.fromEntries(figures.map((id) => [id, published(segment[id], figureUnit(id))])),
  };
}
