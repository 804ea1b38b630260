import type { WorkOptions } from '../../delivery/work-options';

/** Security Hub takes 100 findings a call: a batch that is a few times as large makes few calls. */
export const syncWork = (work: WorkOptions = {}): WorkOptions => ({
  ...work,
  batchSize: work.batchSize ?? 250,
  batchingWindowSeconds: work.batchingWindowSeconds ?? 2,
  maximumConcurrency: work.maximumConcurrency ?? 2,
});
