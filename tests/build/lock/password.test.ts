import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { passwordOf } from '../../../src/build/lock/password.ts';
import { weakness } from '../../../src/build/lock/weakness.ts';
import { type Report, reportSchema } from '../../../src/core/report.ts';

const definition = reportSchema.parse({
  title: 'Big Fitness Push',
  data: 'data/first-half',
  access: 'password',
  brand: { name: 'MuscleBlaze' },
});
const report: Report = { ...definition, slug: 'first-half', place: 'first-half', commentary: '' };

const failing = (environment: NodeJS.ProcessEnv): string => {
  try {
    return `took ${passwordOf(report, environment, 'Nothing was sent.')}`;
  } catch (error) {
    return (error as Error).message;
  }
};

test('the password of the report comes before that of all reports; an empty one is none', () => {
  const own = 'vT9-lamok-Dexip';
  const common = 'Quarz7+beleg+Tuno';
  expect(passwordOf(report, { UPLIFT_PASSWORD: common, UPLIFT_PASSWORD_FIRST_HALF: own }, '')).toBe(own);
  expect(passwordOf(report, { UPLIFT_PASSWORD: `${common}\n`, UPLIFT_PASSWORD_FIRST_HALF: '' }, '')).toBe(
    common,
  );
  expect(failing({ UPLIFT_PASSWORD: '  ' })).toMatchInlineSnapshot(`
    "reports/first-half/index.md [access] The report is locked, and no password is given. Nothing was sent.
      → Set UPLIFT_PASSWORD_FIRST_HALF, or UPLIFT_PASSWORD for every locked report; openssl rand -base64 18 prints a good one."
  `);
});

test.each([
  'password1234',
  'P@ssw0rd2025!',
  'muscleblaze2025',
  'MuscleBlaze!MuscleBlaze',
  'big-fitness-push',
  'firsthalf12345',
  'aaaaaaaaaaaaaaaaaa',
  'abababababababab',
  'abcdefghijklmnop',
  'qwertyuiop[]asdf',
  '98765432109876',
  'x7Kx7Kx7Kx7Kx7K',
  'influencer-campaign',
  'welcome-monday-june',
  '😀🎉🐱🐶kw20242025',
  'short!7Kz',
])('%s is refused, and is not said', (password) => {
  const said = failing({ UPLIFT_PASSWORD: password });
  expect(said).toContain('The password in UPLIFT_PASSWORD is easily guessed');
  expect(said).not.toContain(password);
});

test('what was drawn by chance is taken', () => {
  for (let time = 0; time < 500; time++)
    expect(weakness(randomBytes(18).toString('base64'), ['summer', 'Acme', 'data/summer'])).toBeNull();
  expect(weakness('correct horse battery staple', ['summer'])).toBeNull();
});
