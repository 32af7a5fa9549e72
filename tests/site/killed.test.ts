import { expect, test } from 'vitest';
import { killBuilds } from '../../scripts/torture/kill-builds.ts';

test('of builds that are killed, a reader sees the old site or the new one, and the next build goes on', async () => {
  const { kills, readings, faults } = await killBuilds(10);
  expect(faults).toEqual([]);
  expect(readings.wrong).toEqual([]);
  expect(readings.reads).toBeGreaterThan(1000);
  expect(kills).toBe(10);
});
