/** Facts coded anew, by dictionaries that hold no value which none of them has. */
import {
  attributeIds,
  type ColumnId,
  type DictionaryId,
  type Facts,
  type FactTable,
  NONE,
} from '../facts.ts';
import { gather } from '../gather.ts';

type Tables = Omit<Facts['tables'], 'spend'>;

export interface Recoded {
  readonly dictionaries: Facts['dictionaries'];
  readonly attributes: Facts['attributes'];
  readonly tables: Tables;
  /** New code of each old one; NONE = the value is nowhere any more. */
  readonly codes: Readonly<Record<DictionaryId, Int32Array>>;
}

/** `influencers` has the old code of each new one, `ids` the new ids. */
export function recoded(
  { dictionaries, attributes }: Pick<Facts, 'dictionaries' | 'attributes'>,
  tables: Tables,
  influencers: Int32Array,
  ids: readonly string[],
): Recoded {
  const names = Object.keys(dictionaries) as DictionaryId[];
  const codes = Object.fromEntries(
    names.map((id) => [id, new Int32Array(dictionaries[id].length).fill(NONE)]),
  ) as Record<DictionaryId, Int32Array>;
  const mark = (id: DictionaryId, column: Int32Array) => {
    for (const code of column) if (code !== NONE) codes[id][code] = 0;
  };
  for (const { codes: columns } of Object.values(tables))
    for (const [id, column] of entries(columns)) if (id !== 'day') mark(id, column);
  for (const id of attributeIds)
    mark(
      id,
      influencers.map((code) => attributes[id][code] ?? NONE),
    );
  const values = names.map((id) => {
    const kept: string[] = [];
    for (const [code, used] of codes[id].entries())
      if (used !== NONE) codes[id][code] = kept.push(dictionaries[id][code] as string) - 1;
    return [id, kept];
  });
  codes.influencer.fill(NONE);
  for (const [code, old] of influencers.entries()) codes.influencer[old] = code;
  const recode = (table: FactTable): FactTable => {
    const columns = entries(table.codes).map(([id, column]) => [
      id,
      id === 'day' ? column : column.map((code) => codes[id][code] ?? NONE),
    ]);
    return gather({ ...table, codes: Object.fromEntries(columns) });
  };
  return {
    dictionaries: { ...Object.fromEntries(values), influencer: ids },
    attributes: Object.fromEntries(
      attributeIds.map((id) => [
        id,
        influencers.map((code) => codes[id][attributes[id][code] ?? NONE] ?? NONE),
      ]),
    ) as unknown as Facts['attributes'],
    tables: Object.fromEntries(
      Object.entries(tables).map(([id, table]) => [id, recode(table)]),
    ) as unknown as Tables,
    codes,
  };
}

function entries(codes: FactTable['codes']): [ColumnId, Int32Array][] {
  return Object.entries(codes) as [ColumnId, Int32Array][];
}
