/** What a brand's colours are used for, and how each is changed where it could not be seen. */
import {
  type Colour,
  contrastOf,
  difference,
  GRAPHIC_CONTRAST,
  legible,
  paper,
  TEXT_CONTRAST,
} from '../core/colour.ts';
import type { Report } from '../core/report.ts';
import type { Context } from './context.ts';
import type { Definition, DefinitionsBlock } from './view.ts';

/** Worn by a report that names no brand. */
export const plainColours = { primary: '#24527a', secondary: '#7a8793', accent: '#c2541b' };

export interface ColourUse {
  /** Of the stylesheet. */
  readonly variable: 'accent' | 'revenue' | 'spend';
  readonly what: string;
  readonly key: 'primary' | 'accent';
  readonly given: Colour;
  /** What WCAG 2.2 AA asks of it. */
  readonly contrast: number;
  readonly light: Colour;
  readonly dark: Colour;
}

const uses = [
  { variable: 'accent', key: 'primary', contrast: TEXT_CONTRAST, what: 'Links and lines' },
  { variable: 'revenue', key: 'primary', contrast: GRAPHIC_CONTRAST, what: 'Revenue in charts' },
  { variable: 'spend', key: 'accent', contrast: GRAPHIC_CONTRAST, what: 'Spend in charts' },
] as const;

export function colourUses({ brand }: Pick<Report, 'brand'>): ColourUse[] {
  const colours = { ...plainColours, ...brand?.colours };
  return uses.map((use) => {
    const given = (colours[use.key] ?? plainColours[use.key]).toLowerCase();
    const on = (scheme: 'light' | 'dark') => legible(given, paper[scheme], use.contrast);
    return { ...use, given, light: on('light'), dark: on('dark') };
  });
}

/** Spend is marked upon bars of revenue: where a brand's two colours are too alike, in ink. */
export function isSpendApart(all: readonly ColourUse[]): boolean {
  const [revenue, spend] = (['revenue', 'spend'] as const).map((name) =>
    all.find(({ variable }) => variable === name),
  );
  if (revenue === undefined || spend === undefined) return false;
  return (['light', 'dark'] as const).every((scheme) => difference(revenue[scheme], spend[scheme]) > 60);
}

/** Which of the brand's colours are shown otherwise than given, to what and why; nothing where none is. */
export function changedColours({ report, format }: Context): DefinitionsBlock[] {
  const own = report.brand?.colours;
  if (own === undefined) return [];
  const all = colourUses(report).filter(({ key }) => own[key] !== undefined);
  const ratio = (colour: Colour, scheme: 'light' | 'dark') =>
    `${format.digits(contrastOf(colour, paper[scheme]), 3)} : 1`;
  const entries = all.flatMap((use): Definition[] => {
    const { variable, what, given, contrast } = use;
    if (variable === 'spend' && !isSpendApart(colourUses(report)))
      return [
        {
          id: 'colour-spend',
          term: what,
          lines: [['Shown', `in the colour of text: ${given} is too close to that of revenue`] as const],
        },
      ];
    const lines = (['light', 'dark'] as const).flatMap((scheme) => {
      const shown = use[scheme];
      if (shown === given) return [];
      const way = scheme === 'light' ? 'darkened' : 'lightened';
      const why = contrast === TEXT_CONTRAST ? 'text' : 'what is drawn';
      return [
        [
          `On ${scheme} pages`,
          `${given} is ${way} to ${shown}. Its contrast with the page was ${ratio(given, scheme)} and is ${ratio(shown, scheme)}; ${why} needs ${format.digits(contrast, 2)} : 1 (WCAG 2.2, AA)`,
        ] as const,
      ];
    });
    return lines.length === 0 ? [] : [{ id: `colour-${variable}`, term: what, lines }];
  });
  if (entries.length === 0) return [];
  return [
    { kind: 'definitions', id: 'colours', title: 'Colours of the brand that are shown otherwise', entries },
  ];
}
