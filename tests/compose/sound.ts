/** What a page says and draws, held to be whole. */
import { expect } from 'vitest';
import { drawAtWidths } from '../../src/build/draw.ts';
import type { Context } from '../../src/compose/context.ts';
import type { Block, PageView } from '../../src/compose/view.ts';

/** All that a page would say. */
export function texts({ title, headline, standfirst, blocks }: PageView): string[] {
  return [title, headline.text, ...standfirst.map(({ text }) => text), ...blocks.flatMap(blockTexts)];
}

function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case 'figures':
      return block.figures.flatMap(({ label, short, exact, formula, basis }) => [
        label,
        short,
        exact,
        formula,
        basis,
      ]);
    case 'chart':
      return [
        block.title.text,
        block.subtitle,
        block.alt,
        block.footnote,
        block.empty,
        ...block.table.rows.flat().map(({ text }) => text),
      ];
    case 'table':
      return [
        block.title.text,
        block.footnote,
        block.table.empty,
        ...block.table.rows.flat().map(({ text }) => text),
      ];
    case 'findings':
      return block.findings.map(({ text }) => text);
    case 'definitions':
      return block.entries.flatMap(({ term, lines }) => [term, ...lines.flat()]);
    case 'prose':
      return [block.title];
    default:
      return [];
  }
}

/** What no text may hold. */
export const broken = /\bNaN\b|undefined|Infinity|\[object|\bnull\b/;

/** Every chart that has something to draw draws it, at every width. */
export function mustDraw({ blocks }: PageView, { format }: Pick<Context, 'format'>): void {
  for (const block of blocks) {
    if (block.kind !== 'chart' || block.drawing === null) continue;
    for (const { svg } of drawAtWidths(block.drawing, format, block.alt)) {
      expect(svg).toMatch(/^<svg/);
      expect(svg, block.id).not.toMatch(/NaN|undefined|Infinity/);
    }
  }
}
