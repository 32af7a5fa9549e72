/** Where what a reader has chosen is kept. For a published page that is its address, which can be shared. */
import { type FilterState, queryOf, readQuery } from '../../compose/filters/filter-state.ts';
import { keepQuery } from '../keep-query.ts';

export interface Keeping {
  /** What is kept now; `notes` say what of it was not understood. */
  kept(): { readonly state: FilterState; readonly notes: readonly string[] };
  /** A step of the reader's; a drag replaces its own, and leaves one in the history as long as it lasts. */
  keep(state: FilterState, replaces: boolean): void;
  /** Called when the page shows the state, whoever asked for it. */
  shown(state: FilterState): void;
}

/** `root` is the address of the report. */
export function inAddress(root: string): Keeping {
  return {
    kept: () => readQuery(location.search),
    keep(state, replaces) {
      const query = queryOf(state);
      const address = `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`;
      if (replaces) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
    },
    shown: (state) => keepQuery(root, queryOf(state)),
  };
}
