/**
 * Numbers influencers by what is published of them, the largest revenue first: neither the numbers nor the order
 * of rows lead back to ids or names. Who cannot be told apart by what is published is exchangeable.
 */
import type { ColumnId, FactTable } from '../facts.ts';

/** The old code of each new one. */
export function byWhatIsTold(
  influencers: number,
  tables: readonly FactTable[],
  orders: FactTable,
  attributesOf: (influencer: number) => string,
): Int32Array {
  const revenue = new Float64Array(influencers);
  orders.codes.influencer?.forEach((code, row) => {
    if (code >= 0) revenue[code] = (revenue[code] as number) + (orders.values.revenue?.[row] ?? 0);
  });
  const told = Array.from({ length: influencers }, (_, code) => [attributesOf(code)]);
  for (const table of tables) {
    const others = (Object.keys(table.codes) as ColumnId[]).filter((id) => id !== 'influencer');
    table.codes.influencer?.forEach((code, row) => {
      const codes = others.map((id) => table.codes[id]?.[row]);
      told[code]?.push(JSON.stringify([codes, Object.values(table.values).map((column) => column[row])]));
    });
  }
  const texts = told.map((rows) => rows.join());
  return Int32Array.from({ length: influencers }, (_, code) => code).sort(
    (a, b) => (revenue[b] as number) - (revenue[a] as number) || compare(texts[a], texts[b]),
  );
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}
