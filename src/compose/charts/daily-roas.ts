import { dailyReturn } from './kinds/daily-return.ts';

export const dailyRoas = dailyReturn('roas');
