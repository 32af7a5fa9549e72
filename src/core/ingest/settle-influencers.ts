/** Makes sure that each influencer is there once, under one id, before anything links to it. */
import type { BoundCoded } from './bind-columns.ts';
import { numericKey, withoutDecimals } from './influencer-links.ts';
import type { IssueLog } from './issue-log.ts';
import type { PlainRows } from './plain-rows.ts';
import type { TableRead } from './read-table.ts';
import { shown } from './shown.ts';

export interface SettledInfluencers {
  /** Rows that count: a row that is there twice counts once. */
  readonly kept: readonly number[];
  /** The id of each kept row. */
  readonly ids: readonly string[];
  /** Ids of rows that were left out. */
  readonly leftOut: readonly string[];
}

export function settleInfluencers(read: TableRead, log: IssueLog): SettledInfluencers {
  const rows = read.rows as PlainRows;
  const index = keyColumn(read);
  const key = read.columns[index] as BoundCoded;
  const codes = rows.values[index]?.taken() ?? new Int32Array();
  const lines = rows.lines.taken();
  const tell = (
    row: number,
    code: 'id-duplicate' | 'id-collision' | 'row-duplicate',
    message: string,
    hint: string | null,
  ): void =>
    log.add({
      code,
      file: read.file,
      line: lines[row] ?? null,
      column: key.name,
      field: key.field + 1,
      value: shown(key.vocabulary.values[codes[row] ?? -1] ?? ''),
      message,
      hint,
    });

  const byCode = Map.groupBy(codes.keys(), (row) => codes[row]);
  const kept: number[] = [];
  for (const same of byCode.values()) {
    const [first = 0, ...others] = same;
    kept.push(first);
    if (others.every((row) => equalRows(rows, first, row))) {
      for (const row of others)
        tell(
          row,
          'row-duplicate',
          'The influencer is there twice, equal in every field; counted once.',
          null,
        );
      read.tally.accepted -= others.length;
      read.tally.read -= others.length;
      read.tally.skippedBlank += others.length;
      continue;
    }
    const where = same.map((row) => lines[row]).join(', ');
    for (const row of same) {
      tell(
        row,
        'id-duplicate',
        `The ${key.name} is there more than once, on lines ${where}, with different data.`,
        'Keep the line that is right.',
      );
    }
  }

  const texts = kept.map((row) => key.vocabulary.values[codes[row] ?? -1] ?? '');
  for (const same of Map.groupBy(texts.keys(), (at) => numericKey(texts[at] ?? '')).values()) {
    if (same.length < 2) continue;
    const list = same.map((at) => `"${shown(texts[at] ?? '')}"`).join(' and ');
    for (const at of same) {
      tell(
        kept[at] ?? 0,
        'id-collision',
        `The ids ${list} are the same number: one influencer or several?`,
        'Give each influencer one id, written in one way.',
      );
    }
  }
  const floats = texts.findIndex((text) => withoutDecimals(text) !== text);
  if (floats >= 0 && key.spec.reader === 'key') {
    log.add({
      code: 'id-float',
      file: read.file,
      line: lines[kept[floats] ?? 0] ?? null,
      column: key.name,
      field: key.field + 1,
      value: shown(texts[floats] ?? ''),
      message: `Ids are written with decimals, such as "${shown(texts[floats] ?? '')}"; read as whole numbers.`,
    });
  }
  const taken = new Set(texts);
  return {
    kept,
    ids: key.spec.reader === 'key' ? texts.map(withoutDecimals) : texts,
    leftOut: key.vocabulary.values.filter((value) => !taken.has(value)),
  };
}

/** The column that names influencers: their id, or their name in drops without ids. */
function keyColumn({ columns }: TableRead): number {
  const id = columns.findIndex(({ name }) => name === 'id');
  return id >= 0 ? id : columns.findIndex(({ name }) => name === 'name');
}

function equalRows(rows: PlainRows, a: number, b: number): boolean {
  return rows.values.every(({ values }) => Object.is(values[a], values[b]));
}
