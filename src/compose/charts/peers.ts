import * as Plot from '@observablehq/plot';
import { figureLabel, figureUnit } from '../../core/measure/figures.ts';
import { cut, cutBefore, nameMargin, plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { type PeerPlace, type PeerStanding, standingAmongPeers } from '../peers.ts';
import type { Claim, Drawing } from '../view.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

/** One influencer among those most like it: the share of them that each figure lies ahead of. */
export const peers = defineChart('peers', (context) => {
  const [influencer = null, ...others] = context.where.values?.influencer ?? [];
  const standing = influencer === null || others.length > 0 ? null : standingAmongPeers(context, influencer);
  const places = standing?.places ?? [];
  const drawn = places.filter(({ ahead }) => ahead !== null);
  return {
    title: finding(context, standing, influencer),
    subtitle: `Share of other ${standing?.among ?? 'influencers'} whose figure is lower, ${periodOf(context)}`,
    alt: `A dot for each of ${counted(context, drawn.length, 'figure')} between lowest and highest of the ${standing?.among ?? 'influencers'}: ${context.format.list(drawn.map((place) => `${figureLabel(place.figure)} ahead of ${context.format.short(place.ahead, 'rate')}`))}.`,
    footnote: 'those level count half · tracking_data, payouts, posts',
    method: 'performance_score',
    needs: { along: ['influencer'] },
    empty: 'Nobody else was active in this selection, so there is nobody to compare with.',
    drawing: drawn.length === 0 ? null : drawing(drawn),
    table: {
      caption: `Figures among ${standing?.among ?? 'influencers'}`,
      columns: [
        textColumn('figure', 'Figure'),
        textColumn('value', 'Own'),
        textColumn('median', 'Median of peers'),
        { id: 'ahead', label: 'Ahead of', unit: 'rate' },
        { id: 'others', label: 'Other peers', unit: 'count' },
      ],
      rows: places.map(({ figure, value, median, ahead, others: n }) => [
        textCell(figureLabel(figure)),
        textCell(context.format.table(value, figureUnit(figure))),
        textCell(context.format.table(median, figureUnit(figure))),
        exactCell(context, ahead, 'rate'),
        exactCell(context, n, 'count'),
      ]),
      empty: 'Nobody to compare with.',
    },
  };
});

function drawing(places: readonly PeerPlace[]): Drawing {
  return (canvas, width) => {
    const { format } = canvas;
    const narrow = width < 500;
    const name = ({ figure }: PeerPlace) => figureLabel(figure);
    const names = places.map(name);
    const words = ({ figure, value, median }: PeerPlace) =>
      `${format.short(value, figureUnit(figure))}, median ${format.short(median, figureUnit(figure))}`;
    const room = narrow ? 22 : nameMargin(names, width);
    const wordRoom = narrow ? 24 : Math.max(...places.map((place) => words(place).length)) * 6.4 + 24;
    return plot(canvas, width, {
      height: 44 + places.length * (narrow ? 46 : 32),
      marginLeft: room,
      marginRight: wordRoom,
      marginTop: 8,
      marginBottom: 34,
      x: {
        domain: [0, 1],
        label: null,
        ticks: [0, 0.5, 1],
        tickSize: 4,
        tickFormat: (share: number) => (share === 0 ? 'lowest' : share === 1 ? 'highest' : 'middle'),
      },
      y: narrow
        ? { axis: null, domain: names }
        : { label: null, tickSize: 0, domain: names, tickFormat: (text: string) => cut(text, room) },
      marks: [
        Plot.ruleX([0.5], { stroke: colours.faint, strokeDasharray: '4 3' }),
        Plot.link(places, { x1: 0, x2: 1, y1: name, y2: name, stroke: colours.faint, strokeWidth: 1.5 }),
        Plot.dot(places, { x: 'ahead', y: name, fill: colours.revenue, r: 6 }),
        Plot.text(
          places,
          narrow
            ? {
                x: 0,
                y: name,
                text: (place: PeerPlace) => cutBefore(name(place), `: ${words(place)}`, width),
                textAnchor: 'start',
                dx: -14,
                dy: -15,
                fill: colours.ink,
              }
            : { x: 1, y: name, text: words, textAnchor: 'start', dx: 14, fill: colours.ink },
        ),
      ],
    });
  };
}

function finding(context: Context, standing: PeerStanding | null, influencer: string | null): Claim {
  const place = standing?.places.find(({ ahead }) => ahead !== null);
  const claim = {
    metric: place?.figure ?? 'roas',
    as: 'share',
    n: place?.others ?? 0,
    where: influencer === null ? '' : `influencer ${influencer}`,
  } as const;
  if (standing === null || place === undefined || place.ahead === null)
    return { ...claim, value: null, text: 'There is nobody to compare with' };
  const { format } = context;
  const many = `${format.exact(place.below, 'count')} of ${format.exact(place.others, 'count')} other ${standing.among}`;
  const text =
    place.figure === 'roas'
      ? `Returned more than ${many}`
      : `${figureLabel(place.figure)} is above that of ${many}`;
  return { ...claim, value: place.ahead, text };
}
