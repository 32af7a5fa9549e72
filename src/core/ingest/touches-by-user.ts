/** Touches in the order of a file → by user, of those users for whom attribution models can differ. */
import type { Touches } from '../drop.ts';

/** One place a row; arrays may be longer. */
export interface UngroupedTouches {
  readonly rows: number;
  readonly hashes: readonly [Int32Array, Int32Array];
  readonly influencer: Int32Array;
  readonly campaign: Int32Array;
  readonly day: Int32Array;
  readonly revenue: Float64Array;
}

export function groupTouches(touches: UngroupedTouches): Touches {
  const { userOf, users } = numberUsers(touches);
  const influencers = severalOf(userOf, users, touches.influencer);
  const campaigns = severalOf(userOf, users, touches.campaign);
  const order = rowsOf(
    userOf,
    users,
    (user) => influencers.several[user] === 1 || campaigns.several[user] === 1,
  );
  const { influencer, campaign, day } = touches;
  for (const { from, to } of order.stretches) {
    order.rows
      .subarray(from, to)
      .sort(
        (a, b) =>
          (day[a] as number) - (day[b] as number) ||
          (influencer[a] as number) - (influencer[b] as number) ||
          (campaign[a] as number) - (campaign[b] as number),
      );
  }
  return {
    users,
    metInfluencers: influencers.count,
    metCampaigns: campaigns.count,
    ...folded(touches, order),
  };
}

/** Numbers users as they come. */
function numberUsers({ rows, hashes: [first, second] }: UngroupedTouches): {
  userOf: Int32Array;
  users: number;
} {
  let size = 1024;
  while (size < rows * 2) size *= 2;
  const mask = size - 1;
  /** A row of the user that has the place. */
  const places = new Int32Array(size).fill(-1);
  const userOf = new Int32Array(rows);
  let users = 0;
  for (let row = 0; row < rows; row++) {
    const a = first[row] as number;
    const b = second[row] as number;
    let at = a & mask;
    let known = places[at] as number;
    while (known >= 0 && (first[known] !== a || second[known] !== b)) {
      at = (at + 1) & mask;
      known = places[at] as number;
    }
    if (known < 0) places[at] = row;
    userOf[row] = known < 0 ? users++ : (userOf[known] as number);
  }
  return { userOf, users };
}

/** Marks the users whose rows hold more than one code. */
function severalOf(
  userOf: Int32Array,
  users: number,
  codes: Int32Array,
): { several: Uint8Array; count: number } {
  const first = new Int32Array(users);
  const several = new Uint8Array(users);
  const met = new Uint8Array(users);
  let count = 0;
  for (let row = 0; row < userOf.length; row++) {
    const user = userOf[row] as number;
    if (met[user] === 0) first[user] = codes[row] as number;
    else if (first[user] !== codes[row] && several[user] === 0) {
      several[user] = 1;
      count++;
    }
    met[user] = 1;
  }
  return { several, count };
}

interface Order {
  readonly rows: Uint32Array;
  /** Where the rows of each kept user lie. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
}

/** Rows of the users that pass, user after user. */
function rowsOf(userOf: Int32Array, users: number, passes: (user: number) => boolean): Order {
  const ends = new Uint32Array(users);
  for (const user of userOf) ends[user] = (ends[user] as number) + 1;
  const stretches: { from: number; to: number }[] = [];
  let length = 0;
  for (let user = 0; user < users; user++) {
    const from = length;
    if (passes(user)) {
      length += ends[user] as number;
      stretches.push({ from, to: length });
      ends[user] = from;
    } else ends[user] = NOWHERE;
  }
  const rows = new Uint32Array(length);
  for (let row = 0; row < userOf.length; row++) {
    const user = userOf[row] as number;
    const at = ends[user] as number;
    if (at === NOWHERE) continue;
    rows[at] = row;
    ends[user] = at + 1;
  }
  return { rows, stretches };
}

const NOWHERE = 0xffffffff;

/** Rows of one day, influencer and campaign as one, their revenue added up. */
function folded(
  touches: UngroupedTouches,
  { rows, stretches }: Order,
): Pick<Touches, 'starts' | 'influencer' | 'campaign' | 'day' | 'revenue'> {
  const columns = ['influencer', 'campaign', 'day'] as const;
  const kept = new Uint32Array(rows.length);
  const sums = new Float64Array(rows.length);
  const starts = new Uint32Array(stretches.length + 1);
  let length = 0;
  for (const [user, { from, to }] of stretches.entries()) {
    starts[user] = length;
    for (let at = from; at < to; at++) {
      const row = rows[at] as number;
      const before = kept[length - 1] as number;
      const same =
        length > (starts[user] as number) && columns.every((id) => touches[id][row] === touches[id][before]);
      if (!same) kept[length++] = row;
      sums[length - 1] = (sums[length - 1] as number) + (touches.revenue[row] as number);
    }
  }
  starts[stretches.length] = length;
  const column = (values: Int32Array): Int32Array =>
    Int32Array.from(kept.subarray(0, length), (row) => values[row] as number);
  return {
    starts,
    influencer: column(touches.influencer),
    campaign: column(touches.campaign),
    day: column(touches.day),
    revenue: sums.slice(0, length),
  };
}
