import fc from 'fast-check';
import { alertOfFinding, alertOfInsight } from '../../../src/lambda/alert/alert-of';
import { fingerprintOfAlert } from '../../../src/lambda/alert/fingerprint';
import { groupKey } from '../../../src/lambda/finding/grouping';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import { UnreadableRecordError } from '../../../src/lambda/finding/unreadable';
import { asff, guardDutySsh, inspectorCve } from '../../fixtures/asff';
import {
  customActionEvent,
  importedEvent,
  importedV2Event,
  insightEvent,
  inSns,
  inSqs,
  oddEvent,
} from '../../fixtures/events';
import { ocsfCompliance, ocsfDetection, ocsfVulnerability } from '../../fixtures/ocsf';

const parse = (value: unknown) => parseHubEvent(JSON.stringify(value));

describe('kinds of event', () => {
  test.each([
    ['imported', importedEvent(asff())],
    ['custom-action', customActionEvent(asff())],
    ['insight-results', insightEvent()],
    ['imported-v2', importedV2Event(ocsfCompliance())],
    ['custom-action', oddEvent()],
    ['imported', { detail: { findings: [asff()] } }],
    ['imported-v2', { 'detail-type': 'relayed', detail: { findings: [ocsfDetection()] } }],
  ])('%s', (kind, event) => {
    expect(parse(event).kind).toBe(kind);
  });

  test.each([
    ['an SNS envelope', (event: unknown) => inSns(event)],
    ['an SQS record', (event: unknown) => inSqs(event)],
    ['an SNS envelope in an SQS record', (event: unknown) => inSqs(inSns(event))],
    ['the one record of a function event', (event: unknown) => ({ Records: [inSqs(event)] })],
  ])('are read out of %s', (_name, wrap) => {
    const event = customActionEvent(asff());
    expect(parse(wrap(event))).toEqual(parse(event));
  });

  test('carry where and when they were put on the bus', () => {
    expect(parse(customActionEvent(asff()))).toMatchObject({
      eventId: '7b0c5f7e-0000-4000-8000-00000000e001',
      accountId: '111122223333',
      region: 'eu-west-1',
      time: '2026-03-02T02:12:00Z',
      actionName: 'Page on-call',
    });
  });

  test('with twenty findings give twenty', () => {
    const findings = Array.from({ length: 20 }, (_, index) => asff({ Id: `finding/${index}` }));
    expect(parse(customActionEvent(...findings)).findings.map(({ id }) => id)).toEqual(
      findings.map(({ Id }) => Id),
    );
  });
});

describe('unreadable records', () => {
  test.each([
    ['{"detail":', 'not JSON'],
    ['', 'not JSON'],
    ['[]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['{}', 'no Security Hub event inside'],
    ['{"Type":"Notification","Message":"hello"}', 'not JSON'],
    [JSON.stringify({ ...importedEvent(), detail: {} }), 'no Security Hub event inside'],
    [
      JSON.stringify({
        detail: { instance: 'i-1' },
        'detail-type': 'EC2 Instance State-change Notification',
      }),
      'no Security Hub event inside',
    ],
    [JSON.stringify(inSns(inSns(inSns(inSns(inSns(inSns({}))))))), 'too deeply wrapped'],
  ])('%s', (text, reason) => {
    expect(() => parseHubEvent(text)).toThrow(UnreadableRecordError);
    expect(() => parseHubEvent(text)).toThrow(`Record is unreadable: ${reason};`);
  });

  test('are named without what they hold', () => {
    const secret = 'hunter2-do-not-log';
    for (const text of [secret, JSON.stringify(secret), `{"Type":"Notification","Message":"${secret}"}`]) {
      const error = (() => {
        try {
          return parseHubEvent(text);
        } catch (thrown) {
          return thrown as Error;
        }
      })();
      expect(error).toBeInstanceOf(UnreadableRecordError);
      expect(`${(error as Error).message} ${(error as Error).stack}`).not.toContain(secret);
    }
  });

  test.each([
    [null, 'a finding must be a JSON object'],
    ['text', 'a finding must be a JSON object'],
    [asff({ Id: undefined }), 'the finding has no Id'],
    [asff({ Id: '' }), 'the finding has no Id'],
    [asff({ ProductArn: undefined }), 'the finding has no ProductArn'],
    [{ class_uid: 2004, metadata: { product: { uid: 'x' } } }, 'the finding has no finding_info.uid'],
    [{ class_uid: 2004, finding_info: { uid: 'x' } }, 'the finding has no metadata.product.uid'],
  ])('one bad finding does not lose the others: %j', (bad, reason) => {
    const event = parse(importedEvent(asff({ Id: 'first' }), bad, asff({ Id: 'last' })));
    expect(event.findings.map(({ id }) => id)).toEqual(['first', 'last']);
    expect(event.unreadable).toEqual([{ index: 1, reason }]);
  });
});

describe('the two formats', () => {
  test('give copies of one finding one key', () => {
    const [first] = parse(importedEvent(asff())).findings;
    const [second] = parse(importedV2Event(ocsfCompliance())).findings;
    expect(second?.key).toBe(first?.key);
    expect(second?.productArn).toBe(first?.productArn);
    expect(second?.ocsf?.productUid).toContain(':productv2/');
  });

  test('give copies of one vulnerability one key', () => {
    const [first] = parse(importedEvent(inspectorCve())).findings;
    const [second] = parse(importedV2Event(ocsfVulnerability())).findings;
    expect(second?.key).toBe(first?.key);
  });

  test('keep the finding as it came', () => {
    const raw = asff({ SomethingNew: { deep: [1] } });
    expect(parse(importedEvent(raw)).findings[0]?.raw).toEqual(raw);
  });

  test.each([
    [{ status_id: 1 }, 'NEW', 'ACTIVE'],
    [{ status_id: 2 }, 'NOTIFIED', 'ACTIVE'],
    [{ status_id: 3 }, 'SUPPRESSED', 'ACTIVE'],
    [{ status_id: 4 }, 'RESOLVED', 'ACTIVE'],
    [{ status_id: 5 }, 'NEW', 'ARCHIVED'],
    [{ status_id: 6 }, 'NEW', 'ARCHIVED'],
    [{ status_id: undefined, status: 'Resolved' }, 'RESOLVED', 'ACTIVE'],
    [{ activity_id: 3 }, 'NEW', 'ARCHIVED'],
    [{ activity_id: 'x', activity_name: 'Close' }, 'NEW', 'ARCHIVED'],
    [{ status_id: 99 }, 'NEW', 'ACTIVE'],
  ])('OCSF %j is %s and %s', (fields, workflowStatus, recordState) => {
    const [finding] = parse(importedV2Event(ocsfCompliance(fields))).findings;
    expect(finding).toMatchObject({ workflowStatus, recordState });
  });

  test.each([
    [{ Workflow: { Status: 'SUPPRESSED' }, WorkflowState: 'NEW' }, 'SUPPRESSED'],
    [{ Workflow: undefined, WorkflowState: 'RESOLVED' }, 'RESOLVED'],
    [{ Workflow: undefined, WorkflowState: 'IN_PROGRESS' }, 'NOTIFIED'],
    [{ Workflow: undefined, WorkflowState: undefined }, 'NEW'],
    [{ Workflow: { Status: 'constructor' } }, 'NEW'],
  ])('ASFF %j is %s', (fields, workflowStatus) => {
    expect(parse(importedEvent(asff(fields))).findings[0]).toMatchObject({ workflowStatus });
  });
});

/** Every alert that an event makes, and everything that is computed on the way. */
function everything(text: string): void {
  const event = parseHubEvent(text);
  for (const finding of event.findings) {
    const alert = alertOfFinding(finding);
    expect(alert.key).toMatch(/^[0-9a-f]{64}$/);
    expect(alert.title.startsWith(`[${alert.severity}] `)).toBe(true);
    expect(`${alert.title}${alert.description}`).not.toContain('[object ');
    expect(groupKey(finding, 'FAULT')).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOfAlert(alert)).toMatch(/^[0-9a-f]{64}$/);
    for (const link of alert.links) expect(URL.canParse(link.href)).toBe(true);
  }
  if (event.insight) expect(alertOfInsight(event.insight).title).not.toBe('');
}

