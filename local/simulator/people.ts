import { groupKey } from '../../src/lambda/finding/grouping';
import type { Finding } from '../../src/lambda/finding/finding';
import { findingOfAsff } from '../../src/lambda/finding/finding-of-asff';
import { ACCOUNT, asffOf, FINDINGS, REGION, wholeSecond } from './models/hub-finding';
import { OUTAGE_MILLIS, type Act } from './plan';
import type { World } from './world';

type ActOf<W extends Act['who']> = Extract<Act, { who: W }>;

const findings: readonly Finding[] = FINDINGS.map((finding) =>
  findingOfAsff(
    asffOf(finding, { workflow: 'NEW', severity: 'HIGH', recordState: 'ACTIVE' }),
    finding.id,
    finding.productArn,
    { accountId: ACCOUNT, region: REGION },
  ),
);

/** Keys of the alerts that a finding may be in: its own, and its group's. */
export const keysOf = (index: number): readonly string[] => {
  const finding = findings[index];
  return finding ? [...new Set([groupKey(finding, 'NONE'), groupKey(finding, 'FAULT')])] : [];
};

const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;

/** Carries out what somebody does. What is impossible at that moment is left undone. */
export function carryOut(act: Act, turn: number, world: World): void {
  switch (act.who) {
    case 'product':
      return product(act, world);
    case 'analyst':
      return analyst(act, turn, world);
    case 'on-call':
      return onCall(act, turn, world);
    case 'hub':
      return world.hub.emit(act.finding);
    case 'vendor':
      return vendor(act, world);
    case 'operator':
      return operator(act, world);
    case 'stranger':
      return stranger(act, world);
  }
}

function product({ what, finding, severity }: ActOf<'product'>, { hub }: World): void {
  const isControl = FINDINGS[finding]?.isControl === true;
  const exists = hub.now(finding) !== undefined;
  if (!exists && what !== 'import') return;
  if (what === 'import')
    hub.write(finding, 'product', {
      severity,
      recordState: 'ACTIVE',
      ...(isControl && { compliance: 'FAILED' }),
    });
  if (what === 'archive') hub.write(finding, 'product', { recordState: 'ARCHIVED' });
  if (what === 'pass' && isControl) hub.write(finding, 'product', { compliance: 'PASSED' });
  if (what === 'fail' && isControl) hub.write(finding, 'product', { compliance: 'FAILED' });
}

function analyst({ what, finding }: ActOf<'analyst'>, turn: number, { hub, timeline }: World): void {
  if (hub.now(finding) === undefined) return;
  if (what === 'insight') return hub.insight();
  if (what === 'custom action') return hub.customAction(finding);
  if (what !== 'note') return hub.write(finding, 'analyst', { workflow: what });
  const updatedAt = wholeSecond(timeline.now);
  hub.write(finding, 'analyst', {
    note: { text: `analyst's note ${turn}`, updatedBy: 'analyst', updatedAt },
  });
}

function onCall({ what, finding, endpoint }: ActOf<'on-call'>, turn: number, world: World): void {
  const site = world.sites[endpoint % world.sites.length];
  const alert = site?.desk.alerts.filter(({ key }) => keysOf(finding).includes(key)).at(-1);
  if (site === undefined || alert === undefined || !site.model.actions.includes(what)) return;
  if (alert.state === 'closed' ? what !== 'reopen' : what === 'reopen') return;
  if (what === 'reopen' && site.desk.open(alert.key).length > 0) return;
  site.desk.byPerson(what, alert, {
    ...(what === 'note' && { text: `on-call's note ${turn}` }),
    ...(what === 'priority' && { priority: PRIORITIES[turn % PRIORITIES.length] }),
  });
}

function vendor({ what, endpoint, finding }: ActOf<'vendor'>, { sites, timeline, trace }: World): void {
  const site = sites[endpoint % sites.length];
  if (site === undefined) return;
  trace.say(() => `vendor ${site.id} ${what}`);
  if (what === 'down') site.downUntil = timeline.now + OUTAGE_MILLIS;
  else if (finding === undefined) site.refusesUntil = timeline.now + OUTAGE_MILLIS;
  else for (const key of keysOf(finding)) site.poison.add(key);
}

function operator({ what, endpoint }: ActOf<'operator'>, world: World): void {
  const site = world.sites[endpoint % world.sites.length];
  if (site === undefined) return;
  world.trace.say(() => `operator: ${what} ${site.id}`);
  if (what === 'redrive') for (const queue of [site.queue, world.sync]) queue.redrive();
  if (what === 'rotate') site.keyVersion++;
  if (what === 'rotate hook') site.hookVersion++;
  const { plan } = site;
  if (what === 'route anew') world.redeploy(site, { ...plan, isRouted: !plan.isRouted });
  if (what === 'group anew')
    world.redeploy(site, { ...plan, grouping: plan.grouping === 'NONE' ? 'FAULT' : 'NONE' });
}

function stranger({ endpoint }: ActOf<'stranger'>, world: World): void {
  const site = world.sites[endpoint % world.sites.length];
  world.trace.say(() => `a stranger sends a webhook for ${site?.id}`);
  if (site) void world.takeWebhook(site.id, { authorization: 'guessed' }, '{}');
}
