import type { FilterId } from '../core/filter-ids.ts';
import type { Report } from '../core/report.ts';
import type { Context } from './context.ts';
import type { Needs } from './told.ts';
import type { PageView } from './view.ts';

/** One page: its route and its name in the navigation; JSON and PDF follow from being listed. */
export interface Page {
  readonly id: string;
  /** Below the report: '' is its front page. */
  readonly path: string;
  readonly label: string;
  /** Id of the page that it is a part of; the navigation shows that one. */
  readonly parent?: string;
  /** A page of one of many, which has no PDF of its own. */
  readonly unprinted?: true;
  /** Not made where not all of it is told. */
  readonly needs?: Needs;
  /** Works on a screen alone: it is never printed. */
  readonly onScreen?: true;
  /** Filters that the page itself decides; a page without the list answers none. */
  readonly filters?: { readonly except: readonly FilterId[] };
  /** Whether a report has it; absent = every report. Asked of what is known before a page is composed. */
  exists?(report: Pick<Report, 'replaced' | 'earlierDrops'>): boolean;
  compose(context: Context): PageView;
  /**
   * What it is composed of, one by one, for who has no time for all at once: a page whose steps were taken twice
   * is composed quickly, as the sums that it asks for are remembered by then.
   */
  readonly steps?: readonly ((context: Context) => unknown)[];
}

/** What the newest drop alone has: an older one is published as pages of figures, with nothing beside them. */
export function ofNewest({ replaced }: Pick<Report, 'replaced'>): boolean {
  return replaced === undefined;
}

/** Whether a page has a PDF; those of one of many have one in a build that prints all of them. */
export function hasPdf({ onScreen, unprinted }: Page, printsAll: boolean): boolean {
  return !onScreen && (printsAll || !unprinted);
}
