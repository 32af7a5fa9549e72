/** Front matter against its schema: the definition, or every problem with its line and what is allowed there. */
import { z } from 'zod';
import { closest } from './closest.ts';
import type { Issue } from './issue.ts';
import { type ReportDefinition, reportSchema } from './report.ts';

/** Checks front matter. `lineOf` gives the line of a key, for messages. */
export function checkDefinition(
  frontMatter: unknown,
  file: string,
  lineOf: (path: readonly PropertyKey[]) => number | null,
): { definition: ReportDefinition } | { issues: Issue[] } {
  const result = reportSchema.safeParse(frontMatter);
  if (result.success) return { definition: result.data };
  return { issues: result.error.issues.map((issue) => definitionIssue(issue, frontMatter, file, lineOf)) };
}

/** "Did you mean …? " where one key differs by a letter or two; '' otherwise. */
function meant(key: string, allowed: readonly string[]): string {
  const near = closest(key, allowed);
  return near === null ? '' : `Did you mean "${near}"? `;
}

function definitionIssue(
  issue: z.core.$ZodIssue,
  frontMatter: unknown,
  file: string,
  lineOf: (path: readonly PropertyKey[]) => number | null,
): Issue {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const path = [...issue.path, key];
    return {
      severity: 'error',
      code: 'definition-key',
      at: { file, line: lineOf(path), column: path.join('.'), field: null },
      value: key,
      message: `"${key}" is not a key of a report.`,
      hint: `${meant(key, allowedKeys(issue.path))}Allowed here: ${allowedKeys(issue.path).join(', ')}.`,
    };
  }
  const value = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    frontMatter,
  );
  const missing = value === undefined;
  return {
    severity: 'error',
    code: missing ? 'definition-missing' : 'definition-value',
    at: { file, line: lineOf(issue.path), column: issue.path.join('.') || null, field: null },
    value: missing ? null : JSON.stringify(value),
    message: missing
      ? `"${issue.path.join('.')}" is missing.`
      : `${JSON.stringify(value)} is not allowed here.`,
    hint: `Give ${allowed(issue)}.`,
  };
}

/** Keys of the object at a path of the schema. */
function allowedKeys(path: readonly PropertyKey[]): string[] {
  const shape = path.reduce<Record<PropertyKey, z.ZodType>>(
    (at, key) => shapeOf(at[key]),
    reportSchema.shape,
  );
  return Object.keys(shape);
}

function shapeOf(type: unknown): Record<PropertyKey, z.ZodType> {
  if (type instanceof z.ZodObject) return type.shape as Record<PropertyKey, z.ZodType>;
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodNullable)
    return shapeOf(type.unwrap());
  return {};
}

function allowed(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' || issue.code === 'invalid_format') return issue.message;
  if (issue.code === 'invalid_value') return issue.values.map((value) => `"${String(value)}"`).join(' or ');
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small')
    return `a value of ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big')
    return `a value of ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
  return issue.message;
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  object: 'a group of keys',
  boolean: 'true or false',
  array: 'a list such as [one, two]',
};
