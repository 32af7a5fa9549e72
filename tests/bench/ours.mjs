/** The drop through the reader: validated, hashed, folded into the cube's cells, buyers counted. */
import { openDropFolder } from '../../src/build/drop-folder.ts';
import { readDrop } from '../../src/core/ingest/read-drop.ts';
import { totals } from '../../src/core/ingest/totals.ts';
import { measured } from './measured.mjs';

await measured(async () => {
  const { files, issues } = await openDropFolder(process.argv[2]);
  const { drop } = await readDrop(files, {}, issues);
  const sums = totals(drop);
  return {
    cells: drop.tracking.rows,
    revenue: Number(sums.revenue),
    orders: sums.orders,
    users: drop.users.total,
  };
});
