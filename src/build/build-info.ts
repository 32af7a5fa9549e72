/** What a site was made from, published with it; no clock in it, so that the same input gives the same bytes. */
import { z } from 'zod';

const fileSchema = z.object({ file: z.string(), bytes: z.number(), sha256: z.string() });
const infoSchema = z.object({
  generator: z.literal('uplift'),
  /** Path that the site is served under. */
  base: z.string(),
  statements: z.boolean(),
  /** What PDFs were printed of besides, as an address says it; `null` = nothing. */
  filter: z.string().nullable(),
  /** SHA-256 of package-lock.json, and of all sources. */
  lockfile: z.string(),
  sources: z.string(),
  /** Of Node, of the browser that printed (`null` = none did), and of what pages are made by. */
  versions: z.record(z.string(), z.string().nullable()),
  reports: z.array(
    z.object({
      slug: z.string(),
      /** Where it lies below the site; '' = the top. */
      place: z.string(),
      title: z.string(),
      /** The definition and what lies beside it; empty for a folder without one. */
      definition: z.array(fileSchema.omit({ bytes: true })),
      files: z.array(fileSchema),
      /** Rows that were accepted, by table. */
      rows: z.record(z.string(), z.number()),
      /** Tables that are not told, and so have no rows here; absent = all are. */
      untold: z.array(z.string()).optional(),
      /** Attributed and organic, in currency units. */
      revenue: z.number(),
      /** Share of rows and revenue below which the next drop is refused. */
      shrink: z.number(),
      /** Date of the drop; absent = it has none. */
      drop: z.string().optional(),
      /** Older drops that are published as well, the oldest first; absent = data are no dated folders. */
      older: z
        .array(
          z.object({ drop: z.string(), place: z.string(), files: z.array(fileSchema.omit({ bytes: true })) }),
        )
        .optional(),
    }),
  ),
  /** Reports that are locked: what would stand above of each, and the filter, encrypted; in hex. */
  locked: z.array(z.object({ slug: z.string(), sealed: z.string().regex(/^(?:[0-9a-f]{2})*$/) })).default([]),
});

/** What is sealed of a locked report, with all its drops. */
export const secretSchema = infoSchema.pick({ filter: true, reports: true });

export type BuildInfo = z.infer<typeof infoSchema>;

export function infoText(info: BuildInfo): string {
  return `${JSON.stringify(info, null, 1)}\n`;
}

/** `null` for what no build wrote, or one of a version that told less. */
export function parseBuildInfo(text: string): BuildInfo | null {
  try {
    return infoSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
