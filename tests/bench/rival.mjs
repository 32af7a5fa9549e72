/** The same tracking data through DuckDB with two threads and the types given: the same cells, the same buyers. */
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { measured } from './measured.mjs';

const TYPES =
  "{source: 'VARCHAR', campaign: 'VARCHAR', influencer_id: 'VARCHAR', user_id: 'VARCHAR', product: 'VARCHAR', date: 'DATE', orders: 'BIGINT', revenue: 'DECIMAL(18, 4)'}";

await measured(async () => {
  const database = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await database.connect();
  const file = join(process.argv[2], 'tracking_data.csv').replaceAll("'", "''");
  await connection.run(`create temp table t as from read_csv('${file}', header = true, columns = ${TYPES})`);
  const cube = await connection.runAndReadAll(
    'select source, campaign, influencer_id, product, date, sum(orders), sum(revenue), count(*) from t group by all',
  );
  const all = await connection.runAndReadAll(
    'select sum(revenue)::double, sum(orders)::double, count(distinct user_id)::double from t',
  );
  for (const column of ['influencer_id', 'campaign', 'product', 'source']) {
    await connection.runAndReadAll(`select ${column}, count(distinct user_id) from t group by 1`);
  }
  const [[revenue, orders, users]] = all.getRows();
  return { cells: cube.currentRowCount, revenue, orders, users };
});
