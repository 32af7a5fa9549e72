import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pairs } from '../../src/core/measure/accumulate.ts';

test('a pair is new once, however many there can be', () => {
  const members = 500;
  fc.assert(
    fc.property(
      fc.constantFrom(40, 2 ** 20),
      fc.array(fc.tuple(fc.nat(39), fc.nat(members - 1))),
      (groups, pairs) => {
        const seen = new Pairs(groups, members);
        const known = new Set<string>();
        for (const [group, member] of [...pairs, ...pairs]) {
          const key = `${group} ${member}`;
          expect(seen.add(group, member)).toBe(!known.has(key));
          known.add(key);
        }
      },
    ),
  );
});
