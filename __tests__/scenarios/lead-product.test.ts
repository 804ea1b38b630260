import type { GuardConfig } from '../../src/contract/forwarder-config';
import { asff } from '../fixtures/asff';
import { customActionEvent, importedEvent, importedV2Event } from '../fixtures/events';
import { ocsfCompliance, ocsfExposure } from '../fixtures/ocsf';
import { REGION, update } from '../helpers/sync-bench';
import { startThereAndBack, type ThereAndBack } from '../helpers/there-and-back';

let bench: ThereAndBack;
beforeEach(async () => {
  bench = await startThereAndBack();
});
afterEach(() => bench.close());

/** One fault, as Security Hub CSPM and as Security Hub V2 tell it. */
const FAULT = { Id: String(asff()['Id']), ProductArn: String(asff()['ProductArn']) };
const UID = 'ab'.repeat(32);
const ASFF_COPY = importedEvent(asff());
const OCSF_COPY = importedV2Event(ocsfCompliance());

/** Both products are on and hold the finding. */
function ingestBoth(): void {
  bench.hub.ingest(REGION, asff() as never);
  bench.hub.ingestV2(REGION, ocsfCompliance() as never);
}
const workflowStatus = () => bench.hub.finding(REGION, FAULT)?.Workflow?.Status;
const statusId = () => bench.hub.region(REGION).ocsfFindings.get(UID)?.['status_id'];

const close = async (): Promise<void> => {
  const alertKey = bench.sent()[0]?.dedup_key;
  const failed = await bench.sync([update(1, { action: 'close', vendor: 'pagerduty', alertKey })]);
  expect(failed).toEqual([]);
  expect(bench.aws.messages).toEqual([]);
};

test('both copies of a finding have one key, so one alert even where no product leads', async () => {
  await bench.forward(ASFF_COPY);
  await bench.forward(OCSF_COPY);
  expect(new Set(bench.sent().map(({ dedup_key }) => dedup_key)).size).toBe(1);
});

test.each<['ASFF' | 'OCSF', unknown, unknown]>([
  ['ASFF', ASFF_COPY, OCSF_COPY],
  ['OCSF', OCSF_COPY, ASFF_COPY],
])('where %s leads, the other copy alerts nobody and changes nothing', async (format, leading, other) => {
  const accept: GuardConfig = { format };
  await bench.forward(other, { accept });
  expect(bench.sent()).toEqual([]);
  await bench.forward(leading, { accept });
  await bench.forward(other, { accept });
  expect(bench.sent().map(({ event_action }) => event_action)).toEqual(['trigger']);
});

test('where Security Hub CSPM leads, the way back updates it and leaves V2 alone', async () => {
  ingestBoth();
  await bench.forward(ASFF_COPY, { accept: { format: 'ASFF' } });
  await close();
  expect(bench.calls().map(({ operation }) => operation)).toEqual(['BatchUpdateFindings']);
  expect([workflowStatus(), statusId()]).toEqual(['RESOLVED', 1]);
});

test('where Security Hub V2 leads, the way back updates it and leaves CSPM alone', async () => {
  ingestBoth();
  await bench.forward(OCSF_COPY, { accept: { format: 'OCSF' } });
  await close();
  expect(bench.calls().map(({ operation }) => operation)).toEqual(['BatchUpdateFindingsV2']);
  expect([workflowStatus(), statusId()]).toEqual(['NEW', 4]);
});

test('what a person sends by hand, which only CSPM can, is sent also where V2 leads', async () => {
  await bench.forward(customActionEvent(asff()), { accept: { format: 'OCSF' } });
  expect(bench.sent()).toHaveLength(1);
});

test('what a person sends by hand leaves the copy of V2 the one that is updated, where V2 leads', async () => {
  ingestBoth();
  const accept: GuardConfig = { format: 'OCSF' };
  await bench.forward(OCSF_COPY, { accept });
  await bench.forward(customActionEvent(asff()), { accept });
  await close();
  expect([workflowStatus(), statusId()]).toEqual(['NEW', 4]);
});

test('where no product leads, the copy that came last is updated', async () => {
  ingestBoth();
  await bench.forward(OCSF_COPY);
  await bench.forward(customActionEvent(asff()));
  await close();
  expect([workflowStatus(), statusId()]).toEqual(['RESOLVED', 1]);
});

test('an exposure finding, of which CSPM has no copy, is sent also where CSPM leads', async () => {
  await bench.forward(importedV2Event(ocsfExposure()), { accept: { format: 'ASFF' } });
  expect(bench.sent()).toHaveLength(1);
});
