/** Alerts that are new, go on, are resolved, or cannot be judged any more. */
import { isJudged, singleAlerts } from '../insights/alerts.ts';
import type { Finding } from '../insights/finding.ts';
import type { FindingsBlock } from '../view.ts';
import type { Compared } from './compared.ts';

export interface AlertChanges {
  readonly added: readonly Finding[];
  /** As they stand now. */
  readonly continuing: readonly Finding[];
  /** As they stood in the earlier drop. */
  readonly resolved: readonly Finding[];
  /** The same, of what can be good or bad no more. */
  readonly unjudged: readonly Finding[];
}

export function alertChanges({ now, earlier }: Compared): AlertChanges {
  const [before, after] = [singleAlerts(earlier), singleAlerts(now)];
  const had = new Set(before.map(identityOf));
  const has = new Set(after.map(identityOf));
  const ended = before.filter((one) => !has.has(identityOf(one)));
  return {
    added: after.filter((one) => !had.has(identityOf(one))),
    continuing: after.filter((one) => had.has(identityOf(one))),
    resolved: ended.filter((one) => isJudged(now, one)),
    unjudged: ended.filter((one) => !isJudged(now, one)),
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
      block(
        'alerts-unjudged',
        `Alerts that cannot be judged now, as they stood on ${thenDay}`,
        changes.unjudged,
      ),
    ].filter(({ findings }) => findings.length > 0),
  ];
}
