import { comparison } from './kinds/comparison.ts';

export const roasByPersona = comparison({ id: 'roas-by-persona', by: 'persona', figure: 'roas' });
