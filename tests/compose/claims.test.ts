import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../../src/compose/context.ts';
import { allPages } from '../../src/compose/pages/index.ts';
import type { Claim, PageView } from '../../src/compose/view.ts';
import { type DimensionId, dimensions } from '../../src/core/measure/dimensions.ts';
import { type FigureId, isMeasure } from '../../src/core/measure/figures.ts';
import { measure, total } from '../../src/core/measure/measure.ts';
import { metrics } from '../../src/core/measure/metrics/index.ts';
import { randomRows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';

function claimsOf({ headline, standfirst, blocks }: PageView): Claim[] {
  return [
    headline,
    ...standfirst,
    ...blocks.flatMap((block): readonly Claim[] => {
      if (block.kind === 'chart' || block.kind === 'table') return [block.title];
      return block.kind === 'findings' ? block.findings : [];
    }),
  ];
}

function isFigure(id: Claim['metric']): id is FigureId {
  return id in metrics || isMeasure(id as FigureId);
}

/** What the cube says of the claim's metric; `undefined` where the claim names a group of its own. */
function figureOf({ cube }: Context, { metric, where }: Claim): number | null | undefined {
  if (!isFigure(metric)) return undefined;
  if (where === '') return total(cube, [metric]).values[metric] ?? null;
  const [by = '', ...value] = where.split(' ');
  if (!(by in dimensions)) return undefined;
  const found = measure(cube, { by: [by as DimensionId], figures: [metric] });
  const row = found.find(({ at }) => at[by as DimensionId] === value.join(' '));
  // Of what adds up, a value without rows has nothing.
  return row ? (row.values[metric] ?? null) : isMeasure(metric) ? 0 : null;
}

test('the number of a claim is the metric that it names, of what it names, unless it says what else it is', () => {
  let checked = 0;
  fc.assert(
    fc.property(randomRows, fc.constantFrom({}, { margin: 0.4, targets: { roas: 3 } }), (rows, settings) => {
      const context = contextFor(rows, settings);
      for (const page of allPages(context)) {
        const view = page.compose(context);
        // Below the opening of its page, one campaign or influencer is all that is spoken of.
        const claims = page.parent === undefined ? claimsOf(view) : [view.headline, ...view.standfirst];
        for (const claim of claims) {
          if (claim.as !== undefined || claim.value === null) continue;
          const figure = figureOf(context, claim);
          if (figure === undefined) continue;
          checked++;
          expect(claim.value, `${page.id}: ${claim.text} (${claim.metric}, ${claim.where})`).toBeCloseTo(
            figure ?? Number.NaN,
            6,
          );
        }
      }
    }),
    { numRuns: 30 },
  );
  expect(checked).toBeGreaterThan(500);
});

test('a share is between 0 and 1, a count and a place are whole, a correlation is between −1 and 1', () => {
  const bounds: Readonly<Record<NonNullable<Claim['as']>, (value: number) => boolean>> = {
    share: (value) => value >= 0 && value <= 1,
    rank: (value) => Number.isInteger(value) && value >= 1,
    count: (value) => Number.isInteger(value) && value >= 0,
    correlation: (value) => Math.abs(value) <= 1 + 1e-9,
    change: (value) => value >= -1,
    median: Number.isFinite,
  };
  const seen = new Set<string>();
  fc.assert(
    fc.property(randomRows, (rows) => {
      const context = contextFor(rows);
      for (const page of allPages(context)) {
        for (const { as, value, text } of claimsOf(page.compose(context))) {
          if (as === undefined || value === null) continue;
          seen.add(as);
          expect(bounds[as](value), `${page.id}: ${text} is ${value}`).toBe(true);
        }
      }
    }),
    { numRuns: 30 },
  );
  expect(seen.size).toBeGreaterThan(3);
});
