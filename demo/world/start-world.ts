import { createClock } from '../../local/clock';
import { startSecurityHub, type RecordedCall, type SecurityHub } from '../../local/security-hub';
import { readDeployment } from '../deployment/read-deployment';
import { startAws } from './aws';
import { CallRecord } from './calls';
import { Journal } from './journal';
import { keyOf, type FindingIdentity } from './keys';
import { VendorSecrets } from './secrets';
import { startVendors } from './vendors';
import { ACCOUNT, REGION, World } from './world';

export interface WorldOptions {
  /** Seconds that pass in one second of the machine. */
  readonly speed: number;
  /** Folders of the synthesized stacks; asked for once the stand-ins listen, so that both can be made side by side. */
  readonly stacks: Promise<readonly string[]>;
}

/** Starts the stand-ins, then the deployment between them. */
export async function startWorld({ speed, stacks }: WorldOptions): Promise<World> {
  const clock = createClock(speed);
  const journal = new Journal(clock.now);
  const [aws, securityHub] = await Promise.all([
    startAws(journal),
    startSecurityHub({ accountId: ACCOUNT, now: clock.now }),
  ]);
  const secrets = new VendorSecrets(aws.secrets);
  const calls = new CallRecord();
  const vendors = await startVendors({ clock, journal, secrets, calls });
  const ilertUrl = vendors.find(({ endpointId }) => endpointId === 'ilert')?.url ?? '';
  const variables = { ilert_url: ilertUrl };
  const place = { accountId: ACCOUNT, region: REGION, awsUrl: aws.url, variables };
  const deployment = readDeployment(await stacks, place);
  switchOn(securityHub.hub, deployment.actions);
  securityHub.hub.onCall((call, answer) => recordCall(call, answer, journal));
  const world = new World({ clock, journal, calls, aws, secrets, vendors, securityHub, deployment });
  await world.start();
  return world;
}

/** What Terraform would have done at Security Hub. */
function switchOn(
  hub: SecurityHub,
  actions: readonly { readonly arn: string; readonly name: string; readonly description: string }[],
): void {
  const region = hub.region(REGION);
  region.settings = {
    subscribedAt: region.nowIso(),
    autoEnableControls: true,
    controlFindingGenerator: 'SECURITY_CONTROL',
  };
  for (const { arn: ActionTargetArn, name: Name, description: Description } of actions) {
    region.actionTargets.set(ActionTargetArn, { ActionTargetArn, Name, Description });
  }
}

function recordCall({ operation, body }: RecordedCall, answer: unknown, journal: Journal): void {
  const found = (body['FindingIdentifiers'] ?? []) as readonly FindingIdentity[];
  const changed = Object.keys(body).filter((field) => field !== 'FindingIdentifiers');
  const failed = answer instanceof Error ? `: ${answer.message}` : '';
  journal.add({
    kind: 'update',
    title: `${operation} ${changed.join(', ')}${failed}`.trim(),
    keys: found.map(keyOf),
    detail: { operation, request: body, answer: failed || answer },
  });
}
