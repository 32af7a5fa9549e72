/** Makes sure that each influencer is there once, under one id, before anything links to it. */
import type { BoundCoded } from './bind-columns.ts';
import { numericKey, withoutDecimals } from './influencer-links.ts';
import type { IssueLog } from './issue-log.ts';
import { fileOf, placeOf } from './place-of.ts';
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
  const key = keyColumn(read);
  const codes = rows.of(key.name)?.taken() ?? new Int32Array();
  const lines = rows.lines.taken();
  const tell = (
    row: number,
    code: 'id-duplicate' | 'id-collision' | 'row-duplicate',
    message: string,
    hint: string | null,
  ): void =>
    log.add({
      code,
      ...placeOf(read, row, key.name),
      value: shown(key.vocabulary.values[codes[row] ?? -1] ?? ''),
      message,
      hint,
    });

  const byCode = Map.groupBy(codes.keys(), (row) => codes[row]);
  const kept: number[] = [];
  const restated: number[] = [];
  for (const all of byCode.values()) {
    // What the newest file says of an influencer counts.
    const from = rows.starts.findLast((start) => start <= (all.at(-1) ?? 0)) ?? 0;
    const same = all.filter((row) => row >= from);
    const [first = 0, ...others] = same;
    const before = all.length - same.length;
    if (before > 0) {
      restated.push(first);
      const stated = all.slice(0, before).reverse();
      for (const row of same) keepUnstated(read, row, stated);
    }
    discount(read, before);
    kept.push(first);
    if (others.every((row) => equalRows(rows, first, row))) {
      for (const row of others)
        tell(
          row,
          'row-duplicate',
          'The influencer is there twice, equal in every field; counted once.',
          null,
        );
      discount(read, others.length);
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

  tellRestated(read, key.name, restated, log);
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
      ...placeOf(read, kept[floats] ?? 0, key.name),
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

/** A file without a column says nothing of it: what was said last stays; `stated` are rows, the newest first. */
function keepUnstated(read: TableRead, row: number, stated: readonly number[]): void {
  const has = (one: number, name: string) =>
    fileOf(read, one)?.columns.some((column) => column.name === name) ?? false;
  for (const { name } of read.columns) {
    const values = (read.rows as PlainRows).of(name)?.values;
    const last = has(row, name) ? undefined : stated.find((one) => has(one, name));
    if (values && last !== undefined) values[row] = values[last] as number;
  }
}

/** Rows that say nothing of their own are no rows that were read. */
function discount({ tally }: TableRead, rows: number): void {
  tally.accepted -= rows;
  tally.read -= rows;
  tally.skippedBlank += rows;
}

/** Said once for each file. */
function tellRestated(read: TableRead, column: string, rows: readonly number[], log: IssueLog): void {
  for (const [file, same] of Map.groupBy(rows, (row) => placeOf(read, row, column).file)) {
    const many = same.length === 1 ? 'One influencer is' : `${same.length} influencers are`;
    log.add({
      code: 'row-restated',
      file,
      message: `${many} in an earlier drop as well; what the newest one says counts.`,
    });
  }
}

/** The column that names influencers: their id, or their name in drops without ids. */
function keyColumn({ columns }: TableRead): BoundCoded {
  const id = columns.find(({ name }) => name === 'id');
  return (id ?? columns.find(({ name }) => name === 'name')) as BoundCoded;
}

function equalRows(rows: PlainRows, a: number, b: number): boolean {
  return rows.values.every(({ values }) => Object.is(values[a], values[b]));
}
