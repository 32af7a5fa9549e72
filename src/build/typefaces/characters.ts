/** The characters of a report's own texts: names, captions, campaigns, the analyst's words, dates in its locale. */

import type { TextColumn } from '../../core/drop.ts';
import { createFormatter } from '../../core/format/formatter.ts';
import { UNIT } from '../../core/money.ts';
import type { PreparedReport } from '../prepare.ts';

/** Code points, sorted. Those that show nothing are left out. */
export function charactersOf(prepared: PreparedReport): number[] {
  const found = new Set<string>();
  for (const text of textsOf(prepared)) for (const character of text) found.add(character);
  return [...found]
    .filter((character) => !INVISIBLE.test(character))
    .map((character) => character.codePointAt(0) ?? 0)
    .sort((a, b) => a - b);
}

/** White space, controls, joiners, and what picks between two forms of another character. */
const INVISIBLE = /\p{White_Space}|\p{Control}|\p{Surrogate}|\p{Default_Ignorable_Code_Point}/u;

function* textsOf({ source: { report }, cube, tables, drop }: PreparedReport): Generator<string> {
  yield report.title;
  yield report.brand?.name ?? '';
  yield report.commentary;
  for (const values of Object.values(cube.dictionaries)) yield* values;
  yield* cube.names;
  for (const table of Object.values(tables)) {
    for (const column of Object.values(table)) {
      if (isText(column)) yield* column.values;
    }
  }
  for (const { message, hint } of drop.issues) yield `${message}${hint ?? ''}`;
  for (const { file } of drop.files) yield file;
  yield* written(createFormatter(report));
}

function isText(column: unknown): column is TextColumn {
  return typeof column === 'object' && column !== null && 'codes' in column;
}

/** Names of months and weekdays, digits and signs, as the locale writes them. */
function* written(format: ReturnType<typeof createFormatter>): Generator<string> {
  for (let month = 1; month <= 12; month++) {
    yield format.monthOfYear(month);
    yield format.month(`2025-${String(month).padStart(2, '0')}`);
    yield format.day(20_100 + 30 * month);
  }
  for (let day = 1; day <= 7; day++) yield format.weekday(day);
  for (const unit of ['money', 'count', 'rate', 'multiple'] as const) {
    yield format.exact(-1_234_567_890 * UNIT, unit);
    for (let size = 1; size < 1e16; size *= 10) yield format.short(size, unit);
  }
  yield format.list(['1', '2', '3']);
}
