/**
 * What a report is: the front matter of reports/<slug>/index.md, checked. Everything has a default
 * but the title and the data folder, so that a report can be made from a folder with no definition.
 */
import { z } from 'zod';
import { isoDay, parseIsoDay } from './calendar.ts';
import { filterIds } from './filter-ids.ts';
import { usualOrganicShare } from './incremental/organic-share.ts';
import { mailSchema } from './mail-settings.ts';
import { defaultScore } from './measure/metric.ts';
import { defaultTiers } from './model/tier.ts';
import { type AllocationId, allocations } from './payout/allocation.ts';
import { type ReadSettings, readSettingsSchema } from './settings.ts';
import { hidables, policyOf, publications } from './withhold/policy.ts';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #2E5A87');
const picture = z
  .string()
  .regex(/^[\w.-]+\.(svg|png|webp|jpg)$/, 'the name of a picture beside index.md: .svg, .png, .webp or .jpg');
const day = z
  .string()
  .refine((text) => parseIsoDay(text) !== null, 'a date such as 2025-07-01')
  .transform((text) => parseIsoDay(text) ?? 0);
const weight = z.number().min(0);
const locale = z.string().refine(isLocale, 'a language tag such as en-IN, en-US, en-GB or de-DE');
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as INR, USD or EUR')
  .nullable();

const fontFile = z.string().regex(/^[\w.-]+\.(woff2|ttf|otf)$/);

const share = z.number().min(0).max(1);
const shareBand = z
  .strictObject({ low: share, high: share })
  .refine(({ low, high }) => low <= high, 'a band whose low is not above its high');

