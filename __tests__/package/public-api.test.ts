import * as api from '../../src/index';

/** Names are a contract: one more is a feature, one less or another is a breaking change. */
const NAMES = [
  'AlarmKind',
  'AlertGrouping',
  'AlertLedger',
  'AlertTopic',
  'AlertVendor',
  'AlertingFunction',
  'AlertingKey',
  'AlertingMonitoring',
  'BackoffFunction',
  'ComplianceStatus',
  'CustomAction',
  'CustomEndpoint',
  'DeadLetterQueue',
  'FindingAggregator',
  'FindingBus',
  'FindingBusSender',
  'FindingForwarder',
  'FindingPattern',
  'FindingRule',
  'FindingStatus',
  'FindingTarget',
  'HttpsSubscription',
  'IlertEndpoint',
  'IlertPriority',
  'JsmEndpoint',
  'JsmPriority',
  'JsmSite',
  'LeadingProduct',
  'LogLevel',
  'MemberAccountRole',
  'PackagedCode',
  'PagerDutyEndpoint',
  'PagerDutyServiceRegion',
  'PagerDutySeverity',
  'ProductSubscription',
  'QueueWorker',
  'RecordState',
  'RegionLinking',
  'SecretReference',
  'SecurityHubAccount',
  'SecurityHubAlerting',
  'Severity',
  'SharedSecretScheme',
  'SnsEndpoint',
  'SyncBackRole',
  'SyncBackWebhook',
  'Trigger',
  'WebhookApi',
  'WebhookBodyFormat',
  'WebhookEndpoint',
  'WebhookVerification',
  'WorkQueue',
  'WorkflowStatus',
];

test('the exported names', () => {
  expect(Object.keys(api).sort()).toEqual(NAMES);
});

/** Enums are objects of texts; nothing else is exported, since other languages have no free functions. */
test('are classes and enums', () => {
  const kinds = Object.entries(api).map(([name, value]) => {
    const isClass = typeof value === 'function' && /^class\b/.test(String(value));
    const isEnum =
      typeof value === 'object' && Object.values(value).every((member) => typeof member === 'string');
    return isClass || isEnum ? undefined : name;
  });
  expect(kinds.filter((name) => name !== undefined)).toEqual([]);
});
