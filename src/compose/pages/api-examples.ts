/** Lines to copy that read what a report publishes, with the report's own addresses and values. */
import { isoDay } from '../../core/calendar.ts';
import type { DimensionId } from '../../core/measure/dimensions.ts';
import { measure } from '../../core/measure/measure.ts';
import type { Context } from '../context.ts';
import type { CodeBlock } from '../view.ts';

/** Stands for the address of the site, which the pages themselves don't know. */
const SITE = 'https://reports.example';

export function apiExamples(context: Context): CodeBlock[] {
  const has = (path: string) => context.files.some((file) => file.path === path);
  // Of a report that withholds something, what reads the files that it has.
  if (context.cube.withheld !== null)
    return [shell(context, ['api/summary.json', 'downloads/facts/orders.csv'].filter(has))];
  return [
    shell(context, ['api/summary.json', 'api/payouts/by_platform.json', 'downloads/campaigns.csv']),
    python(context),
    script(context),
    question(context),
  ];
}

function shell(context: Context, paths: readonly string[]): CodeBlock {
  return {
    kind: 'code',
    id: 'example-curl',
    title: 'With curl',
    note: `In place of ${SITE} stands the address of this site.`,
    code: paths
      .map((path) => `curl ${path.endsWith('.csv') ? '-O ' : ''}${SITE}${addressOf(context, path)}`)
      .join('\n'),
  };
}

function python(context: Context): CodeBlock {
  return {
    kind: 'code',
    id: 'example-python',
    title: 'With Python',
    note: 'Reads a list to its last page; nothing has to be installed.',
    code: `import json
from urllib.parse import urljoin
from urllib.request import urlopen

address, posts = "${SITE}${addressOf(context, 'api/posts.json')}", []
while address:
    page = json.load(urlopen(address))
    posts += page["results"]
    address = page["next"] and urljoin(address, page["next"])
print(len(posts), "of", page["count"])`,
  };
}

function script(context: Context): CodeBlock {
  return {
    kind: 'code',
    id: 'example-javascript',
    title: 'With JavaScript',
    note: 'On a page of this site; elsewhere the address of the site comes first.',
    code: `const answer = await fetch(${JSON.stringify(addressOf(context, 'api/influencers/top_performers.json'))});
const { by_roas } = await answer.json();
console.table(by_roas, ["name", "revenue", "spend", "roas"]);`,
  };
}

/** What a query would ask a server, these lines ask the cube. */
function question(context: Context): CodeBlock {
  const { cube } = context;
  const { who, brand } = askable(context);
  const [start, end] = [isoDay(cube.firstDay), isoDay(cube.firstDay + Math.max(0, cube.days - 1))];
  const what = brand === null ? 'what = who' : `what = { ...who, brand: ${JSON.stringify(brand)} }`;
  return {
    kind: 'code',
    id: 'example-cube',
    title: 'What a query would ask, you ask the cube',
    note: 'platform, category, gender, brand, start_date and end_date, or any other column: one that is not recorded is an error here, never a 0. Spend lies in the cube as payouts; allocated to brands and days it is in downloads/facts/spend.csv.',
    code: `const cube = await (await fetch(${JSON.stringify(addressOf(context, 'api/cube.json'))})).json(), { orders, payouts } = cube.tables;
const who = ${literal(who)}, ${what};
const start_date = "${start}", end_date = "${end}", day = (date) => Date.parse(date) / 86400000 - cube.firstDay;
const unpack = (all, id, last = 0) => all[id].steps?.map((step) => (last += step)) ?? (all[id].by ? unpack(all, all[id].by).map((code) => all[id].is[code + 1]) : all[id]);
const codes = (table, id) => table.codes[id] ? unpack(table.codes, id) : unpack(table.codes, "influencer").map((code) => cube.attributes[id][code]);
const is = (table, ask) => Object.entries(ask).map(([id, value]) => codes(table, id).map((code) => cube.dictionaries[id][code] === value));
const within = (table, from, to) => codes(table, "day").map((at) => at >= day(from) && at <= day(to));
const sum = (table, field, asked) => table.values[field].reduce((all, value, row) => (asked.every((hits) => hits[row]) ? all + value : all), 0);
const asked = [...is(orders, what), within(orders, start_date, end_date)];
console.log({ revenue: sum(orders, "revenue", asked) / 10000, orders: sum(orders, "orders", asked), roas: sum(orders, "revenue", is(orders, who)) / sum(payouts, "spend", is(payouts, who)) });`,
  };
}

/** Values that the report has together: those of the most revenue. */
function askable({ cube }: Context): { who: Record<string, string>; brand: string | null } {
  const about = ['platform', 'category', 'gender'] as const satisfies DimensionId[];
  const branded = cube.tables.orders.codes.brand !== undefined;
  const along: readonly DimensionId[] = branded ? [...about, 'brand'] : about;
  const [most] = measure(cube, { by: along, figures: ['revenue'] }).sort(
    (a, b) => (b.sums.revenue ?? 0) - (a.sums.revenue ?? 0),
  );
  const known = about.flatMap((id) => {
    const value = most?.at[id] ?? null;
    return value === null ? [] : [[id, value] as const];
  });
  return { who: Object.fromEntries(known), brand: most?.at.brand ?? null };
}

/** As people write an object. */
function literal(values: Readonly<Record<string, string>>): string {
  const entries = Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function addressOf({ files }: Context, path: string): string {
  return files.find((file) => file.path === path)?.address ?? `/${path}`;
}
