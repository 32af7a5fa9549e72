/** What the difference of two ROAS is made of, where a selection is held beside another. */
import { type Bridge, type BridgeSide, bridge } from '../core/measure/bridge.ts';
import type { Cube } from '../core/measure/cube.ts';
import { type Dimension, type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { measure } from '../core/measure/measure.ts';
import type { Selection } from '../core/measure/selection.ts';
import { signed } from './change.ts';
import type { Context } from './context.ts';
import { nameOf } from './names.ts';
import type { Block, Cell, Claim, TableBlock } from './view.ts';
import { allocationNote, dotted, textColumn } from './words.ts';

/** Nothing where nothing is compared, or a side has no ROAS. */
export function bridgeBlocks(context: Context, by: DimensionId = 'platform'): Block[] {
  const { beside, cube, where } = context;
  if (beside === null || beside.isWhole) return [];
  const found = bridge(sidesOf(cube, by, beside.where), sidesOf(cube, by, where));
  if (found === null) return [];
  return [bridgeTable(context, found, { id: 'bridge', by, against: beside.name })];
}

/** The same from an earlier drop to this one. */
export function dropBridge(now: Context, then: Context, by: DimensionId, against: string): Block[] {
  const found = bridge(sidesOf(then.cube, by, then.where), sidesOf(now.cube, by, now.where));
  return found === null ? [] : [bridgeTable(now, found, { id: `bridge-${by}`, by, against })];
}

interface Bridged {
  readonly id: string;
  readonly by: DimensionId;
  /** What it is held against, in words. */
  readonly against: string;
}

function bridgeTable(context: Context, found: Bridge, { id, by, against }: Bridged): TableBlock {
  const { label, plural }: Dimension = dimensions[by];
  const rows = found.parts.toSorted((a, b) => Math.abs(b.mix + b.rate) - Math.abs(a.mix + a.rate));
  return {
    kind: 'table',
    id,
    title: claimOf(context, found, plural, against),
    footnote: dotted(
      `mix = change of the share of spend × mean ROAS, rate = change of ROAS × mean share of spend (Kitagawa, midpoint); the parts add up to the change`,
      allocationNote(context, by),
    ),
    table: {
      caption: `Change of ROAS by ${label.toLowerCase()}, against ${against}`,
      columns: [
        textColumn(by, label),
        { id: 'mix', label: 'Mix', unit: 'multiple' },
        { id: 'rate', label: 'Rate', unit: 'multiple' },
        { id: 'change', label: 'Change', unit: 'multiple' },
      ],
      rows: [
        ...rows.map(({ group, mix, rate }): Cell[] => [
          { text: nameOf(context, by, group), value: null },
          changeCell(context, mix),
          changeCell(context, rate),
          changeCell(context, mix + rate),
        ]),
        [
          { text: 'All', value: null },
          changeCell(context, found.mix),
          changeCell(context, found.rate),
          changeCell(context, found.after - found.before),
        ],
      ],
      empty: `No ${plural}.`,
    },
  };
}

/** Less than this is what parts that cancel out leave of a float: no change of a ROAS. */
const LEAST = 1e-9;

function changeWords(change: number, words: (size: number) => string): string {
  const told = Math.abs(change) < LEAST ? 0 : change;
  return signed(told, words(Math.abs(told)));
}

function changeCell({ format }: Context, change: number): Cell {
  return { text: changeWords(change, (size) => format.table(size, 'multiple')), value: change };
}

function sidesOf(cube: Cube, by: DimensionId, where: Selection): Map<string | null, BridgeSide> {
  return new Map(
    measure(cube, { by: [by], figures: ['revenue', 'spend'], where }).map(({ at, sums }) => [
      at[by] ?? null,
      { revenue: sums.revenue ?? 0, spend: sums.spend ?? 0 },
    ]),
  );
}

function claimOf(
  { format }: Context,
  { before, after, mix, rate, parts: groups }: Bridge,
  plural: string,
  against: string,
): Claim {
  const change = after - before;
  const words = (value: number) => changeWords(value, (size) => format.short(size, 'multiple'));
  const [old, now] = [format.short(before, 'multiple'), format.short(after, 'multiple')];
  const moved = old === now ? `stayed at ${now}` : `${change > 0 ? 'rose' : 'fell'} from ${old} to ${now}`;
  const parts = `: ${words(mix)} by spending on other ${plural}, ${words(rate)} by what each returned`;
  return {
    text: `ROAS ${moved} against ${against}${change === 0 ? '' : parts}`,
    metric: 'roas',
    value: change,
    n: groups.length,
    where: `difference to ${against}`,
  };
}
