/** What was noticed while reading, on the Data page. */
import { expect, test } from 'vitest';
import { issuesTable } from '../../src/compose/issues-table.ts';
import type { Issue } from '../../src/core/issue.ts';
import { contextFor } from './context-for.ts';

const context = contextFor({ influencers: [], posts: [], tracking: [], payouts: [] });

function issue(line: number, column: string, severity: Issue['severity']): Issue {
  const at = { file: 'payouts.csv', line, column, field: null };
  const code = severity === 'error' ? 'number-invalid' : 'value-missing-optional';
  return { severity, code, at, value: null, message: `${column} is odd.`, hint: null };
}

function tableOf(issues: readonly Issue[]) {
  const [block] = issuesTable({ ...context, drop: { ...context.drop, issues } });
  if (block === undefined) throw new Error('no table');
  return block.table.rows.map((row) => row.map(({ text, value }) => value ?? text));
}

test('few are listed one by one, in their order', () => {
  const rows = tableOf([
    issue(2, 'orders', 'warning'),
    issue(3, 'orders', 'warning'),
    issue(4, 'rate', 'error'),
  ]);
  expect(rows.map(([place]) => place)).toEqual([
    'payouts.csv · line 2 · orders',
    'payouts.csv · line 3 · orders',
    'payouts.csv · line 4 · rate',
  ]);
});

test('of many the first of each kind is, the worst above, so that none is lost behind many of another', () => {
  const many = Array.from({ length: 300 }, (_, at) => issue(at + 2, 'orders', 'warning'));
  expect(tableOf([...many, issue(900, 'rate', 'error')])).toEqual([
    ['payouts.csv · line 900 · rate', 'error', 'rate is odd. (number-invalid)', 1],
    ['payouts.csv · line 2 · orders', 'warning', 'orders is odd. (value-missing-optional)', 300],
  ]);
});
