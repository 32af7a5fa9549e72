/** The key figures, then and now. */
import { type FigureId, figureLabel, figureUnit, isFigure } from '../../core/measure/figures.ts';
import { total } from '../../core/measure/measure.ts';
import type { Unit } from '../../core/measure/measures.ts';
import { type Change, changeFrom, signed } from '../change.ts';
import type { Context } from '../context.ts';
import { figureViews } from '../figure.ts';
import { keyFigures } from '../key-figures.ts';
import type { Block, Claim } from '../view.ts';
import { textCell, textColumn } from '../words.ts';
import { type Compared, since } from './compared.ts';

/** Those that stand out; the table has all. */
const SHOWN = 5;

export function figureChanges(compared: Compared): Block[] {
  const { now, nowDay, thenDay } = compared;
  const { format } = now;
  const rows = keyFigures.map((id) => ({ id, ...valuesOf(compared, id) }));
  const [revenue] = rows;
  return [
    {
      kind: 'figures',
      id: 'key-figures',
      title: `Key figures of ${nowDay}, beside those of ${thenDay}`,
      figures: figureViews(now, keyFigures.slice(0, SHOWN)).map((view, at) => ({
        ...view,
        change: figureChange(compared, keyFigures[at] as FigureId),
      })),
    },
    {
      kind: 'table',
      id: 'then-and-now',
      title: {
        text: `${format.exact(revenue?.before ?? null, 'money')} of attributed revenue then, ${format.exact(revenue?.after ?? null, 'money')} now`,
        metric: 'revenue',
        value: revenue?.after ?? null,
        n: keyFigures.length,
        where: '',
      },
      footnote: 'each drop as a whole, by the definition of this report',
      table: {
        caption: 'Key figures of both drops',
        columns: [
          textColumn('figure', 'Figure'),
          { id: 'then', label: thenDay, unit: 'count' },
          { id: 'now', label: nowDay, unit: 'count' },
          { id: 'change', label: 'Change', unit: 'count' },
        ],
        // Of several units: no column of numbers to sort or add.
        rows: rows.map(({ id, before, after }) => [
          textCell(figureLabel(id)),
          textCell(format.table(before, figureUnit(id))),
          textCell(format.table(after, figureUnit(id))),
          textCell(differenceWords(now, before, after, figureUnit(id))),
        ]),
        empty: 'No figures.',
      },
    },
  ];
}

/** What became of a figure; `null` where it is none of the cube's, or not defined on a side. */
export function figureChange(compared: Compared, id: string): Change | null {
  if (!isFigure(id)) return null;
  const { before, after } = valuesOf(compared, id);
  return before === null || after === null ? null : changeFrom(compared.now.format, id, before, after);
}

/** What became of revenue and of what it returned, as a headline. */
export function revenueClaim(compared: Compared): Claim {
  const claim = revenueChange(compared);
  const [first = '', ...rest] = claim.text;
  return { ...claim, text: `Since the drop of ${compared.thenDay}, ${first.toLowerCase()}${rest.join('')}` };
}

/** The same where it is said above since when. */
export function revenueChange(compared: Compared): Claim {
  const { now } = compared;
  const { format } = now;
  const [revenue, roas] = [valuesOf(compared, 'revenue'), valuesOf(compared, 'roas')];
  const change = (revenue.after ?? 0) - (revenue.before ?? 0);
  const money =
    change === 0
      ? `Attributed revenue stayed at ${format.short(revenue.after, 'money')}`
      : `Attributed revenue ${change > 0 ? 'rose' : 'fell'} by ${format.short(Math.abs(change), 'money')} to ${format.short(revenue.after, 'money')}`;
  return {
    text: `${money}${roasWords(now, roas)}`,
    metric: 'revenue',
    value: change,
    n: total(now.cube, ['orders']).sums.orders ?? 0,
    ...since(compared),
  };
}

function roasWords({ format }: Context, { before, after }: Values): string {
  if (before === null || after === null) return '';
  const [old, now] = [format.short(before, 'multiple'), format.short(after, 'multiple')];
  if (old === now) return `; ROAS stayed at ${now}`;
  return `; ROAS ${after > before ? 'rose' : 'fell'} from ${old} to ${now}`;
}

interface Values {
  readonly before: number | null;
  readonly after: number | null;
}

function valuesOf({ now, earlier }: Compared, id: FigureId): Values {
  const of = ({ cube }: Context) => total(cube, [id]).values[id] ?? null;
  return { before: of(earlier), after: of(now) };
}

/** A difference in its own unit; of rates in points. */
function differenceWords(
  { format }: Context,
  before: number | null,
  after: number | null,
  unit: Unit,
): string {
  if (before === null || after === null) return format.table(null, unit);
  const size = Math.abs(after - before);
  return signed(
    after - before,
    unit === 'rate' ? `${format.digits(size * 100, 3)} points` : format.table(size, unit),
  );
}
