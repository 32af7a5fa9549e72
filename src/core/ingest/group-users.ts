/** Users of an experiment's groups, each counted once however many rows are theirs. */
import type { GroupUserCounts } from '../drop.ts';
import { BATCH_ROWS, type Batch, GOOD } from './batch.ts';
import type { BoundCoded, BoundColumn, BoundUser } from './bind-columns.ts';
import { mixKey } from './key-hash.ts';
import { KeySet } from './key-set.ts';
import type { RowSink } from './table-reader.ts';

/** Stands where a group's code would: the user alone. */
const ANY = -1;

export class GroupUsers implements RowSink {
  readonly #user: BoundUser;
  readonly #group: BoundCoded;
  /** Two keys a row: the user, and the user in the group. */
  readonly #keys = new Int32Array(BATCH_ROWS * 8);
  readonly #groups = new Int32Array(BATCH_ROWS);
  readonly #isNew = new Uint8Array(BATCH_ROWS * 2);
  readonly #known = new KeySet();
  readonly #counts: number[] = [];
  #users = 0;

  private constructor(user: BoundUser, group: BoundCoded) {
    this.#user = user;
    this.#group = group;
  }

  /** `null` where users or groups are not recorded. */
  static among(columns: readonly BoundColumn[]): GroupUsers | null {
    const user = columns.find((column) => column.kind === 'user');
    const group = columns.find((column) => column.name === 'group');
    return user && group?.kind === 'coded' ? new GroupUsers(user, group) : null;
  }

  take({ rows }: Batch, fate: Uint8Array): void {
    const users = this.#user.column.out;
    const groups = this.#group.column.out;
    let count = 0;
    for (let row = 0; row < rows; row++) {
      const group = groups[row] as number;
      if (fate[row] !== GOOD || group < 0) continue;
      mixKey(users, row * 4, ANY, ANY, this.#keys, count * 8);
      mixKey(users, row * 4, ANY, group, this.#keys, count * 8 + 4);
      this.#groups[count++] = group;
    }
    this.#known.addAll(this.#keys, count * 2, this.#isNew);
    for (let at = 0; at < count; at++) {
      const group = this.#groups[at] as number;
      if (this.#isNew[at * 2] === 1) this.#users++;
      if (this.#isNew[at * 2 + 1] === 1) this.#counts[group] = (this.#counts[group] ?? 0) + 1;
    }
  }

  /** For so many groups. `inSeveral` counts a user of three groups twice, as no more than two are usual. */
  counts(groups: number): GroupUserCounts {
    const byGroup = Float64Array.from({ length: groups }, (_, group) => this.#counts[group] ?? 0);
    return { byGroup, inSeveral: byGroup.reduce((sum, users) => sum + users, 0) - this.#users };
  }
}
