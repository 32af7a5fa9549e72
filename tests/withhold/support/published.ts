/** A drop as a report that is published, and what its pages say. */
import type { PreparedReport } from '../../../src/build/prepare.ts';
import type { PageView } from '../../../src/compose/view.ts';
import { reportSchema } from '../../../src/core/report.ts';
import { prepared, type Told } from './told-drop.ts';

/** `null` = nothing may be. */
export async function published(
  drop: Told,
  settings: Record<string, unknown>,
): Promise<PreparedReport | null> {
  const { prepared: found } = await prepared(drop, settings);
  if (found === null) return null;
  const report = {
    ...reportSchema.parse({ title: 'Test', data: 'data', currency: 'USD', ...settings }),
    slug: 'test',
    place: 'test',
    commentary: '',
  };
  const source = { report, data: '', folder: null, increments: null, before: null, noticed: [] };
  return { source, earlier: null, currencyMark: null, ...found } as PreparedReport;
}

/** Every sentence that is a title, a finding or what opens a page. */
export function sentencesOn({ headline, standfirst, blocks }: PageView): string[] {
  const inBlocks = blocks.flatMap((block) => {
    if (block.kind === 'findings') return block.findings.map(({ text }) => text);
    return block.kind === 'chart' || block.kind === 'table' ? [block.title.text] : [];
  });
  return [headline.text, ...standfirst.map(({ text }) => text), ...inBlocks];
}
