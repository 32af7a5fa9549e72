/** What is to be said of a header; tells whether the table can be read under it. */
import type { SpecName } from '../schema/index.ts';
import { type FoundHeader, findHeader } from './dialect.ts';
import { fittingTable, knownColumns, missingColumns } from './header.ts';
import type { Found, IssueLog } from './issue-log.ts';
import { shown } from './shown.ts';

const MOST_COLUMNS = 512;
/** So many lines are looked through for a header that isn't on the first. */
const LINES_SEARCHED = 30;

export function reportHeader(
  file: string,
  table: SpecName,
  header: FoundHeader,
  /** The start of the file, for a look at the lines below. */
  head: string,
  log: IssueLog,
): boolean {
  const before = log.fileErrors;
  const { line, fields } = header;
  const say = (found: Omit<Found, 'file'>): void => log.add({ file, line, ...found });
  if (fields.length > MOST_COLUMNS) {
    say({
      code: 'limit-columns',
      message: `The header has ${fields.length} columns; more than ${MOST_COLUMNS} are not read.`,
      hint: 'Export only the columns of the table.',
    });
    return false;
  }
  const texts = fields.map(({ text }) => text);
  const missing = missingColumns(table, fields).filter((column) => !(column === 'id' && namesServe(header)));
  if (missing.length > 0) {
    const other = fittingTable(texts, table);
    if (other !== null) {
      say({
        code: 'header-other-table',
        value: other,
        message: `The file holds the columns of ${other}, not of ${table}.`,
        hint: 'The files seem to be swapped; give each its name.',
      });
      return false;
    }
    if (knownColumns(fields) < 2) {
      say({ code: 'header-not-found', line: 1, ...notFound(table, header, head) });
      return false;
    }
  }
  for (const [index, { text, column, how }] of fields.entries()) {
    const at = { field: index + 1, value: shown(text) };
    const twice = fields.filter((other) => column !== null && other.column === column).length > 1;
    if (twice) {
      say({
        code: 'header-duplicate',
        column,
        ...at,
        message: `Several columns are "${column}": "${shown(text)}" is one of them.`,
        hint: 'Rename or remove the others, or set `columns` in index.md of the report.',
      });
    } else if (how === 'normalised' || how === 'alias') {
      say({
        code: how === 'alias' ? 'header-alias' : 'header-normalised',
        column,
        ...at,
        message: `"${shown(text)}" is read as the column "${column}".`,
      });
    } else if (how === 'unknown') {
      say({
        code: 'header-unknown',
        column: shown(text),
        ...at,
        message: `"${shown(text)}" is not a column of ${table}; nothing of it is read or published.`,
      });
    } else if (how === 'empty') {
      say({
        code: 'header-empty-name',
        ...at,
        message: `Column ${index + 1} has no name; nothing of it is read or published.`,
      });
    }
  }
  for (const column of missing) {
    say({
      code: 'header-missing',
      column,
      message: `There is no column "${column}".`,
      hint: `Found: ${texts
        .map((text) => `"${shown(text)}"`)
        .join(', ')
        .slice(
          0,
          300,
        )}. Rename a column, or set \`columns: { ${table}: { ${column}: its name } }\` in index.md of the report.`,
    });
  }
  return log.fileErrors === before;
}

/** Influencers without ids can go by their names. */
function namesServe({ fields }: FoundHeader): boolean {
  return fields.some(({ column }) => column === 'name');
}

function notFound(table: SpecName, header: FoundHeader, head: string): Pick<Found, 'message' | 'hint'> {
  const lines = head.split(/\r\n|\r|\n/).slice(0, LINES_SEARCHED);
  const at = lines.findIndex((_, index) => {
    if (index + 1 <= header.line) return false;
    const found = findHeader(lines.slice(index).join('\n'), table, undefined);
    return found !== null && missingColumns(table, found.fields).length === 0;
  });
  return {
    message: `The first line names none of the columns of ${table}.`,
    hint:
      at < 0
        ? 'Put a header line with the column names at the top.'
        : `The header seems to be on line ${at + 1}; delete the lines above it.`,
  };
}
