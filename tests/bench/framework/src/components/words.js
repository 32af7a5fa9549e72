const money = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' });
const short = new Intl.NumberFormat('en-IN', {
  style: 'currency',
  currency: 'INR',
  notation: 'compact',
  maximumSignificantDigits: 3,
});
const count = new Intl.NumberFormat('en-IN');
const compact = new Intl.NumberFormat('en-IN', { notation: 'compact', maximumSignificantDigits: 3 });
const share = new Intl.NumberFormat('en-IN', { style: 'percent', maximumFractionDigits: 1 });
const list = new Intl.ListFormat('en-IN');

const told = (format) => (value) => (value === null || Number.isNaN(value) ? '–' : format(value));

export const asMoney = told((value) => money.format(value));
export const asShortMoney = told((value) => short.format(value));
export const asCount = told((value) => count.format(value));
export const asShortCount = told((value) => compact.format(value));
export const asShare = told((value) => share.format(value));
export const asMultiple = told((value) => `${value.toFixed(2)}×`);
export const asList = (words) => list.format(words);
