import { expect, test } from 'vitest';
import { routeAddress } from '../../src/build/dev-drops.ts';

test.each([
  ['/summer/drops/2025-06-01/', '/summer@2025-06-01/'],
  ['/summer/drops/2025-06-01/changes/?a=b', '/summer@2025-06-01/changes/?a=b'],
  ['/summer/drops/2025-06-01', '/summer@2025-06-01'],
  ['/summer/', '/summer/'],
  ['/summer/drops/2025-06-1/', '/summer/drops/2025-06-1/'],
  ['/summer/changes/#drops', '/summer/changes/#drops'],
  ['/@vite/drops/2025-06-01/', '/@vite/drops/2025-06-01/'],
])('in development %s is read as %s', (address, route) => {
  expect(routeAddress(address)).toBe(route);
});
