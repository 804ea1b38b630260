import fc from 'fast-check';
import { asff } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';
import { sqsRecord, startForwarderBench, type ForwarderBench } from '../../helpers/forwarder-bench';

let bench: ForwarderBench;
beforeAll(async () => {
  bench = await startForwarderBench();
});
afterAll(() => bench.close());

/** A finding that has an identity, and anything in any of its other fields. */
const odd = fc
  .tuple(
    fc.uuid(),
    fc.dictionary(fc.constantFrom(...Object.keys(asff()), 'Note', 'Vulnerabilities'), fc.jsonValue()),
  )
  .map(([id, fields]) =>
    asff({ ...(fields as object), Id: id, ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/x' }),
  );

test('any JSON is done with or a dead letter, and a good record beside it is alerted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.json(),
        odd.map((finding) => JSON.stringify(importedEvent(finding))),
      ),
      fc.uuid(),
      async (body, id) => {
        const before = bench.actions().length;
        const good = sqsRecord(importedEvent(asff({ Id: id })), 'good');
        const { batchItemFailures } = await bench.forward([sqsRecord(body, 'odd'), good]);
        expect(batchItemFailures).toEqual([]);
        expect(bench.actions().length).toBeGreaterThan(before);
      },
    ),
    { numRuns: 100, endOnFailure: true },
  );
}, 60_000);
