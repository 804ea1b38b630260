import { applyPlans } from './apply-plans';
import { Batch } from './batch';
import type { Invocation, WriteOutcome } from './change-sender';
import { merged, type FindingWrite } from './finding-change';
import { takeIn } from './intake';
import { learnLinks, locate } from './locate';
import { settle } from './settle';
import { sideBySide } from '../common/side-by-side';
import type { SyncPorts } from './sync-ports';
import type { AppliedPlan, QueueRecord } from './task';

/** Calls for one finding in one invocation, when other workers change it at the same time. */
const MAX_ROUNDS = 5;

/** The write of one finding, and the members of plans that it is for. */
interface SharedWrite extends FindingWrite {
  readonly sources: readonly { readonly plan: AppliedPlan; readonly memberKey: string }[];
}

/**
 * Carries what people did at their vendors to Security Hub: read, find the alert, decide, write the ledger, call, and
 * confirm in the ledger. A crash at any point repeats the message, and what has been done already is not done twice.
 */
export class Syncer {
  public constructor(private readonly ports: SyncPorts) {}

  /** Answers the ids of the messages that are to be tried again. */
  public async sync(records: readonly QueueRecord[], invocation: Invocation): Promise<readonly string[]> {
    const batch = new Batch(this.ports);
    const { tasks, links } = await takeIn(records, batch, this.ports);
    await learnLinks(links, batch, this.ports);
    const byAlert = await locate(tasks, batch, this.ports);
    const plans: AppliedPlan[] = [];
    await sideBySide(byAlert, async ([alertKey, own]) => {
      plans.push(...(await applyPlans(alertKey, own, batch, this.ports)));
    });
    await this.carryOut(plans, batch, invocation);
    return batch.failedMessageIds;
  }

  /**
   * Two workers may decide one after the other and call the other way round. The ledger then holds the later decision,
   * and whoever finds it there after calling writes it once more.
   */
  private async carryOut(plans: readonly AppliedPlan[], batch: Batch, invocation: Invocation): Promise<void> {
    let left = plans;
    for (let round = 0; left.length > 0 && round < MAX_ROUNDS; round++) {
      const writes = sharedWrites(left);
      const outcomes = await this.ports.sender.send(writes, invocation);
      const overtaken: AppliedPlan[] = [];
      await sideBySide(outcomesByPlan(writes, outcomes), async ([plan, own]) => {
        const again = await settle(plan, Object.fromEntries(own), batch, this.ports);
        if (again) overtaken.push(again);
      });
      left = overtaken;
    }
  }
}

/** One write a finding, also where several endpoints or alerts ask for it: a call may name a finding only once. */
function sharedWrites(plans: readonly AppliedPlan[]): readonly SharedWrite[] {
  const writes = new Map<string, SharedWrite>();
  for (const plan of plans) {
    for (const [memberKey, change] of Object.entries(plan.changes)) {
      const identity = plan.item.members[memberKey];
      if (identity === undefined) continue;
      const key = JSON.stringify([identity.format, identity.productArn, identity.id]);
      const { change: earlier = {}, sources = [] } = writes.get(key) ?? {};
      writes.set(key, {
        identity,
        change: merged(earlier, change),
        sources: [...sources, { plan, memberKey }],
      });
    }
  }
  return [...writes.values()];
}

function outcomesByPlan(
  writes: readonly SharedWrite[],
  outcomes: ReadonlyMap<FindingWrite, WriteOutcome>,
): ReadonlyMap<AppliedPlan, readonly (readonly [string, WriteOutcome])[]> {
  const byPlan = new Map<AppliedPlan, (readonly [string, WriteOutcome])[]>();
  for (const write of writes) {
    const outcome = outcomes.get(write);
    if (outcome === undefined) continue;
    for (const { plan, memberKey } of write.sources) {
      byPlan.set(plan, [...(byPlan.get(plan) ?? []), [memberKey, outcome]]);
    }
  }
  return byPlan;
}
