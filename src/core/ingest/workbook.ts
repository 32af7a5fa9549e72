/**
 * An Excel workbook → grids of texts, one for each sheet. Numbers keep the 15 digits that a
 * spreadsheet keeps; dates become ISO dates by the calendar of the sheet, without any zone.
 */
import type { TextGrid } from './json-rows.ts';

export interface Sheet {
  readonly name: string;
  readonly grid: TextGrid;
  /** Cells that hold a bare number, by row and column of the grid: dates may be among them. */
  readonly numeric: (row: number, column: number) => boolean;
}

const KEPT_DIGITS = 15;

class NumberText {
  readonly text: string;
  constructor(text: string) {
    const value = Number(Number(text).toPrecision(KEPT_DIGITS));
    this.text = Number.isSafeInteger(value) || Math.abs(value) < 1e15 ? String(value) : text;
  }
}

/** `null` when the bytes are no workbook, or one that is locked. */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<Sheet[] | null> {
  // Loaded when it is needed: few drops are workbooks, and a browser should not wait for it.
  const { default: readXlsx } = await import('read-excel-file/universal');
  try {
    const sheets = await readXlsx(new Blob([bytes]), {
      trim: false,
      parseNumber: (text: string) => new NumberText(text),
    });
    return sheets.map(({ sheet, data }) => toSheet(sheet, data as readonly (readonly unknown[])[]));
  } catch {
    return null;
  }
}

function toSheet(name: string, data: readonly (readonly unknown[])[]): Sheet {
  const top = Math.max(
    0,
    data.findIndex((row) => row.some((cell) => textOf(cell).trim() !== '')),
  );
  const below = data.slice(top + 1);
  const width = Math.max(
    0,
    ...data.slice(top).map((row) => row.findLastIndex((cell) => textOf(cell) !== '') + 1),
  );
  const texts = (row: readonly unknown[]): string[] =>
    Array.from({ length: width }, (_, at) => textOf(row[at]));
  return {
    name,
    grid: {
      headerLine: top + 1,
      header: texts(data[top] ?? []),
      rows: below.map((row, at) => ({ line: top + 2 + at, cells: texts(row) })),
    },
    numeric: (row, column) => below[row]?.[column] instanceof NumberText,
  };
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof NumberText) return cell.text;
  if (cell instanceof Date) return dateText(cell);
  return String(cell);
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Day 0 of a spreadsheet's calendar, which counts a 29 February 1900 that never was. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
/** Serial numbers of the years 2000 to 2100. */
const SERIALS = { first: 36_526, last: 73_415 } as const;

/** The ISO date of a serial number; `null` when it is none that a drop can hold. */
export function serialDate(text: string): string | null {
  const serial = Number(text);
  if (!(serial >= SERIALS.first && serial < SERIALS.last + 1)) return null;
  return dateText(new Date(SERIAL_ZERO + Math.floor(serial) * 86_400_000));
}