/** Replaces one value anywhere inside. */
function mutated(value: unknown, path: readonly number[], replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return replacement;
  const entries = Object.entries(value) as [string, unknown][];
  if (entries.length === 0) return replacement;
  const at = step % entries.length;
  const changed = entries.map(
    ([key, item], index) => [key, index === at ? mutated(item, rest, replacement) : item] as const,
  );
  return Array.isArray(value) ? changed.map(([, item]) => item) : Object.fromEntries(changed);
}

describe('any input', () => {
  const templates = [
    asff(),
    inspectorCve(),
    guardDutySsh(),
    ocsfCompliance(),
    ocsfVulnerability(),
    ocsfDetection(),
  ];

  test('any JSON in any field of a finding makes an alert or is reported as unreadable', () => {
    const paths = fc.array(fc.nat(60), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...templates), paths, fc.jsonValue(), (template, path, value) => {
        everything(JSON.stringify(importedEvent(mutated(template, path, value), asff())));
      }),
      { numRuns: 600 },
    );
  });

  test('any JSON for the findings, the insight or the event either reads or is an UnreadableRecordError', () => {
    const shapes = fc.oneof(
      fc.jsonValue(),
      fc.jsonValue().map((value) => importedEvent(value)),
      fc.jsonValue().map((detail) => ({ ...insightEvent(), detail })),
      fc.jsonValue().map((insightResults) => ({ ...insightEvent(), detail: { insightResults } })),
      fc.string().map((Message) => ({ Type: 'Notification', Message })),
    );
    fc.assert(
      fc.property(shapes, (value) => {
        try {
          everything(JSON.stringify(value));
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableRecordError);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('text that is no JSON is an UnreadableRecordError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          everything(text);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableRecordError);
        }
      }),
    );
  });

  test('half characters, controls and names of object members do no harm', () => {
    const odd = ['\ud83d', 'a\u0000b\u001b[31m', '__proto__', 'constructor', 'toString', '𝒳'.repeat(300)];
    for (const text of odd) {
      const finding = asff({
        Id: text,
        Title: text,
        AwsAccountName: text,
        Region: text,
        Severity: { Label: text },
        Workflow: { Status: text },
        Resources: [{ Id: text, Type: text, Tags: { [text]: text } }],
        ProductFields: { [text]: text },
      });
      everything(JSON.stringify(importedEvent(finding)));
    }
  });
});

test('long texts that make patterns backtrack do not stall the record', () => {
  const texts = ['CVE-', 'AwsA/arn:', ':product/\n', '1.', 'A.', 'security-control/', '::', 'https://', '/ '];
  for (const part of texts) {
    const text = part.repeat(Math.floor(60_000 / part.length));
    const Resources = [{ Id: text, Type: text }];
    everything(
      JSON.stringify(
        importedEvent(
          asff({
            Id: text,
            ProductArn: text,
            Title: text,
            Description: text,
            GeneratorId: text,
            Types: [text],
            Resources,
          }),
        ),
      ),
    );
  }
});
