import { ConfigError } from '../../../src/app/config/config-error';
import { loadConfig } from '../../../src/app/config/load-config';
import { config, stack, withFile } from './fixtures';

function problemsOf(content: unknown): readonly string[] {
  return withFile(content, (file) => {
    try {
      loadConfig(file);
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
  });
}

const S = 'stacks.prod';
const action = { type: 'customAction', customActionId: 'Page', name: 'Page', description: 'Page on-call' };
const url = { variable: 'u' };

describe('a file of the right form', () => {
  test('is returned as it is', () => {
    expect(withFile(config(), loadConfig)).toEqual(config());
  });

  test.each([
    ['a custom action', { triggers: [action] }],
    [
      'an existing custom action',
      {
        triggers: [
          {
            type: 'customAction',
            customActionArn: 'arn:aws:securityhub:eu-central-1:111122223333:action/custom/Page',
          },
        ],
      },
    ],
    [
      'a literal URL without a key',
      {
        endpoints: [
          { type: 'sns-generic', url: 'https://alerts.example.com/securityHubFindings/v2?team=on-call' },
        ],
      },
    ],
    [
      'a URL from a secret',
      {
        endpoints: [
          {
            type: 'sns-ilert',
            url: {
              secretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:ilert-AbCdEf',
              jsonField: 'url',
            },
          },
        ],
      },
    ],
    [
      'a URL from a parameter',
      { endpoints: [{ type: 'sns-pagerduty', url: { parameterName: '/on-call/url' } }] },
    ],
    [
      'other partitions',
      { region: 'us-gov-west-1', existingTopicArn: 'arn:aws-us-gov:sns:us-gov-west-1:111122223333:alerts' },
    ],
    [
      'an assumed role with random characters',
      {
        assumeRole: {
          roleArn: 'arn:aws:iam::111122223333:role/aws-reserved/AWSReservedSSO_Deploy_0a1b2c3d4e5f6a7b',
        },
      },
    ],
  ])('may have %s', (_, props) => {
    expect(problemsOf(config(props))).toEqual([]);
  });
});

test.each([
  [
    'a text that is not JSON',
    '{ "stacks": {\n  "prod": }',
    ['not valid JSON at line 2, column 11: ValueExpected'],
  ],
  ['a text that ends too early', '{ "stacks": ', ['not valid JSON at line 1, column 13: ValueExpected']],
  ['an empty file', '', ['not valid JSON at line 1, column 1: ValueExpected']],
  ['a comment', '{ "stacks": {} // none\n}', ['not valid JSON at line 1, column 16: InvalidCommentToken']],
  [
    'a field that stands twice',
    '{ "stacks": {\n "a": {},\n "a": {} } }',
    ['stacks.a: stands in the file twice, again in line 3'],
  ],
  ['a list', '[]', ['the file: expected an object, got []']],
])('%s is refused', (_, content, expected) => {
  expect(problemsOf(content)).toEqual(expected);
});

test('a missing file is named, with the way to name another', () => {
  expect(() => loadConfig('no/such.json')).toThrow(
    'no/such.json cannot be used:\n  - cannot be read (ENOENT): write the file, or name another with ALERTING_CONFIG_FILE',
  );
});

test.each<[string, unknown, string[]]>([
  ['no stacks', {}, ['stacks: is missing, expected an object']],
  ['empty stacks', { stacks: {} }, ['stacks: expected at least 1 entry, got {}']],
  [
    'a bad stack name',
    { stacks: { 'Prod!': stack() } },
    [
      'stacks: expected as a name a name of 1 to 40 characters of a-z, 0-9 and -, beginning with a letter, got "Prod!"',
    ],
  ],
  [
    'an unknown field',
    { ...config(), stack: 1 },
    ['stack: is not a known field, expected one of $schema, stacks, members'],
  ],
  ['no triggers', config({ triggers: undefined }), [`${S}.triggers: is missing, expected a list`]],
  ['empty triggers', config({ triggers: [] }), [`${S}.triggers: expected at least 1 item, got []`]],
  [
    'a Region in capitals',
    config({ region: 'EU-CENTRAL-1' }),
    [`${S}.region: expected an AWS Region such as eu-central-1, got "EU-CENTRAL-1"`],
  ],
  [
    'neither region nor regions',
    config({ region: undefined }),
    [`${S}: expected either "region" or "regions", got neither`],
  ],
  [
    'both region and regions',
    config({ regions: ['eu-west-1'] }),
    [`${S}: expected either "region" or "regions", got both`],
  ],
  [
    'a Region twice',
    config({ region: undefined, regions: ['eu-west-1', 'eu-west-1'] }),
    [`${S}.regions: expected no value twice, but items 0 and 1 are the same`],
  ],
  [
    'an account id as a number',
    config({ allowedAccountIds: [111122223333] }),
    [`${S}.allowedAccountIds[0]: expected an AWS account id of 12 digits, in quotes, got 111122223333`],
  ],
  ['a tag with a number', config({ tags: { team: 7 } }), [`${S}.tags.team: expected a text, got 7`]],
  [
    'a reserved tag',
    config({ tags: { 'aws:x': 'y' } }),
    [
      `${S}.tags: expected as a name a tag key of 1 to 128 characters that does not start with aws:, got "aws:x"`,
    ],
  ],
  [
    'an unknown trigger',
    config({ triggers: [{ type: 'cron' }] }),
    [
      `${S}.triggers[0].type: expected one of customAction, importedFindings, insightResults, importedFindingsV2, got "cron"`,
    ],
  ],
  [
    'a trigger without type',
    config({ triggers: [{ severities: ['HIGH'] }] }),
    [`${S}.triggers[0].type: is missing, expected a text that says which kind is meant`],
  ],
  [
    'an unknown severity',
    config({ triggers: [{ type: 'importedFindings', severities: ['high'] }] }),
    [
      `${S}.triggers[0].severities[0]: expected one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL, got "high"`,
    ],
  ],
  [
    'a custom action id with a dash',
    config({ triggers: [{ ...action, customActionId: 'page-on-call' }] }),
    [`${S}.triggers[0].customActionId: expected 1 to 20 letters and digits, got "page-on-call"`],
  ],
  [
    'a custom action name of 21 characters',
    config({ triggers: [{ ...action, name: 'x'.repeat(21) }] }),
    [`${S}.triggers[0].name: expected 1 to 20 characters, got "${'x'.repeat(21)}"`],
  ],
  [
    'a custom action without id',
    config({ triggers: [{ ...action, customActionId: undefined }] }),
    [
      `${S}.triggers[0].customActionId: is missing, expected 1 to 20 letters and digits, or "customActionArn" instead`,
    ],
  ],
  [
    'a new and an existing custom action',
    config({
      triggers: [
        {
          ...action,
          customActionArn: 'arn:aws:securityhub:eu-west-1:111122223333:action/custom/Page',
        },
      ],
    }),
    [`${S}.triggers[0]: expected either "customActionArn" or a new action's fields, got both`],
  ],
  [
    'an http URL',
    config({ endpoints: [{ type: 'sns-ilert', url: 'http://example.com/a' }] }),
    [
      `${S}.endpoints[0].url: expected an https:// URL, { "variable": "…" }, { "secretArn": "…" } or { "parameterName": "…" }, got "http://example.com/…"`,
    ],
  ],
  [
    'a URL that is a number',
    config({ endpoints: [{ type: 'sns-ilert', url: 5 }] }),
    [
      `${S}.endpoints[0].url: expected an https:// URL, { "variable": "…" }, { "secretArn": "…" } or { "parameterName": "…" }, got 5`,
    ],
  ],
  [
    'a variable name with a dash',
    config({ endpoints: [{ type: 'sns-ilert', url: { variable: 'ilert-url' } }] }),
    [`${S}.endpoints[0].url.variable: expected a variable name of a-z, 0-9 and _, got "ilert-url"`],
  ],
  [
    'a way back at an endpoint that has none',
    config({ endpoints: [{ type: 'sns-ilert', url, syncBack: {} }] }),
    [
      `${S}.endpoints[0].syncBack: is not a known field, expected one of type, endpointId, url, retries, maxReceivesPerSecond, endpointAutoConfirms, confirmationTimeoutMinutes, filterPolicy`,
    ],
  ],
  [
    'a way back without external id',
    config({
      endpoints: [
        { type: 'sns-compass', url, syncBack: { principalArns: ['arn:aws:iam::111122223333:root'] } },
      ],
    }),
    [
      `${S}.endpoints[0].syncBack.externalId: is missing, expected a text, { "variable": "…" }, { "secretArn": "…" } or { "parameterName": "…" }`,
    ],
  ],
  [
    'a topic ARN of another service',
    config({ existingTopicArn: 'arn:aws:sqs:eu-central-1:111122223333:q' }),
    [
      `${S}.existingTopicArn: expected an ARN of an SNS topic (arn:aws:sns:<region>:<account>:<name>), got "arn:aws:sqs:eu-central-1:111122223333:q"`,
    ],
  ],
  [
    'a literal in the place of a secret, which is not repeated',
    config({ endpoints: [{ type: 'pagerduty', routingKey: 'my-routing-key' }] }),
    [
      `${S}.endpoints[0].routingKey: expected { "secretArn": "…" } or { "parameterName": "…" }, got a text of 14 characters, not shown here`,
    ],
  ],
  [
    'a variable in the place of a secret that a function reads',
    config({ endpoints: [{ type: 'ilert', integrationKey: { variable: 'ilert_key' } }] }),
    [
      `${S}.endpoints[0].integrationKey: expected { "secretArn": "…" } or { "parameterName": "…" }, got {"variable":"ilert_key"}`,
    ],
  ],
  [
    'a severity that the vendor does not have',
    config({
      endpoints: [{ type: 'jsm', apiKey: { parameterName: '/jsm' }, severities: { CRITICAL: 'P0' } }],
    }),
    [`${S}.endpoints[0].severities.CRITICAL: expected one of P1, P2, P3, P4, P5, got "P0"`],
  ],
  [
    'an unknown backend',
    config({ backend: { type: 'gcs' } }),
    [`${S}.backend.type: expected one of local, s3, http, cloud, remote, got "gcs"`],
  ],
  [
    'an absolute state path',
    config({ backend: { type: 'local', path: '/var/state' } }),
    [`${S}.backend.path: expected a path relative to the stack's folder, got "/var/state"`],
  ],
  [
    'a token in a backend',
    config({ backend: { type: 'cloud', organization: 'acme', token: 'x' } }),
    [`${S}.backend.token: is not a known field, expected one of type, organization, hostname, workspace`],
  ],
])('%s is refused', (_, content, expected) => {
  expect(problemsOf(content)).toEqual(expected);
});

test('every wrong field is named at once, the form before what depends on it', () => {
  const wrong = config({
    region: 'x',
    triggers: [{ type: 'importedFindings', severities: ['URGENT'] }],
    color: 1,
  });
  expect(() => withFile(wrong, loadConfig)).toThrow(
    [
      'cannot be used:',
      `  - ${S}.color: is not a known field, expected one of region, regions, name, allowedAccountIds, backend, assumeRole, tags, triggers, endpoints, existingTopicArn, existingKeyArn, permissionsBoundaryArn, rolePath, functions, guard, webhook, monitoring, eventBusName, findingBus, sources`,
      `  - ${S}.region: expected an AWS Region such as eu-central-1, got "x"`,
      `  - ${S}.triggers[0].severities[0]: expected one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL, got "URGENT"`,
    ].join('\n'),
  );
});

test.each([
  ['s3', { type: 's3', bucket: 'b', key: 'state', region: 'eu-west-1' }, 'key'],
  ['http', { type: 'http', address: 'https://state.example.com/a' }, 'address'],
  ['cloud', { type: 'cloud', organization: 'acme', workspace: 'w' }, 'workspace'],
  ['remote', { type: 'remote', organization: 'acme', workspace: 'w' }, 'workspace'],
  ['local', { type: 'local', path: '../../../state.tfstate' }, 'path'],
])('one %s state for two stacks is refused', (_, backend, field) => {
  const regions = ['eu-central-1', 'us-east-1'];
  expect(problemsOf(config({ region: undefined, regions, backend }))).toEqual([
    `${S}.backend.${field}: prod-us-east-1 would overwrite the state of prod-eu-central-1, put {stack} into the text to keep one state per stack`,
  ]);
});

test('two stacks that get the same name are refused', () => {
  const stacks = {
    prod: stack({ region: undefined, regions: ['eu-west-1'] }),
    'prod-eu-west-1': stack({ region: 'eu-west-1' }),
  };
  expect(problemsOf({ stacks })).toEqual([
    'stacks: two Terraform stacks would be called prod-eu-west-1: rename one',
  ]);
});
