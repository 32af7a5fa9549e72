/** Rows with errors may be left out when the report says so, up to a share that it names. */
import type { Amount } from '../money.ts';
import { decimal } from '../money.ts';
import type { TableName } from '../schema/index.ts';
import { tableNames } from './choose-files.ts';
import type { IssueLog } from './issue-log.ts';
import type { TableRead } from './read-table.ts';
import type { Tally } from './table-reader.ts';

interface LeftOut {
  readonly revenue: Amount;
  readonly payouts: Amount;
}

interface Quarantined {
  readonly tables: Readonly<Record<TableName, Pick<TableRead, 'tally' | 'files'>>>;
  /** Money of the rows that count, and of those left out. */
  readonly kept: LeftOut;
  readonly leftOut: LeftOut;
}

/** Says what is left out; a file error when it is more than `ceiling`, a share of 1. */
export function quarantine({ tables, kept, leftOut }: Quarantined, ceiling: number, log: IssueLog): void {
  const shares: { readonly what: string; readonly file: string; readonly share: number }[] = [];
  for (const table of tableNames) {
    const { tally, files } = tables[table];
    const rows = leftOutOf(tally);
    const without = files.filter((one) => leftOutOf(one.tally) > 0);
    const [first] = without;
    if (first === undefined) continue;
    shares.push({
      what: `${rows} of ${tally.read} rows of ${table}`,
      file: first.file,
      share: rows / tally.read,
    });
    for (const { file, tally: own } of without) {
      const { rejectedByCascade } = own;
      const cascade =
        rejectedByCascade > 0 ? ` (${rejectedByCascade} of them because their influencer was)` : '';
      log.add({
        code: 'quarantine-rows',
        file,
        message: `${leftOutOf(own)} of ${own.read} rows are left out${cascade}.`,
        hint: 'Correct them in the source; every figure is without them.',
      });
    }
  }
  for (const [money, table] of [
    ['revenue', 'tracking_data'],
    ['payouts', 'payouts'],
  ] as const) {
    const out = Math.abs(leftOut[money]);
    if (out === 0) continue;
    const share = out / (out + Math.abs(kept[money]));
    const file = tables[table].files.find(({ moneyLeftOut }) => moneyLeftOut !== 0)?.file ?? '';
    shares.push({ what: `${decimal(leftOut[money])} of ${money}`, file, share });
  }
  const [worst] = shares.sort((a, b) => b.share - a.share);
  if (worst === undefined || worst.share <= ceiling) return;
  log.add({
    code: 'quarantine-ceiling',
    file: worst.file,
    message: `${worst.what} (${percent(worst.share)}) would be left out; the report allows ${percent(ceiling)}.`,
    hint: 'Correct the rows, or raise `quarantine` in index.md of the report.',
  });
}

function leftOutOf({ rejected, rejectedByCascade }: Readonly<Tally>): number {
  return rejected + rejectedByCascade;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}
