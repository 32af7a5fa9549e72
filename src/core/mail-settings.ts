/**
 * Who is sent a report, from its definition alone. Addresses are nobody's business but the sender's: they are
 * handed to what sends mail and to nothing else, and never stand in a report.
 */
import { z } from 'zod';

/** The longest that SMTP carries (RFC 5321, 4.5.3.1.3, without the brackets). */
const LONGEST = 254;

const one = 'one plain address such as someone@example.com';

/**
 * An address and nothing around it. A name, a comma, a bracket or a line break could make two recipients of
 * one, or another one of it.
 */
const mailAddress = z.email(one).refine((text) => text.length <= LONGEST, one);

const pageId = z.string().regex(/^[a-z0-9-]+$/, '"whole", or the name of a page, such as "overview"');

export const mailSchema = z
  .strictObject({
    to: z.array(mailAddress).default([]).describe('Who is sent the summary.'),
    cc: z.array(mailAddress).default([]).describe('Who is sent it for information.'),
    pdfs: z.array(pageId).default(['whole']).describe('PDFs that go with it: whole, or those of pages.'),
    statements: z
      .union([z.literal(false), z.record(z.string(), mailAddress)], {
        error: `false, or an address for each influencer by id, such as { "12": someone@example.com }`,
      })
      .default(false)
      .describe('Influencers who are sent their statement, by id.'),
  })
  .optional()
  .describe('Who is sent the report by mail; never published.');

export type MailSettings = NonNullable<z.output<typeof mailSchema>>;
