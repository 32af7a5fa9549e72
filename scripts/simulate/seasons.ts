/** How demand moves through the year, for organic and attributed orders alike. */
import { calendarDate } from './calendar.ts';
import type { Brand } from './catalogue.ts';

/** Planted: resolutions in January and the heat of April and May sell fitness. */
export const JANUARY_LIFT = 1.6;
export const SUMMER_LIFT = 1.3;
export const FITNESS_BRAND: Brand = 'MuscleBlaze';

const festive = 1.2;
const newSchoolYear = 1.25;

/** Sunday first; weekends are for shopping. */
const weekdays = [1.18, 0.94, 0.92, 0.94, 0.97, 1, 1.12] as const;

/** Factor on a brand's demand on a day; 1 = an ordinary Friday. */
export function season(brand: Brand, day: number): number {
  const { month, weekday } = calendarDate(day);
  return monthly(brand, month) * (weekdays[weekday] ?? 1);
}

function monthly(brand: Brand, month: number): number {
  switch (brand) {
    case 'MuscleBlaze':
      if (month === 1) return JANUARY_LIFT;
      return month === 4 || month === 5 ? SUMMER_LIFT : 1;
    case 'HKVitals':
      return month === 10 || month === 11 ? festive : 1;
    case 'Gritzo':
      return month === 6 || month === 7 ? newSchoolYear : 1;
  }
}
