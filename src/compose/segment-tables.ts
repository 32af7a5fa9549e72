/** Influencers taken together by what they returned: tables of few rows, each with its rule. */

import { figureLabel } from '../core/measure/figures.ts';
import { correlations } from '../core/measure/segments/correlations.ts';
import { quadrants } from '../core/measure/segments/quadrants.ts';
import { roasSegments } from '../core/measure/segments/roas-segments.ts';
import type { Segment } from '../core/measure/segments/segment.ts';
import { breakEvenRoas, portfolio } from './break-even.ts';
import type { Context } from './context.ts';
import { decisionNames, decisionOrder } from './insights/decisions.ts';
import { correlationText, isRelated, moreOf, relation } from './relation.ts';
import { whyNoRoas } from './unpaid.ts';
import type { Cell, Claim, Column, TableBlock } from './view.ts';
import { counted, exactCell, textCell, textColumn } from './words.ts';

const segmentColumns: readonly Column[] = [
  textColumn('segment', 'Influencers'),
  { id: 'influencers', label: 'Number', unit: 'count' },
  { id: 'revenue', label: 'Attributed revenue', unit: 'money' },
  { id: 'spend', label: 'Spend', unit: 'money' },
  { id: 'roas', label: 'ROAS', unit: 'multiple' },
  { id: 'roi', label: 'ROI', unit: 'rate' },
  { id: 'profit', label: 'Profit', unit: 'money' },
];

function segmentRow(context: Context, name: string, segment: Segment): Cell[] {
  return [
    textCell(name),
    exactCell(context, segment.influencers, 'count'),
    exactCell(context, segment.revenue, 'money'),
    exactCell(context, segment.spend, 'money'),
    exactCell(context, segment.roas, 'multiple'),
    exactCell(context, segment.roi, 'rate'),
    exactCell(context, segment.profit, 'money'),
  ];
}

/** Who paid for themselves, and what those brought together; parted at the target as well where there is one. */
export function portfolioTable(context: Context): TableBlock {
  const { cube, where, format, report } = context;
  const { profitable, unprofitable } = portfolio(cube, where);
  const line = breakEvenRoas(cube);
  const target = report.targets.roas ?? null;
  // A target at or below break-even parts nothing further.
  const parted = target !== null && target > line ? target : null;
  const above = parted === null ? null : roasSegments(cube, where, parted);
  const rows = [
    ...(above === null || parted === null
      ? [segmentRow(context, 'Above break-even', profitable)]
      : [
          segmentRow(context, `Above the target of ${format.short(parted, 'multiple')}`, above.high),
          segmentRow(context, 'All above break-even', profitable),
        ]),
    segmentRow(context, 'At or below break-even', unprofitable),
  ];
  const paid = profitable.influencers + unprofitable.influencers;
  return {
    kind: 'table',
    id: 'portfolio',
    needs: { along: ['influencer'], measures: ['spend'] },
    title: {
      text:
        profitable.influencers === 0
          ? paid === 0
            ? whyNoRoas(context)
            : 'No influencer returned more than break-even'
          : `The ${counted(context, profitable.influencers, 'influencer')} above break-even brought ${format.short(profitable.revenue, 'money')} on ${format.short(profitable.spend, 'money')} of spend`,
      metric: 'profitable_share',
      as: 'count',
      value: profitable.influencers,
      n: paid,
      where: '',
    },
    footnote: `Influencers with spend, by whether their ROAS is above ${format.short(line, 'multiple')}${parted === null ? '' : '; those above the target are above break-even too'} · tracking_data, payouts`,
    table: {
      caption: 'Influencers above and below break-even',
      columns: segmentColumns,
      rows: paid === 0 ? [] : rows,
      empty: `${whyNoRoas(context)}.`,
    },
  };
}

/** What each quadrant of spend and return holds. */
export function quadrantsTable(context: Context): TableBlock {
  const { cube, where, format } = context;
  const { rule, quadrants: parted, medianSpend } = quadrants(cube, where);
  const all = decisionOrder.reduce((sum, id) => sum + parted[id].influencers, 0);
  const { renegotiate, stop } = parted;
  const below = renegotiate.spend + stop.spend;
  const count = renegotiate.influencers + stop.influencers;
  return {
    kind: 'table',
    id: 'quadrants',
    needs: { along: ['influencer'], measures: ['spend'] },
    title: {
      text:
        all === 0
          ? whyNoRoas(context)
          : count === 0
            ? 'No spend went to anyone at or below break-even'
            : `${format.short(below, 'money')} went to the ${counted(context, count, 'influencer')} at or below break-even`,
      metric: 'spend',
      value: below,
      n: all,
      where: 'at or below break-even',
    },
    footnote: `${rule} The median spend is ${format.short(medianSpend, 'money')}.`,
    table: {
      caption: 'Quadrants by spend and return',
      columns: segmentColumns,
      rows: all === 0 ? [] : decisionOrder.map((id) => segmentRow(context, decisionNames[id], parted[id])),
      empty: `${whyNoRoas(context)}.`,
    },
  };
}

/** What goes with a high ROAS, each with how many influencers it rests on. */
export function correlationsTable(context: Context): TableBlock {
  const { cube, where, format } = context;
  const { rule, correlations: found } = correlations(cube, where);
  const known = found.filter(({ rho }) => rho !== null);
  const strongest = known.toSorted((a, b) => Math.abs(b.rho ?? 0) - Math.abs(a.rho ?? 0))[0];
  const title: Claim = {
    text:
      strongest === undefined
        ? `What goes with ROAS cannot be told: it ${found[0]?.missing ?? 'needs influencers with spend'}`
        : isRelated(strongest.rho ?? 0)
          ? `Of ${counted(context, known.length, 'figure')}, ${figureLabel(strongest.figure).toLowerCase()} goes most closely with ROAS, ${correlationText(format, strongest.rho)} over ${counted(context, strongest.n, 'influencer')}`
          : `None of ${counted(context, known.length, 'figure')} says anything about ROAS`,
    metric: 'roas',
    as: 'correlation',
    value: strongest?.rho ?? null,
    n: strongest?.n ?? 0,
    where: '',
  };
  return {
    kind: 'table',
    id: 'correlations',
    needs: { along: ['influencer'], measures: ['spend'] },
    title,
    footnote: rule,
    table: {
      caption: 'Rank correlations with ROAS',
      columns: [
        textColumn('figure', 'Figure'),
        textColumn('rho', 'Correlation with ROAS'),
        { id: 'n', label: 'Influencers', unit: 'count' },
        textColumn('reading', 'In words'),
      ],
      rows: found.map(({ figure, rho, n, missing }) => [
        textCell(figureLabel(figure)),
        { text: correlationText(format, rho), value: rho },
        exactCell(context, n, 'count'),
        textCell(
          missing === null ? relation(moreOf[figure], rho ?? 0, 'ROAS', n) : `Not defined: ${missing}`,
        ),
      ]),
      empty: 'No influencers.',
    },
  };
}
