import { cut } from './cut.ts';

export const daily = cut({
  name: 'daily',
  by: 'day',
  order: 'name',
  description: 'Days with a row in the drop, earliest first.',
});
