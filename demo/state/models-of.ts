import { matchesEvent } from '../../local/event-bus';
import type { Finding } from '../../local/security-hub';
import { isActive } from '../laws/law';
import type { HeldEndpoint, HeldFinding, HeldUpdate, Models } from '../laws/models';
import { keyOf, type FindingIdentity } from '../world/keys';
import type { Vendor } from '../world/vendors';
import { REGION, type World } from '../world/world';

/** A rule for imported findings takes the finding as it is now, and it is still worth an alert. */
function isWanted(world: World, finding: Finding): boolean {
  const event = {
    source: 'aws.securityhub',
    'detail-type': 'Security Hub Findings - Imported',
    detail: { findings: [finding] },
  };
  const isNew = isActive(finding) && finding.Workflow?.Status !== 'NOTIFIED';
  return isNew && world.parts.deployment.rules.some(({ pattern }) => matchesEvent(pattern, event));
}

const heldFinding = (world: World, finding: Finding): HeldFinding => {
  const key = keyOf(finding);
  return { key, finding, isWanted: isWanted(world, finding), calls: world.callsAbout(key) };
};

function heldEndpoint(world: World, vendor: Vendor): HeldEndpoint {
  const { endpointId, service } = vendor;
  const queue = world.workQueues.find(({ settings }) => settings.name.endsWith(`-${endpointId}`));
  return {
    endpointId,
    condition: service.condition,
    alerts: vendor.alerts(),
    repeats: world.parts.calls.repeats(endpointId),
    oldestMillis: queue?.oldestAgeMillis ?? 0,
  };
}

/** Dead letters by the endpoint, or `updates`, that their queue's name ends with. */
function deadKeys(world: World): ReadonlyMap<string, ReadonlySet<string>> {
  const byEndpoint = world.deadLetterQueues.map((queue) => {
    const [, id = ''] = /-(\w+)-dead-letters$/.exec(queue.settings.name) ?? [];
    return [id, new Set(queue.contents.flatMap(({ body }) => world.keysIn(body)))] as const;
  });
  return new Map(byEndpoint);
}

function updatesOf({ parts }: World): readonly HeldUpdate[] {
  return parts.securityHub.hub.calls
    .filter(({ operation }) => operation === 'BatchUpdateFindings')
    .flatMap(({ body }) => (body['FindingIdentifiers'] as readonly FindingIdentity[]).map(keyOf))
    .map((key) => ({ key }));
}

/** What the laws are told by, now. */
export function modelsOf(world: World): Models {
  const { vendors, securityHub } = world.parts;
  const findings = securityHub.hub.region(REGION).findings.all();
  return {
    isAtRest: world.isAtRest,
    findings: findings.map((finding) => heldFinding(world, finding)),
    endpoints: vendors.filter(({ act }) => act).map((vendor) => heldEndpoint(world, vendor)),
    deadKeys: deadKeys(world),
    deeds: world.deeds,
    updates: updatesOf(world),
  };
}
