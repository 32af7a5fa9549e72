/** Random cases are the same in every run, so that one fails where it is looked into; all that is thorough draws others. */
import { configureGlobal } from 'fast-check';
import { isThorough } from './thorough.ts';

if (!isThorough) configureGlobal({ seed: 20_250_701 });
