import { TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { FindingRule } from '../../src/delivery/finding-rule';
import { Severity, WorkflowStatus } from '../../src/triggers/finding-enums';
import { FindingPattern } from '../../src/triggers/finding-pattern';
import { Trigger } from '../../src/triggers/trigger';
import type { InsightResultsTriggerOptions } from '../../src/triggers/trigger-options';
import { ACTION_ARN } from '../helpers/hub-events';
import { newStack, renderStack } from '../helpers/render-stack';

const bind = (trigger: Trigger) => trigger.bind(new Construct(newStack(), 'Trigger'));

describe('ids', () => {
  test.each<[Trigger, string]>([
    [Trigger.customAction({ customActionId: 'Page' }), 'Page'],
    [Trigger.customAction({ customActionArn: ACTION_ARN }), 'PageOnCall'],
    [Trigger.customAction({ customActionId: 'Page', triggerId: 'mine' }), 'mine'],
    [Trigger.insightResults({ customActionId: 'Insight' }), 'Insight'],
    [Trigger.importedFindings(), 'ImportedFindings'],
    [Trigger.importedFindings({ triggerId: 'high' }), 'high'],
    [Trigger.importedFindingsV2(), 'ImportedFindingsV2'],
  ])('%#', (trigger, expected) => {
    expect(trigger.triggerId).toBe(expected);
    expect(trigger.problems()).toEqual([]);
  });
});

test('a custom action opens by hand and follows up by itself', () => {
  const config = bind(Trigger.customAction({ customActionArn: ACTION_ARN, includeInsightResults: true }));
  expect(config.openings.json).toBe(
    FindingPattern.customAction(ACTION_ARN, { includeInsightResults: true }).json,
  );
  expect(config.followUps?.json).toBe(FindingPattern.followUps().json);
  expect(config.customAction?.customActionArn).toBe(ACTION_ARN);
});

test('a custom action without follow-ups', () => {
  expect(
    bind(Trigger.customAction({ customActionArn: ACTION_ARN, followUps: false })).followUps,
  ).toBeUndefined();
});

test('a new custom action', () => {
  const stack = newStack();
  Trigger.customAction({ customActionId: 'Page', name: 'Page on-call', description: 'Wake them' }).bind(
    stack,
  );
  expect(renderStack(stack).one('aws_securityhub_action_target')).toMatchObject({
    identifier: 'Page',
    name: 'Page on-call',
    description: 'Wake them',
  });
});

test('insight results have no follow-ups', () => {
  const config = bind(Trigger.insightResults({ customActionArn: ACTION_ARN }));
  expect(config.openings.json).toBe(FindingPattern.insightResults(ACTION_ARN).json);
  expect(config.followUps).toBeUndefined();
});

test('imported findings follow up on the same scope, of any severity', () => {
  const filter = { severities: [Severity.HIGH], products: ['Macie'], workflowStatuses: [WorkflowStatus.NEW] };
  const config = bind(Trigger.importedFindings(filter));
  expect(config.openings.json).toBe(FindingPattern.openings(filter).json);
  expect(config.followUps?.json).toBe(FindingPattern.followUps({ products: ['Macie'] }).json);
});

test('imported V2 findings follow up on the same scope, of any severity', () => {
  const config = bind(Trigger.importedFindingsV2({ severities: [Severity.HIGH], regions: ['eu-west-1'] }));
  expect(config.followUps?.json).toBe(FindingPattern.followUpsV2({ regions: ['eu-west-1'] }).json);
});

test('statuses beside NEW are a hazard', () => {
  const { NEW, NOTIFIED } = WorkflowStatus;
  expect(Trigger.importedFindings({ workflowStatuses: [NEW] }).warnings()).toEqual([]);
  expect(Trigger.importedFindings({ workflowStatuses: [NEW, NOTIFIED] }).warnings()).toEqual([
    '`workflowStatuses` takes more than NEW: what the on-call tool writes to a finding comes back as an event, and a native endpoint alerts again. Leave it out, or switch `syncBack` off.',
  ]);
});

const EXACTLY_ONE =
  'exactly one of `customActionId` (a new action) and `customActionArn` (one that exists) must be given';

test.each<[InsightResultsTriggerOptions, string]>([
  [{}, EXACTLY_ONE],
  [{ customActionId: 'Page', customActionArn: ACTION_ARN }, EXACTLY_ONE],
  [
    { customActionId: 'a-b', triggerId: 'ok' },
    '`customActionId` must be 1 to 20 letters and digits, got: "a-b"',
  ],
  [
    { customActionId: 'Page', triggerId: 'a b' },
    '`triggerId` must be 1 to 20 letters, digits and `-`, got: "a b"',
  ],
  [{ customActionId: 'Page', name: '' }, '`name` must have 1 to 20 characters, got 0: ""'],
])('refuses %j', (options, problem) => {
  expect(Trigger.customAction(options).problems()).toEqual([problem]);
  expect(Trigger.insightResults(options).problems()).toEqual([problem]);
});

describe('events that come from elsewhere', () => {
  test('a custom action of the same id', () => {
    const options = { customActionId: 'PageOnCall', includeForwarded: true };
    expect(bind(Trigger.customAction({ ...options, includeInsightResults: true })).openings.json).toBe(
      FindingPattern.customActionById('PageOnCall', { includeInsightResults: true }).json,
    );
    expect(bind(Trigger.insightResults(options)).openings.json).toBe(
      FindingPattern.insightResultsById('PageOnCall').json,
    );
  });

  test('an existing custom action by the id in its ARN', () => {
    const trigger = Trigger.customAction({ customActionArn: ACTION_ARN, includeForwarded: true });
    expect(bind(trigger).openings.json).toBe(FindingPattern.customActionById('PageOnCall').json);
  });

  test('an action whose id is known only at apply cannot be recognized', () => {
    const customActionArn = new TerraformVariable(newStack(), 'action', { type: 'string' }).stringValue;
    expect(Trigger.customAction({ customActionArn, includeForwarded: true }).problems()).toEqual([
      '`includeForwarded` needs the id of the action at synth: write it out in `customActionId`',
    ]);
    expect(Trigger.customAction({ customActionArn }).problems()).toEqual([]);
  });

  test.each([
    Trigger.importedFindings({ onlyAggregated: true }),
    Trigger.importedFindingsV2({ onlyAggregated: true }),
  ])('copies of other accounts and Regions are left out (%#)', (trigger) => {
    const stack = newStack();
    const { openings, followUps } = trigger.bind(stack);
    const patterns = [openings, followUps ?? openings];
    patterns.forEach((pattern, index) => new FindingRule(stack, `Rule${index}`, { name: 'r', pattern }));
    for (const index of patterns.keys()) {
      const rule = `Rule${index}_`;
      expect(renderStack(stack).document('aws_cloudwatch_event_rule', 'event_pattern', rule)).toMatchObject({
        source: ['aws.securityhub'],
        account: ['<account>'],
        region: ['<region>'],
      });
    }
  });
});
