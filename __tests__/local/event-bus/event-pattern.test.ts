import type { EventPattern } from '../../../local/event-bus';
import { EventBus, matchesEvent } from '../../../local/event-bus';

const finding = (overrides: object = {}) => ({
  Severity: { Label: 'HIGH', Normalized: 70 },
  RecordState: 'ACTIVE',
  ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/macie',
  Resources: [
    { Type: 'AwsS3Bucket', Region: 'eu-west-1' },
    { Type: 'AwsEc2Instance', Region: 'us-east-1' },
  ],
  ...overrides,
});

const event = (...findings: object[]) => ({
  source: 'aws.securityhub',
  'detail-type': 'Security Hub Findings - Imported',
  resources: ['arn:1', 'arn:2'],
  detail: { findings },
});

const onFinding = (pattern: object): EventPattern => ({ detail: { findings: pattern as EventPattern } });

test.each<[string, object, boolean]>([
  ['exact text', { RecordState: ['ACTIVE'] }, true],
  ['another text', { RecordState: ['ARCHIVED'] }, false],
  ['one of several', { RecordState: ['ARCHIVED', 'ACTIVE'] }, true],
  ['a nested field', { Severity: { Label: ['HIGH'] } }, true],
  ['two fields, one of which differs', { RecordState: ['ACTIVE'], Severity: { Label: ['LOW'] } }, false],
  ['prefix', { ProductArn: [{ prefix: 'arn:aws:' }] }, true],
  ['prefix without case', { ProductArn: [{ prefix: { 'equals-ignore-case': 'ARN:AWS:' } }] }, true],
  ['suffix', { ProductArn: [{ suffix: ':product/aws/macie' }] }, true],
  ['a suffix of another', { ProductArn: [{ suffix: ':product/aws/inspector' }] }, false],
  ['equal without case', { RecordState: [{ 'equals-ignore-case': 'active' }] }, true],
  ['wildcard', { ProductArn: [{ wildcard: 'arn:*:product/*/macie' }] }, true],
  ['wildcard whose dots are dots', { ProductArn: [{ wildcard: 'arn.*' }] }, false],
  ['anything but a text', { RecordState: [{ 'anything-but': 'ARCHIVED' }] }, true],
  ['anything but a list', { RecordState: [{ 'anything-but': ['ACTIVE', 'ARCHIVED'] }] }, false],
  ['anything but a suffix', { ProductArn: [{ 'anything-but': { suffix: '/macie' } }] }, false],
  ['anything but suffixes', { ProductArn: [{ 'anything-but': { suffix: ['/a', '/b'] } }] }, true],
  ['anything but, on a missing field', { Missing: [{ 'anything-but': 'x' }] }, false],
  ['exists', { Severity: { Label: [{ exists: true }] } }, true],
  ['exists, on an object', { Severity: [{ exists: true }] }, false],
  ['exists false, on a missing field', { Compliance: { Status: [{ exists: false }] } }, true],
  ['exists false, on a field that is there', { RecordState: [{ exists: false }] }, false],
  ['a number', { Severity: { Normalized: [70] } }, true],
  ['a number as text', { Severity: { Normalized: ['70'] } }, false],
  ['numeric range', { Severity: { Normalized: [{ numeric: ['>=', 70, '<', 90] }] } }, true],
  ['numeric range beside', { Severity: { Normalized: [{ numeric: ['>', 70] }] } }, false],
  ['$or', { $or: [{ RecordState: ['ARCHIVED'] }, { Severity: { Label: ['HIGH'] } }] }, true],
  [
    '$or and a field that differs',
    { $or: [{ RecordState: ['ACTIVE'] }], Severity: { Label: ['LOW'] } },
    false,
  ],
  ['any element of an array of objects', { Resources: { Type: ['AwsEc2Instance'] } }, true],
  ['fields of one element', { Resources: { Type: ['AwsEc2Instance'], Region: ['us-east-1'] } }, true],
  ['fields of different elements', { Resources: { Type: ['AwsEc2Instance'], Region: ['eu-west-1'] } }, false],
])('decides on %s', (_what, pattern, expected) => {
  expect(matchesEvent(onFinding(pattern), event(finding()))).toBe(expected);
});

test('all fields of a finding must hold in one and the same finding', () => {
  const pattern = onFinding({ RecordState: ['ACTIVE'], Severity: { Label: ['HIGH'] } });
  const archived = finding({ RecordState: 'ARCHIVED' });
  const low = finding({ Severity: { Label: 'LOW' } });
  expect(matchesEvent(pattern, event(archived, low))).toBe(false);
  expect(matchesEvent(pattern, event(archived, finding()))).toBe(true);
});

test('a list of values matches when any of them does', () => {
  expect(matchesEvent({ resources: ['arn:2'] }, event())).toBe(true);
  expect(matchesEvent({ resources: ['arn:3'] }, event())).toBe(false);
});

test('a finding without any element has no fields', () => {
  expect(matchesEvent(onFinding({ RecordState: [{ exists: false }] }), event())).toBe(true);
  expect(matchesEvent(onFinding({ RecordState: ['ACTIVE'] }), event())).toBe(false);
});

test('an operator that is not known is an error, never a silent no', () => {
  expect(() => matchesEvent({ source: [{ sounds: 'like' }] }, event())).toThrow('"sounds" is not known');
});

test('a bus delivers to every rule that fits, and says which', async () => {
  const bus = new EventBus<ReturnType<typeof event>>();
  const got: string[] = [];
  const rule = (name: string, pattern: EventPattern) =>
    bus.addRule({ name, pattern, target: () => void got.push(name) });
  rule('imported', { 'detail-type': ['Security Hub Findings - Imported'] });
  rule('actions', { 'detail-type': ['Security Hub Findings - Custom Action'] });
  rule('high', onFinding({ Severity: { Label: ['HIGH'] } }));
  expect(await bus.put(event(finding()))).toEqual(['imported', 'high']);
  expect(got).toEqual(['imported', 'high']);
});
