import { comparison } from './kinds/comparison.ts';

export const roasByCampaign = comparison({ id: 'roas-by-campaign', by: 'campaign', figure: 'roas' });
