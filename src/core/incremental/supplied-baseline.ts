import { dimensions } from '../measure/dimensions.ts';
import { measure, total } from '../measure/measure.ts';
import type { Amount } from '../money.ts';
import { baselineByDay, baselineColumns, notInBaseline } from './baseline-revenue.ts';
import { certain, effectOf, lacking, type Rung } from './rung.ts';
import { byDay, selectedDays, selectedNames } from './selected.ts';

/** A forecast, a sister market, last year: whoever supplies the file answers for it. */
export const suppliedBaseline: Rung = {
  label: 'Supplied baseline',
  baseline: 'baseline.csv',
  formula:
    '(attributed + organic revenue of the campaign’s days − revenue of these days in baseline.csv) ÷ spend',
  assumes:
    'that baseline.csv says what the same shop would have sold, organic sales included, without influencers',
  needs:
    'baseline.csv with the columns date and revenue (brand, product), a value for each day of the campaign',
  estimate: ({ cube, where, baseline }) => {
    if (baseline === null) return lacking('baseline.csv beside the tables', 'none');
    const [unknown] = notInBaseline(baseline, where);
    if (unknown !== undefined) {
      const name = dimensions[unknown].label.toLowerCase();
      return lacking(
        `a baseline by ${name}`,
        `one by ${['date', ...baselineColumns(baseline)].join(' and ')}`,
      );
    }
    const figures = ['revenue', 'organic_revenue', 'order_rows'] as const;
    const { spend, revenue } = total(cube, ['spend', 'revenue'], where).sums;
    const daily = byDay(measure(cube, { by: ['day'], figures, where }));
    const dates = [...daily].filter(([, sums]) => (sums.order_rows ?? 0) > 0).map(([day]) => day);
    const [first] = dates;
    const last = dates.at(-1);
    if (revenue === null || first === undefined || last === undefined) {
      return lacking('attributed revenue along what is selected', `none by ${selectedNames(where)}`);
    }
    const known = baselineByDay(baseline, where);
    const days = selectedDays(where, first, last);
    const covered = days.filter((day) => known.has(day));
    if (covered.length < days.length) {
      return lacking(
        `a baseline for all ${days.length} days from the first attributed order to the last`,
        `${covered.length} of them`,
      );
    }
    const sum = (of: (day: number) => Amount): Amount => days.reduce((all, day) => all + of(day), 0);
    const campaign = sum((day) => {
      const sums = daily.get(day);
      return (sums?.revenue ?? 0) + (sums?.organic_revenue ?? 0);
    });
    return certain(
      effectOf(
        campaign,
        sum((day) => known.get(day) ?? 0),
        spend,
      ),
      {
        sample: { n: days.length, of: 'days' },
        details: [
          { label: 'Attributed revenue', value: sum((day) => daily.get(day)?.revenue ?? 0), unit: 'money' },
          {
            label: 'Organic revenue',
            value: sum((day) => daily.get(day)?.organic_revenue ?? 0),
            unit: 'money',
          },
        ],
      },
    );
  },
};
