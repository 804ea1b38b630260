import type { AwsSecurityFinding, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { setTimeout as sleep } from 'node:timers/promises';
import { batchesOf } from './batches';
import { securityHubSdk } from './aws-sdk';
import { type LeftFinding, sendBatch } from './send-batch';

export type { LeftFinding } from './send-batch';

export interface ImportProgress {
  readonly received: number;
  readonly refused: number;
  readonly total: number;
}

export interface ImportFindingsOptions {
  /**
   * Client of the Region that the findings go to.
   * @default a client of the Region and credentials of the environment
   */
  readonly client?: SecurityHubClient;
  /**
   * How often a finding is tried while Security Hub throttles or fails, 1 to 100.
   * @default 8
   */
  readonly attempts?: number;
  /**
   * Wait before the second attempt in milliseconds; it doubles each time up to 30 seconds, with jitter.
   * @default 1000
   */
  readonly firstWaitMillis?: number;
  /** Called after each call. @default none */
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportFindingsResult {
  readonly received: number;
  /** Findings that were given up, each with the reason: refused, or still failing after the last attempt. */
  readonly left: readonly LeftFinding[];
}

const MAX_WAIT_MILLIS = 30_000;

/** One pass over the pending findings; answers what is worth another one. */
async function pass(
  client: SecurityHubClient,
  pending: readonly AwsSecurityFinding[],
  state: { received: number; readonly refused: LeftFinding[]; stopped?: LeftFinding },
  tell: () => void,
): Promise<readonly LeftFinding[]> {
  const retry: LeftFinding[] = [];
  for (const batch of batchesOf(pending)) {
    if (state.stopped) {
      const { code, message } = state.stopped;
      state.refused.push(...batch.map((finding) => ({ finding, code, message: `not tried: ${message}` })));
      continue;
    }
    const result = await sendBatch(client, batch);
    state.received += result.received;
    state.refused.push(...result.refused);
    retry.push(...result.retry);
    if (result.stop) state.stopped = result.refused[0];
    tell();
  }
  return retry;
}

/**
 * Sends findings to Security Hub in batches, again and again while it throttles or fails, until each is
 * received or given up. The findings are sent as they are: check them before.
 *
 * @throws never for what Security Hub answers: that is in the result.
 */
export async function importFindings(
  findings: readonly AwsSecurityFinding[],
  options: ImportFindingsOptions = {},
): Promise<ImportFindingsResult> {
  const { attempts = 8, firstWaitMillis = 1000, onProgress } = options;
  const client = options.client ?? new (securityHubSdk().SecurityHubClient)({});
  const state = { received: 0, refused: [] as LeftFinding[] };
  const tell = (): void =>
    onProgress?.({ received: state.received, refused: state.refused.length, total: findings.length });
  let retry: readonly LeftFinding[] = [];
  let pending = findings;
  for (let attempt = 1; attempt <= attempts && pending.length > 0; attempt += 1) {
    retry = await pass(client, pending, state, tell);
    pending = retry.map(({ finding }) => finding);
    const wait = Math.min(firstWaitMillis * 2 ** (attempt - 1), MAX_WAIT_MILLIS);
    if (pending.length > 0 && attempt < attempts) await sleep(wait * (0.5 + Math.random() / 2));
  }
  return { received: state.received, left: [...state.refused, ...retry] };
}
