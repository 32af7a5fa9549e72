/** The tables to take away: what is listed here is published and shown on the API page. */
import { isTold } from '../../compose/told.ts';
import { campaigns } from '../endpoints/campaigns.ts';
import { cities } from '../endpoints/cities.ts';
import { daily } from '../endpoints/daily.ts';
import { influencers } from '../endpoints/influencers.ts';
import type { List } from '../endpoints/list.ts';
import { payouts } from '../endpoints/payouts.ts';
import { personas } from '../endpoints/personas.ts';
import { platforms } from '../endpoints/platforms.ts';
import { posts } from '../endpoints/posts.ts';
import { products } from '../endpoints/products.ts';
import type { PreparedReport } from '../prepare.ts';
import { cityRoas } from './city-roas.ts';
import { csvOf } from './csv.ts';
import type { Download } from './download.ts';
import { facts } from './facts.ts';
import { performanceSummary } from './performance-summary.ts';
import { poorInfluencers } from './poor-influencers.ts';
import { roasSummary } from './roas-summary.ts';
import { tableOfList } from './table.ts';
import { workbookOf } from './workbook.ts';

export const downloads: readonly Download[] = [
  ...[campaigns, products, influencers, platforms, personas, cities, payouts, posts, daily].map(ofList),
  performanceSummary,
  roasSummary,
  poorInfluencers,
  cityRoas,
  ...facts,
];

export interface DownloadFile {
  /** Below downloads/, such as campaigns.csv. */
  readonly name: string;
  readonly type: string;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

export const WORKBOOK = 'tables.xlsx';

/** Those that a report has. */
export function downloadsOf({ cube }: Pick<PreparedReport, 'cube'>): readonly Download[] {
  return downloads.filter(({ needs = {} }) => isTold(cube, needs));
}

/** Names of all files of tables. */
export function tableFileNames(prepared: Pick<PreparedReport, 'cube'>): readonly string[] {
  return [...downloadsOf(prepared).map(({ name }) => `${name}.csv`), WORKBOOK];
}

/** The file of that name, made when its bytes are asked for. */
export function tableFile(name: string, prepared: PreparedReport): DownloadFile {
  if (name === WORKBOOK) {
    return {
      name,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: () => workbookOf(sheetsOf(prepared)),
    };
  }
  const download = downloads.find((one) => `${one.name}.csv` === name);
  if (download === undefined) throw new Error(`there is no table ${name}`);
  return {
    name,
    type: 'text/csv; charset=utf-8',
    bytes: async () => new TextEncoder().encode(csvOf(download.table(prepared))),
  };
}

function ofList(list: List): Download {
  // Captions make a sheet of posts nobody reads; they are in the CSV.
  const sheet = list === posts ? null : list.name;
  return {
    name: list.name,
    description: list.description,
    needs: list.needs ?? {},
    sheet,
    rows: list.count,
    table: tableOfList(list),
  };
}

function sheetsOf(prepared: PreparedReport) {
  return downloadsOf(prepared).flatMap(({ sheet, table }) =>
    sheet === null ? [] : [{ name: sheet, table: table(prepared) }],
  );
}
