/** Alerts that are new, go on, or are resolved. */
import { singleAlerts } from '../insights/alerts.ts';
import type { Finding } from '../insights/finding.ts';
import type { FindingsBlock } from '../view.ts';
import type { Compared } from './compared.ts';

export interface AlertChanges {
  readonly added: readonly Finding[];
  /** As they stand now. */
  readonly continuing: readonly Finding[];
  /** As they stood in the earlier drop. */
  readonly resolved: readonly Finding[];
}

export function alertChanges({ now, earlier }: Compared): AlertChanges {
  const [before, after] = [singleAlerts(earlier), singleAlerts(now)];
  const had = new Set(before.map(identityOf));
  const has = new Set(after.map(identityOf));
  return {
    added: after.filter((one) => !had.has(identityOf(one))),
    continuing: after.filter((one) => had.has(identityOf(one))),
    resolved: before.filter((one) => !has.has(identityOf(one))),
  };
}

/** What an alert is about, whatever it says of it: its numbers change from drop to drop. */
function identityOf({ metric, as, where }: Finding): string {
  return JSON.stringify([metric, as ?? null, where]);
}

/** That there are none is said of new ones alone. */
export function alertBlocks({ thenDay }: Compared, changes: AlertChanges): FindingsBlock[] {
  const block = (id: string, title: string, findings: readonly Finding[]): FindingsBlock => ({
    kind: 'findings',
    id,
    title,
    rule: '',
    findings,
    empty: 'None.',
  });
  return [
    block('alerts-new', 'New alerts', changes.added),
    ...[
      block('alerts-continuing', `Alerts that go on since ${thenDay}`, changes.continuing),
      block('alerts-resolved', `Resolved alerts, as they stood on ${thenDay}`, changes.resolved),
    ].filter(({ findings }) => findings.length > 0),
  ];
}
