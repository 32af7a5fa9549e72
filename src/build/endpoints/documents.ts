/** What describes the files: an OpenAPI document of all of them, and a JSON Schema of each. */
import { z } from 'zod';
import type { Terms } from '../../core/measure/metric.ts';
import { jsonSchemaOf } from './described.ts';
import { type Endpoint, type JsonFile, json, one } from './endpoint.ts';

const operation = z.object({
  get: z.object({
    operationId: z.string(),
    summary: z.string(),
    parameters: z.array(z.looseObject({ name: z.string(), in: z.literal('path') })).optional(),
    responses: z.record(
      z.string(),
      z.object({
        description: z.string(),
        content: z.record(z.string(), z.object({ schema: z.object({ $ref: z.string() }) })),
      }),
    ),
  }),
});

const openApiSchema = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), operation),
});

/** Describes the endpoints, and itself. */
export function openApi(endpoints: readonly Endpoint[]): Endpoint {
  const self: Endpoint = {
    name: 'openapi',
    description: 'This list for machines: every file, with its schema.',
    schema: openApiSchema,
    files: ({ source: { report } }) => [
      one('openapi', () => json(documentOf(report.title, [...endpoints, self]))),
    ],
  };
  return self;
}

/** The JSON Schema of each endpoint, as a file; formulas are those of the report’s terms. */
export function schemaFiles(endpoints: readonly Endpoint[], terms: Terms): JsonFile[] {
  return endpoints.map(({ name, schema }) => one(`schemas/${name}`, () => json(jsonSchemaOf(schema, terms))));
}

function documentOf(title: string, endpoints: readonly Endpoint[]): z.output<typeof openApiSchema> {
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1',
      description:
        'Files of figures beside a report. They are only read; what a query would ask, the cube answers.',
    },
    // From this document’s own address, wherever the report lies.
    servers: [{ url: '../api' }],
    paths: Object.fromEntries(endpoints.flatMap(pathsOf)),
  };
}

function pathsOf(endpoint: Endpoint): [string, z.output<typeof operation>][] {
  const { name } = endpoint;
  const first: [string, z.output<typeof operation>] = [`/${name}.json`, operationOf(endpoint, name)];
  if (!isList(endpoint)) return [first];
  const parameter = {
    name: 'page',
    in: 'path' as const,
    required: true,
    description: 'A page of the list, from 2.',
    schema: { type: 'integer', minimum: 2 },
  };
  return [first, [`/${name}/{page}.json`, operationOf(endpoint, `${name}/page`, [parameter])]];
}

function isList({ schema }: Endpoint): boolean {
  return schema instanceof z.ZodObject && 'results' in schema.shape;
}

function operationOf(
  { name, description }: Endpoint,
  id: string,
  parameters?: z.output<typeof operation>['get']['parameters'],
): z.output<typeof operation> {
  return {
    get: {
      operationId: id.replaceAll('/', '_'),
      summary: description,
      ...(parameters && { parameters }),
      responses: {
        200: {
          description,
          content: { 'application/json': { schema: { $ref: `schemas/${name}.json` } } },
        },
      },
    },
  };
}
