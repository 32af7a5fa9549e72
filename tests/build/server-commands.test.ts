/** What a build server would do with the lines that are printed of a drop. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueLines } from '../../src/build/report-issues.ts';
import { annotationLines } from '../../src/build/server-commands.ts';
import type { Issue, Severity } from '../../src/core/issue.ts';
import { changed, read } from '../ingest/support/memory-drop.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Lines as GitHub's runner takes them apart, any name being a command; `null` = plain text. */
function obeyed(line: string): Command | null {
  // What .NET trims and JavaScript does not.
  const v2 = /^::([^ ]*?)(?: (.*?))?::(.*)$/s.exec(line.replace(/^[\s\u0085]+/, ''));
  if (v2) {
    const pairs = (v2[2] ?? '').split(',').filter((pair) => pair.includes('='));
    const properties = pairs.map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name, unescaped(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))];
    });
    return { name: v2[1] ?? '', properties: Object.fromEntries(properties), data: unescaped(v2[3] ?? '') };
  }
  const old = /##\[(.*?)\](.*)$/s.exec(line) ?? /##vso\[(.*?)\](.*)$/s.exec(line);
  return old && { name: old[1] ?? '', properties: {}, data: old[2] ?? '' };
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

const attacks = [
  '::add-mask::x',
  '##[stop-commands]x',
  '##vso[task.setvariable variable=a]b',
  '%0A::error::',
  '::',
  '\n::warning::x',
  '\r\n##[add-mask]1',
  '\u2028::debug::x',
  '\u0085::debug::x',
  'a,line=1',
  'a:b',
  '%',
];
const words = fc
  .array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 4 })
  .map((parts) => parts.join(''));
const issue: fc.Arbitrary<Issue> = fc.record({
  severity: fc.constantFrom<Severity>('error', 'warning', 'note'),
  code: fc.constantFrom('enum-unknown', 'id-orphan'),
  at: fc.record({
    file: words,
    line: fc.option(fc.integer({ min: 1, max: 9999 })),
    column: fc.option(words),
    field: fc.option(fc.integer({ min: 1, max: 30 })),
  }),
  value: fc.constant(null),
  message: words,
  hint: fc.option(words),
});

const folders = fc.constantFrom('data/june', '', '##[add-mask]', '::debug::');

test('no word of a drop becomes a command', () => {
  fc.assert(
    fc.property(fc.array(issue, { maxLength: 4 }), folders, (issues, folder) => {
      for (const line of issueLines(issues, folder, 20)) {
        expect(line).not.toMatch(/[\n\r]/);
        expect(obeyed(line)).toBeNull();
      }
    }),
    { numRuns: 500 },
  );
});

test('an annotation is one command that holds any word, at its file and line', () => {
  fc.assert(
    fc.property(issue, (one) => {
      const [line = '', ...others] = annotationLines([one], 'data/june');
      expect(others).toEqual([]);
      expect(line).not.toMatch(/[\n\r]/);
      const command = obeyed(line);
      expect(command?.name).toBe(one.severity === 'note' ? 'notice' : one.severity);
      const { file, line: at, field } = one.at;
      expect(command?.properties).toEqual({
        file: join('data/june', file),
        ...(at !== null && { line: String(at) }),
        ...(field !== null && { col: String(field) }),
        title: one.code,
      });
      expect(command?.data.endsWith(one.hint === null ? '' : `\n→ ${oneLine(one.hint)}`)).toBe(true);
      expect(command?.data).toContain(oneLine(one.message));
    }),
    { numRuns: 500 },
  );
});

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

test('of a real drop they read so', async () => {
  const { issues } = await read(changed('payouts.csv', ['2,order', '"2",":,%##[add-mask]\n::error::"']));
  expect(annotationLines(issues, 'data/june').join('\n')).toMatchInlineSnapshot(`
    "::error file=data/june/payouts.csv,line=3,col=2,title=enum-unknown::payouts.csv:3 [basis] ":,%25##[add-mask]\\n::error::" is not a payout basis. (enum-unknown)%0A→ Use "post", "order", "engagement", "click", "sale" or "fixed".
    ::warning file=data/june/payouts.csv,col=1,title=payout-absent::payouts.csv [influencer_id] "2" has sales, but no payout: not the same as a payout of 0. (payout-absent)%0A→ Add the payout; 0 if there truly is none."
  `);
  expect(issueLines(issues, 'data/june', 20).join('\n')).toMatchInlineSnapshot(`
    "data/june/payouts.csv:3 [basis] ":,%# #[add-mask]\\n::error::" is not a payout basis. (enum-unknown)
      → Use "post", "order", "engagement", "click", "sale" or "fixed".
    data/june/payouts.csv [influencer_id] "2" has sales, but no payout: not the same as a payout of 0. (payout-absent)
      → Add the payout; 0 if there truly is none."
  `);
});

test('what GitHub would not show is counted', () => {
  const issues = Array.from({ length: 14 }, (_, index): Issue => {
    const at = { file: `${index}.csv`, line: 1, column: null, field: null };
    return { severity: 'error', code: 'id-orphan', at, value: null, message: 'Wrong.', hint: null };
  });
  const lines = annotationLines(issues, '');
  expect(lines.length).toBe(11);
  expect(lines.at(-1)).toBe('… and 4 more problems of other kinds or places.');
});
