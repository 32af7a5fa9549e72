import { crossHeat } from './kinds/cross-heat.ts';

export const personaPlatformRoas = crossHeat({
  id: 'persona-platform-roas',
  rows: 'persona',
  across: 'platform',
  figure: 'roas',
});
