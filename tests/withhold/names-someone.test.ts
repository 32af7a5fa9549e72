/** Whom a text names, where a report hides their names; what may as well mean something else is let pass. */
import { expect, test } from 'vitest';
import { namesSomeone } from '../../src/core/withhold/names-someone.ts';

const people = {
  dictionaries: { influencer: ['7', '2025', '202506', '1042817', 'inf-9', 'Q1', '12-06-2025'] },
  names: ['Asha Rao', 'Ana', 'Bo', 'X', '王伟', '김민수', 'May', '12'],
};

const named = (value: string) => namesSomeone(people, [value], [])?.what ?? null;
const said = (text: string) => namesSomeone(people, [], [text])?.what ?? null;

test.each(['With ASHA RAO', 'asha-rao', 'inf_9', 'Drop 1042817', '王伟', '618_王伟', '김민수 추천'])(
  '%s names someone, as a value and in words',
  (text) => {
    expect(named(text)).toBe(text);
    expect(said(text)).not.toBeNull();
  },
);

test.each(['Ana', 'ANA', 'bo!'])('%s, a name of few letters, does so as the whole of a value', (text) => {
  expect(named(text)).toBe(text);
  expect(said(text)).toBeNull();
});

test.each([
  'Ana Cardoso tea',
  'May 2025',
  'Bo Kaap',
  'X',
  '7',
  '12',
  '2025',
  'Sale 202506',
  'Q1',
  '12-06-2025',
  'Ashara',
  '王伟的春天',
  '10428170',
])('%s may as well mean something else', (text) => {
  expect(named(text)).toBeNull();
  expect(said(text)).toBeNull();
});
