/** What a file cannot say of itself: how the report's drop is to be read. */
import * as z from 'zod';
import { parseIsoDay } from './calendar.ts';
import type { SpecName } from './schema/index.ts';

const table = z.enum(['influencers', 'posts', 'tracking_data', 'payouts', 'baseline']);

/** The reader's part of a report's front matter. */
export const readSettingsSchema = z.object({
  /** Order of day and month where the form leaves it open; any separator. */
  dateFormat: z
    .string()
    .regex(
      /^(?:D{1,2}[-/.]M{1,2}|M{1,2}[-/.]D{1,2})[-/.]Y{4}$|^Y{4}-M{2}-D{2}$/i,
      'DD/MM/YYYY, MM/DD/YYYY or YYYY-MM-DD',
    )
    .optional()
    .describe('DD/MM/YYYY, MM/DD/YYYY or YYYY-MM-DD'),
  /** IANA time zone in which date-times of several zones become days. */
  timezone: z.string().refine(isTimezone, 'a time zone such as Asia/Kolkata').optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** As in the WHATWG list, such as windows-1252. */
  encoding: z.string().refine(isEncoding, 'an encoding such as windows-1252').optional(),
  /** A character that takes the meaning off a quote inside quotes. */
  escape: z.string().length(1).optional(),
  /** Tables that may have no rows. */
  allowEmpty: z.array(table).optional(),
  /** The file's header for a column: `{payouts: {total_payout: amount_usd}}`. */
  columns: z.partialRecord(table, z.record(z.string(), z.string())).optional(),
  /** Fewest distinct buyers that a published figure may rest on; 0 = any. Totals of a drop are not touched by it. */
  minCell: z.number().int().min(0).optional(),
  /** ISO code; amounts that carry another one are refused. */
  currency: z.string().length(3).optional(),
  /** Leave rows with errors out, up to this share of a table, of revenue or of payouts. */
  quarantine: z.union([z.boolean(), z.number().min(0).max(1)]).optional(),
  /** Keep what attribution models need of users who met several influencers; memory grows with the rows. */
  touches: z.boolean().optional(),
  /** Keep which rows each buyer bought in, as numbers: what is withheld from a report is decided by them. */
  buyers: z.boolean().optional(),
  /** The date of the drop. */
  asOf: z
    .string()
    .refine((text) => parseIsoDay(text) !== null, 'a date such as 2025-06-14')
    .optional(),
});

export type ReadSettings = Readonly<z.infer<typeof readSettingsSchema>>;

/** The share that may be left out when quarantine is on without one. */
const USUAL_SHARE = 0.01;

/** The share of rows or money that may be left out; `null` = nothing may. */
export function quarantineShare({ quarantine }: ReadSettings): number | null {
  if (quarantine === undefined || quarantine === false) return null;
  return quarantine === true ? USUAL_SHARE : quarantine;
}

export function mayBeEmpty({ allowEmpty }: ReadSettings, name: SpecName): boolean {
  return allowEmpty?.includes(name) ?? false;
}

function isTimezone(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}

function isEncoding(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}
