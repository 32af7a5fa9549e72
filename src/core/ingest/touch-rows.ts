/**
 * Rows that name an influencer, with a hash of their user: 28 bytes a row, kept only when attribution
 * is asked for. Rows are grouped by user once all are there, so that reading stays as fast as it is.
 */
import type { Touches } from '../drop.ts';
import { type Batch, GOOD } from './batch.ts';
import type { BoundAmount, BoundCoded, BoundColumn, BoundDay, BoundUser } from './bind-columns.ts';
import { GrowingFloats, GrowingInts } from './growing.ts';
import { mixKey } from './key-hash.ts';
import type { DayOf } from './settle-dates.ts';
import type { RowSink } from './table-reader.ts';
import { groupTouches } from './touches-by-user.ts';

export class TouchRows implements RowSink {
  readonly #user: BoundUser;
  readonly #influencer: BoundCoded;
  readonly #campaign: BoundCoded;
  readonly #day: BoundDay;
  readonly #revenue: BoundAmount;
  /** 64 bits of a user: two of a million users meet in one drop of thirty million. */
  readonly #first = new GrowingInts();
  readonly #second = new GrowingInts();
  readonly #influencers = new GrowingInts();
  readonly #campaigns = new GrowingInts();
  readonly #days = new GrowingInts();
  readonly #revenues = new GrowingFloats();
  /** Rows whose days are final. */
  #settled = 0;

  constructor(columns: readonly BoundColumn[]) {
    const find = (name: string) => columns.find((column) => column.name === name);
    const [user, influencer, campaign] = [find('user_id'), find('influencer_id'), find('campaign')];
    const [day, revenue] = [find('date'), find('revenue')];
    if (
      user?.kind !== 'user' ||
      influencer?.kind !== 'coded' ||
      campaign?.kind !== 'coded' ||
      day?.kind !== 'day' ||
      revenue?.kind !== 'amount'
    ) {
      throw new Error('touches need user, influencer, campaign, date and revenue');
    }
    this.#user = user;
    this.#influencer = influencer;
    this.#campaign = campaign;
    this.#day = day;
    this.#revenue = revenue;
  }

  take({ rows }: Batch, fate: Uint8Array): void {
    const influencers = this.#influencer.column.out;
    for (let row = 0; row < rows; row++) {
      const influencer = influencers[row] as number;
      if (fate[row] !== GOOD || influencer < 0) continue;
      mixKey(this.#user.column.out, row * 4, -1, -1, hash, 0);
      this.#first.push(hash[0] as number);
      this.#second.push(hash[1] as number);
      this.#influencers.push(influencer);
      this.#campaigns.push(this.#campaign.column.out[row] as number);
      this.#days.push(this.#day.column.out[row] as number);
      this.#revenues.push(this.#revenue.column.out[row] as number);
    }
  }

  /** Gives dates their day, once it is known how those of a file are read. */
  settleDays(dayOf: DayOf): void {
    this.#days.settle(this.#settled, dayOf('date'));
    this.#settled = this.#days.length;
  }

  byUser(): Touches {
    return groupTouches({
      rows: this.#first.length,
      hashes: [this.#first.values, this.#second.values],
      influencer: this.#influencers.values,
      campaign: this.#campaigns.values,
      day: this.#days.values,
      revenue: this.#revenues.values,
    });
  }
}

const hash = new Int32Array(4);
