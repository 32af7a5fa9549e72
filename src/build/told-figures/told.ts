/** What api/summary.json of a report says, as far as a comparison of two builds asks for it. */
import { z } from 'zod';

const toldSchema = z.object({
  report: z.string(),
  title: z.string(),
  currency: z.string().nullable(),
  drop: z.string().nullable(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** By figure; money in currency units. `null` = not defined. */
  totals: z.record(z.string(), z.number().nullable()),
});

export type Told = z.infer<typeof toldSchema>;

/** `null` for what is no summary of a report, as where it is locked. */
export function parseTold(text: string): Told | null {
  try {
    return toldSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
