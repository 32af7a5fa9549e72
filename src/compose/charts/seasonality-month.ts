import { seasonality } from './kinds/seasonality.ts';

export const seasonalityMonth = seasonality('month');
