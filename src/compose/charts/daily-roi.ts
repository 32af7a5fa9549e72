import { dailyReturn } from './kinds/daily-return.ts';

export const dailyRoi = dailyReturn('roi');