export const reportSchema = z.strictObject({
  title: z.string().min(1).describe('The name of the report, on every page.'),
  brand: z
    .strictObject({
      name: z.string().min(1).describe('Whose report it is.'),
      logo: picture.optional().describe('A picture beside index.md.'),
      logoDark: picture
        .optional()
        .describe('The same for dark pages; without it the logo stands on a light plate there.'),
      icon: picture.optional().describe('A square picture beside index.md, for the tab of a browser.'),
      font: z
        .union(
          [
            fontFile.transform((regular): { regular: string; bold?: string } => ({ regular })),
            z.strictObject({ regular: fontFile, bold: fontFile.optional() }),
          ],
          {
            error:
              'a font beside index.md, .woff2, .ttf or .otf, or two such as { regular: acme.woff2, bold: acme-bold.woff2 }',
          },
        )
        .optional()
        .describe("The brand's own typeface, beside index.md."),
      colours: z
        .strictObject({ primary: colour, secondary: colour.optional(), accent: colour.optional() })
        .optional(),
    })
    .optional(),
  data: z.string().min(1).describe('Folder of the drop, from the top of the project.'),
  currency: currency.default(null).describe('Sign of all amounts; without it amounts carry none.'),
  locale: locale.default('en-US').describe('How numbers and dates are written.'),
  paper: z.enum(['A4', 'Letter']).default('A4').describe('What the PDFs are laid out for.'),
  drop: day.optional().describe('Date of the drop.'),
  drops: z
    .enum(['whole', 'increment'])
    .default('whole')
    .describe('What each dated folder holds: everything, or what came since the one before.'),
  margin: z.number().gt(0).lte(1).nullable().default(null).describe('Gross margin, such as 0.4 for 40 %.'),
  targets: z
    .strictObject({ roas: z.number().positive().optional() })
    .default({})
    .describe('What the report is held against.'),
  tiers: z
    .strictObject({
      micro: z.number().int().positive().default(defaultTiers.micro),
      mid: z.number().int().positive().default(defaultTiers.mid),
      macro: z.number().int().positive().default(defaultTiers.macro),
      mega: z.number().int().positive().default(defaultTiers.mega),
    })
    .refine(
      ({ micro, mid, macro, mega }) => micro < mid && mid < macro && macro < mega,
      'cut-offs that ascend',
    )
    .default(defaultTiers)
    .describe('Followers at which each tier begins.'),
  score: z
    .strictObject({
      roas: weight.default(defaultScore.roas),
      engagement: weight.default(defaultScore.engagement),
      conversion: weight.default(defaultScore.conversion),
      revenue: weight.default(defaultScore.revenue),
    })
    .refine((weights) => Object.values(weights).some((part) => part > 0), 'one weight above 0 at least')
    .default(defaultScore)
    .describe('What each part of the performance score weighs.'),
  allocation: z
    .enum(Object.keys(allocations) as [AllocationId, ...AllocationId[]])
    .default('by-basis')
    .describe('How spend is given to campaigns, products, brands, sources and days.'),
  filters: z
    .array(z.enum(filterIds))
    .optional()
    .describe('What readers may filter by, dates and orders aside; without it, all that the drop records.'),
  financialYear: z
    .number()
    .int()
    .min(1)
    .max(12)
    .default(4)
    .describe('Month in which the financial year begins, 1 = January.'),
  freshness: z
    .strictObject({
      warn: z.number().int().positive().optional(),
      error: z.number().int().positive().optional(),
    })
    .default({})
    .describe('Days between the newest date and the drop from which on it is said, or refused.'),
  organicShare: z
    .union([share.transform((value) => ({ low: value, high: value })), shareBand], {
      error: 'a share such as 0.3, or a band such as { low: 0.2, high: 0.6 }',
    })
    .default(usualOrganicShare)
    .describe('Share of attributed revenue that would have come without influencers, 0–1; one or a band.'),
  shrink: share
    .default(0.5)
    .describe('Least share of the rows and revenue of the last drop that a new one may have; 0 = any.'),
  root: z
    .boolean()
    .default(false)
    .describe('The report lies at the top of the site; only where it is the only one.'),
  access: z
    .enum(['open', 'password'])
    .default('open')
    .describe('Whether the report opens with a password, and is encrypted where it is published.'),
  index: z
    .boolean()
    .default(false)
    .describe('Search engines may list the report; otherwise every page of it asks them not to.'),
  attribution: z
    .boolean()
    .default(true)
    .describe('Compare attribution models; false spares memory in drops of many millions of rows.'),
  url: z
    .url({ protocol: /^https?$/, error: 'an address such as https://reports.example.com/summer/' })
    .refine((text) => !/[?#]/.test(text), 'an address without ? and #')
    .optional()
    .describe('Where the report is hosted; mail links to it.'),
  mail: mailSchema,
  publish: z
    .enum(publications)
    .default('internal')
    .describe('Who may read it: public hides names, gender, payouts and figures of few buyers.'),
  reveal: z.array(z.enum(hidables)).default([]).describe('What a public report tells all the same.'),
  ...readSettingsSchema.omit({ asOf: true, currency: true, touches: true, buyers: true }).shape,
});

/** Front matter as read, defaults filled in. */
export type ReportDefinition = z.output<typeof reportSchema>;

/** What all stages may know. Addresses of people are kept out, so that none can be published. */
export interface Report extends Omit<ReportDefinition, 'mail'> {
  /** Part of every address: letters, digits and hyphens. */
  readonly slug: string;
  /** Where it lies below the site, with slashes: its slug; '' = the top. */
  readonly place: string;
  /** The analyst's words, in Markdown; '' = none. */
  readonly commentary: string;
  /** Days of the published drops before this one, the newest first; absent = there are none. */
  readonly earlierDrops?: readonly number[];
  /** Of an older drop: the day of the one that came next, and where the newest lies below the site. */
  readonly replaced?: { readonly on: number; readonly place: string };
}

/** Texts of a report that are published as they stand, its address among them. */
export function wordsOf({
  title,
  brand,
  ...rest
}: ReportDefinition & Partial<Pick<Report, 'commentary' | 'slug'>>): string[] {
  return [title, brand?.name ?? '', rest.commentary ?? '', rest.slug ?? ''];
}

/** The reader's part of a report. */
export function readSettingsOf({ drop, currency, attribution, ...settings }: ReportDefinition): ReadSettings {
  const withholds = policyOf(settings) !== null;
  return {
    ...settings,
    touches: attribution && !withholds,
    buyers: withholds,
    ...(drop !== undefined && { asOf: isoDay(drop) }),
    ...(currency !== null && { currency }),
  };
}

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
