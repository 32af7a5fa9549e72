import { cut } from '../cut.ts';

export const payoutsByBasis = cut({
  name: 'payouts/by_basis',
  by: 'basis',
  order: 'spend',
  measures: ['spend'],
  description:
    'Spend by what it was paid for. Orders have no basis of payment: revenue and ROAS are not defined along it.',
});
