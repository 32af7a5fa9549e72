/** Descriptions that follow what a report sets: with a gross margin, profit has another formula. */
import { z } from 'zod';
import type { Terms } from '../../core/measure/metric.ts';

type Say = (terms: Terms) => string;

const descriptions = new WeakMap<object, Say>();

export function describedBy<S extends z.ZodType>(schema: S, say: Say): S {
  descriptions.set(schema, say);
  return schema;
}

/** The schema as it is published beside a report of these terms. */
export function jsonSchemaOf(schema: z.ZodType, terms: Terms) {
  return z.toJSONSchema(schema, {
    override: ({ zodSchema, jsonSchema }) => {
      const say = descriptions.get(zodSchema);
      if (say !== undefined) jsonSchema.description = say(terms);
    },
  });
}
