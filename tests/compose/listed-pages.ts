import { pages } from '../../src/compose/pages/index.ts';

/** The pages of a report without an earlier drop. */
export const listedPages = pages.filter(({ exists }) => exists?.({}) ?? true);
