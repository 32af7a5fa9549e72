import { seasonality } from './kinds/seasonality.ts';

export const seasonalityWeekday = seasonality('weekday');
