/**
 * Who orders: new users and users who come back, without a list of them. A user is a number; id and
 * home city are hashed from it, so that ten million users take no memory.
 */
import { cities } from './audience.ts';
import type { Chance } from './chance.ts';
import { cumulate, draw } from './odds.ts';

export interface Buyer {
  readonly id: string;
  readonly city: string;
}

/** Share of rows by users who have bought before, once there are enough of them. */
const RETURNING = 0.22;
/** Nobody comes back sooner (a jar lasts that long) or later. In days. */
const SOONEST = 12;
const LATEST = 150;

const cityNames = Object.keys(cities);
const citySums = cumulate(Object.values(cities));

export interface Buyers {
  /** Call before the first buyer of each day. */
  readonly openDay: () => void;
  readonly next: () => Buyer;
}

export function makeBuyers(seed: number, luck: Chance): Buyers {
  /** Number of users at the opening of each day. */
  const counts: number[] = [];
  let users = 0;
  let pool = { from: 0, size: 0, step: 1, place: 0, left: 0 };
  return {
    openDay() {
      counts.push(users);
      const from = counts[Math.max(0, counts.length - LATEST)] ?? 0;
      const size = (counts[counts.length - SOONEST] ?? 0) - from;
      pool = { from, size, step: stride(size), place: Math.floor(luck.next() * size), left: size };
    },
    next() {
      if (luck.next() < RETURNING && pool.left > 0) {
        // Striding through the pool meets each user once at most: nobody has two rows on a day,
        // so that no two rows of a drop are alike.
        pool.place = (pool.place + pool.step) % pool.size;
        pool.left -= 1;
        return buyer(seed, pool.from + pool.place);
      }
      users += 1;
      return buyer(seed, users - 1);
    },
  };
}

/** A step near the golden section of `size` that shares no divisor with it. */
function stride(size: number): number {
  let step = Math.max(1, Math.floor(size * 0.618));
  while (divisor(step, size) > 1) step += 1;
  return step;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

function buyer(seed: number, user: number): Buyer {
  // The first word alone tells users apart: the mixing below is one to one in 32 bits.
  const a = mixed(user ^ mixed(seed));
  const b = mixed(a ^ 0x9e3779b9);
  const c = mixed(b + user);
  const d = mixed(c ^ 0x85ebca6b);
  // The bits that make it a UUID of version 4, variant 1.
  const versioned = ((b & 0xffff0fff) | 0x4000) >>> 0;
  const variant = ((c & 0x3fffffff) | 0x80000000) >>> 0;
  const [bx, cx] = [hex(versioned), hex(variant)];
  return {
    id: `${hex(a)}-${bx.slice(0, 4)}-${bx.slice(4)}-${cx.slice(0, 4)}-${cx.slice(4)}${hex(d)}`,
    city: cityNames[draw(citySums, mixed(d) / 2 ** 32)] ?? '',
  };
}

/** Murmur3's last step: a one-to-one scrambling of 32 bits. */
function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

const hex = (word: number): string => word.toString(16).padStart(8, '0');
