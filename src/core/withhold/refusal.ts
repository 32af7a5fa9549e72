/** Why nothing may be published. */
import type { Issue } from '../issue.ts';
import { LEAST } from './policy.ts';

export const refusal = {
  threshold: (least: number) =>
    issue(
      'withhold-threshold',
      `A public report withholds figures of fewer than ${LEAST} buyers at least; minCell is ${least}.`,
      `Set minCell to ${LEAST} or more, or leave it out.`,
    ),
  tooFew: (buyers: number, least: number) =>
    issue(
      'withhold-too-few',
      `All attributed orders together have ${buyers === 0 ? 'no buyers' : `${buyers === 1 ? 'one buyer' : `${buyers} buyers`}`} that can be told apart by user_id; a figure needs ${least}.`,
      'Check that user_id holds an id for each buyer and export more days, or leave out `publish: public` and minCell.',
    ),
  payouts: (buyers: number, least: number) =>
    issue(
      'withhold-payouts',
      `Payouts per order, sale or click would tell what ${buyers === 1 ? 'one buyer' : `${buyers} buyers`} bought from influencers whose orders are withheld; a figure needs ${least}.`,
      'Leave payouts out of `reveal`, or set `filters` that tell no influencers apart, such as [platform, campaign]; an internal report may leave minCell out.',
    ),
  /** `what` is the text that names someone. */
  named: ({ what, where }: Named) =>
    issue(
      'withhold-named',
      `${where} "${what}" names an influencer, and the report hides their names.`,
      'Give it another name in the source or the definition, or add names to `reveal`.',
    ),
};

export interface Named {
  readonly what: string;
  readonly where: string;
}

function issue(code: string, message: string, hint: string): Issue {
  return {
    severity: 'error',
    code,
    at: { file: 'tracking_data', line: null, column: null, field: null },
    value: null,
    message,
    hint,
  };
}
