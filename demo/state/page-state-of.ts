import type { Finding } from '../../local/security-hub';
import type { MessageQueue } from '../../local/sqs';
import type { VendorAlert } from '../../local/vendors';
import { verdicts } from '../laws';
import { isActive } from '../laws/law';
import { SAMPLES } from '../people/samples';
import { keyOf } from '../world/keys';
import type { Vendor } from '../world/vendors';
import { REGION, type World } from '../world/world';
import { modelsOf } from './models-of';
import type { FindingRow, PageState, QueueRow, VendorRow } from './page-state';

/** More rows than anybody reads; a storm makes hundreds. */
const MOST_ROWS = 40;

type AlertStates = readonly (readonly [string, ReadonlyMap<string, string>])[];

/** State of the latest alert of each key, by endpoint. */
const alertStates = (vendors: readonly Vendor[]): AlertStates =>
  vendors.map((vendor) => [
    vendor.endpointId,
    new Map(vendor.alerts().map(({ key, state }: VendorAlert) => [key, state])),
  ]);

function rowOf(world: World, finding: Finding, states: AlertStates): FindingRow {
  const key = keyOf(finding);
  const alerts = states.flatMap(([endpointId, byKey]) => {
    const state = byKey.get(key);
    return state === undefined ? [] : [[endpointId, state] as const];
  });
  return {
    key,
    title: finding.Title ?? finding.Id,
    severity: finding.Severity?.Label ?? 'INFORMATIONAL',
    workflow: finding.RecordState === 'ARCHIVED' ? 'ARCHIVED' : (finding.Workflow?.Status ?? 'NEW'),
    isActive: isActive(finding),
    note: finding.Note?.Text,
    alerts: Object.fromEntries(alerts),
    steps: world.parts.journal.count(key),
  };
}

const queueRow = ({ settings, depth }: MessageQueue): QueueRow => ({ name: settings.name, ...depth });

function vendorRow(vendor: Vendor): VendorRow {
  const alerts = vendor.alerts();
  const count = (wanted: string): number => alerts.filter(({ state }) => state === wanted).length;
  return {
    endpointId: vendor.endpointId,
    name: vendor.name,
    condition: vendor.service.condition,
    open: count('open'),
    acknowledged: count('acknowledged'),
    resolved: count('resolved'),
    hasPeople: vendor.act !== undefined,
  };
}

/** Alerts in the ledger by state; items of other kinds have none. */
function ledgerCounts({ parts }: World): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of parts.deployment.tables) {
    for (const item of parts.aws.dynamoDb.items(table)) {
      const state = (item['state'] as { readonly S?: string } | undefined)?.S;
      if (state !== undefined) counts[state] = (counts[state] ?? 0) + 1;
    }
  }
  return counts;
}

const samples = Object.entries(SAMPLES).map(([name, { label }]) => ({ name, label }));

export function pageStateOf(world: World, story?: string): PageState {
  const { clock, deployment, securityHub, vendors } = world.parts;
  const findings = securityHub.hub.region(REGION).findings.all();
  const states = alertStates(vendors);
  const latest = findings.slice(-MOST_ROWS).reverse();
  return {
    now: clock.now().toISOString(),
    speed: clock.speed,
    isAtRest: world.isAtRest,
    findings: latest.map((finding) => rowOf(world, finding, states)),
    findingCount: findings.length,
    activeCount: findings.filter(isActive).length,
    rules: world.bus.ruleCounts,
    queues: world.workQueues.map(queueRow),
    vendors: vendors.map(vendorRow),
    ledger: ledgerCounts(world),
    deadLetters: world.deadLetterQueues.map(queueRow),
    laws: verdicts(modelsOf(world)),
    actions: deployment.actions.map(({ id, name }) => ({ id, name })),
    samples,
    deliversTwice: world.workQueues.some(({ deliversTwice }) => deliversTwice),
    story,
  };
}
