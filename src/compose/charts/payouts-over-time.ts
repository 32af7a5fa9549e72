import { measure } from '../../core/measure/measure.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import { columns } from '../draw/columns.ts';
import { nameOf } from '../names.ts';
import {
  allocationNote,
  counted,
  exactCell,
  payoutsOf,
  periodOf,
  semicolon,
  textCell,
  textColumn,
} from '../words.ts';

/** Spend by month: by its own date where a payout has one, else by what it is allocated to. */
export const payoutsOverTime = defineChart('payouts-over-time', (context) => {
  const { cube, where, format } = context;
  const rows = measure(cube, { by: ['month'], figures: ['spend', 'roas'], where }).filter(
    ({ at, sums }) => at.month !== null && sums.spend !== null,
  );
  const total = rows.reduce((sum, { sums }) => sum + (sums.spend ?? 0), 0);
  const most = rows.toSorted((a, b) => (b.sums.spend ?? 0) - (a.sums.spend ?? 0))[0];
  return {
    title: {
      text:
        most === undefined || total === 0
          ? 'No payout has a date'
          : rows.length === 1
            ? `All dated spend, ${format.short(total, 'money')}, fell in ${nameOf(context, 'month', most.at.month ?? null)}`
            : `${nameOf(context, 'month', most.at.month ?? null)} cost the most, ${format.short(most.sums.spend, 'money')} of the ${format.short(total, 'money')} that have a date`,
      metric: 'spend',
      value: most?.sums.spend ?? null,
      n: rows.length,
      where: most ? `month ${most.at.month}` : '',
    },
    subtitle: `Spend by month, ${periodOf(context)}${semicolon(allocationNote(context, 'month'))}`,
    alt: `Columns of spend for ${counted(context, rows.length, 'month')}.`,
    footnote: `${payoutsOf(context)} · payouts`,
    method: 'spend',
    needs: { along: ['month'], measures: ['spend'] },
    empty: 'No payout has a date, and none could be allocated to one.',
    drawing:
      total === 0
        ? null
        : columns(
            rows.map(({ at, sums }) => ({
              name: format.axisDate(new Date(`${at.month}-01T00:00:00Z`), 'month', false).replace('\n', ' '),
              value: sums.spend,
              colour: colours.spend,
            })),
            'money',
          ),
    table: {
      caption: 'Spend by month',
      columns: [
        textColumn('month', 'Month'),
        { id: 'spend', label: 'Spend', unit: 'money', bar: true },
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
      ],
      rows: rows.map(({ at, values }) => [
        textCell(nameOf(context, 'month', at.month ?? null)),
        exactCell(context, values.spend ?? null, 'money'),
        exactCell(context, values.roas ?? null, 'multiple'),
      ]),
      empty: 'No months.',
    },
  };
});
