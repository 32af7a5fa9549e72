/** What the browser composes from besides the cube: as much of the report as its pages say, and sums; no rows. */
import { createFormatter } from '../../core/format/formatter.ts';
import type { Cube } from '../../core/measure/cube.ts';
import { everything } from '../../core/measure/selection.ts';
import type { Report } from '../../core/report.ts';
import { fromTypedJson, toTypedJson } from '../../core/wire/typed-json.ts';
import type { Context } from '../context.ts';
import type { Records } from '../records.ts';

/** Front matter that pages are composed from; what else a report is told stays in the build. */
const said = [
  'slug',
  'title',
  'brand',
  'currency',
  'locale',
  'drop',
  'margin',
  'targets',
  'tiers',
  'score',
  'allocation',
  'organicShare',
  'filters',
  'financialYear',
  'commentary',
] as const satisfies readonly (keyof Report)[];

type Sent = Pick<Context, 'drop' | 'attribution'> & {
  readonly report: Pick<Report, (typeof said)[number]>;
  readonly evidence: Omit<Context['evidence'], 'cube'>;
};

export function contextToJson({
  report,
  drop,
  attribution,
  evidence,
}: Pick<Context, 'report' | 'drop' | 'attribution' | 'evidence'>): string {
  const { cube: _, ...rest } = evidence;
  const sent: Sent = {
    report: Object.fromEntries(said.map((key) => [key, report[key]])) as Sent['report'],
    // The list of what was noticed stands on a page that no filter changes.
    drop: { ...drop, issues: [] },
    attribution,
    evidence: rest,
  };
  return toTypedJson(sent);
}

/** The whole report, nothing selected. `root` is its address. */
export function contextFromJson(text: string, cube: Cube, records: Records, root: string): Context {
  const { report, evidence, ...rest } = fromTypedJson(text) as Sent;
  return {
    ...rest,
    report: { ...report, data: '' } as unknown as Report,
    cube,
    evidence: { ...evidence, cube },
    records,
    root,
    where: everything,
    beside: null,
    format: createFormatter(report),
    files: [],
    published: true,
    earlier: () => null,
  };
}
