import { dropBridge } from '../bridge-block.ts';
import { alertBlocks, alertChanges } from '../changes/alert-changes.ts';
import { comparedIn } from '../changes/compared.ts';
import { dayChanges, newDaysClaims, restatedClaim, restatedTables } from '../changes/day-changes.ts';
import { dropsTable } from '../changes/drops-table.ts';
import { figureChanges, revenueClaim } from '../changes/figure-changes.ts';
import { restatedChart } from '../changes/restated-chart.ts';
import { rowChanges, rowsClaim, rowsTable } from '../changes/row-changes.ts';
import { influencerList, payoutList, postList } from '../changes/row-lists.ts';
import type { Page } from '../page.ts';
import type { Claim } from '../view.ts';

/** What a drop says otherwise than the one before it. */
export const changes = {
  id: 'changes',
  path: 'changes',
  label: 'What changed',
  exists: ({ earlierDrops = [] }) => earlierDrops.length > 0,
  compose: (context) => {
    const compared = comparedIn(context);
    if (compared === null) throw new Error('a page of what changed needs the drop before');
    const days = dayChanges(compared);
    const rows = rowChanges(compared);
    return {
      title: 'What changed',
      headline: revenueClaim(compared),
      standfirst: [
        ...newDaysClaims(compared, days),
        restatedClaim(compared, days),
        rowsClaim(compared, rows),
      ].map(sentence),
      blocks: [
        ...figureChanges(compared),
        ...alertBlocks(compared, alertChanges(compared)),
        ...restatedChart(compared, days),
        ...restatedTables(compared, days),
        ...dropBridge(context, compared.earlier, 'platform', `the drop of ${compared.thenDay}`),
        ...dropBridge(context, compared.earlier, 'campaign', `the drop of ${compared.thenDay}`),
        rowsTable(compared, rows),
        ...influencerList(compared, rows),
        ...payoutList(compared, rows),
        ...postList(compared, rows),
        ...dropsTable(context),
      ],
    };
  },
} as const satisfies Page;

function sentence(claim: Claim): Claim {
  return { ...claim, text: `${claim.text}.` };
}
