import { Testing } from 'cdktf';
import { AlertingStack } from '../../src/app/alerting-stack';
import type { AlertingConfig } from '../../src/app/config/alerting-config';
import { type Block, RenderedStack } from '../helpers/render-stack';
import { config, stack } from './config/fixtures';

interface AppJson {
  readonly provider: { readonly aws: Block[] };
  readonly terraform: Readonly<Record<string, Record<string, Block>>>;
  readonly variable: Readonly<Record<string, Block>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resource: Readonly<Record<string, Record<string, Block>>>;
  readonly data: Readonly<Record<string, Record<string, Block>>>;
}

class AppStack extends RenderedStack {
  public constructor(public override readonly json: AppJson) {
    super(json);
  }

  public outputKeys(name: string): string[] {
    return Object.keys(this.json.output[name]?.value as object).sort();
  }
}

/** Synthesized stacks by name. */
function synth(content: unknown): Record<string, AppStack> {
  const stacks = AlertingStack.addAll(Testing.app(), content as AlertingConfig);
  const entries = stacks.map((made): [string, AppStack] => [
    made.node.id,
    new AppStack(JSON.parse(Testing.synth(made)) as AppJson),
  ]);
  return Object.fromEntries<AppStack>(entries);
}

const prod = (props: Record<string, unknown> = {}): AppStack => synth(config(props)).prod as AppStack;

test('the provider gets Region, tags, role and accounts, and its version is a range', () => {
  const assumeRole = {
    roleArn: 'arn:aws:iam::111122223333:role/deploy',
    externalId: 'acme',
    sessionName: 'tf',
  };
  const { json } = prod({ tags: { team: 'sec' }, assumeRole, allowedAccountIds: ['111122223333'] });
  expect(json.provider.aws).toEqual([
    {
      region: 'eu-central-1',
      default_tags: [{ tags: { team: 'sec' } }],
      assume_role: [
        { role_arn: 'arn:aws:iam::111122223333:role/deploy', external_id: 'acme', session_name: 'tf' },
      ],
      allowed_account_ids: ['111122223333'],
    },
  ]);
  expect(json.terraform.required_providers).toEqual({
    aws: { source: 'aws', version: '>= 5.100.0, < 7.0.0' },
  });
});

test('a trigger goes to the endpoints that it names, and a topic of one endpoint alone is told', () => {
  const rendered = prod({
    triggers: [
      { type: 'customAction', customActionId: 'Page', endpoints: ['compass'] },
      { type: 'importedFindings', endpoints: ['ilert'] },
    ],
    endpoints: ['compass', 'ilert'].map((vendor) => ({
      type: `sns-${vendor}`,
      url: { variable: `${vendor}_url` },
    })),
  });
  const targets = Object.values(rendered.all('aws_cloudwatch_event_target'));
  expect(targets.map(({ target_id }) => target_id).sort()).toEqual(['compass', 'ilert']);
  expect(rendered.outputKeys('endpoint_topic_arns')).toEqual(['compass', 'ilert']);
  expect(rendered.json.output['topic_arn']).toBeUndefined();
});

test.each([
  ['none', undefined, { local: { path: 'terraform.prod.tfstate' } }],
  ['local', { type: 'local', path: '../{stack}.tfstate' }, { local: { path: '../prod.tfstate' } }],
  [
    's3',
    { type: 's3', bucket: 'b', region: 'eu-west-1' },
    {
      s3: {
        bucket: 'b',
        key: 'prod/terraform.tfstate',
        region: 'eu-west-1',
        encrypt: true,
        use_lockfile: true,
      },
    },
  ],
  [
    's3 with a table',
    { type: 's3', bucket: 'b', key: 'k', region: 'eu-west-1', dynamodbTable: 't', assumeRoleArn: 'arn:x' },
    {
      s3: {
        bucket: 'b',
        key: 'k',
        region: 'eu-west-1',
        encrypt: true,
        dynamodb_table: 't',
        assume_role: { role_arn: 'arn:x' },
      },
    },
  ],
  [
    'http',
    {
      type: 'http',
      address: 'https://s.example.com/{stack}',
      lockAddress: 'https://s.example.com/{stack}/lock',
      lockMethod: 'POST',
    },
    {
      http: {
        address: 'https://s.example.com/prod',
        lock_address: 'https://s.example.com/prod/lock',
        lock_method: 'POST',
      },
    },
  ],
  [
    'remote',
    { type: 'remote', organization: 'acme', hostname: 'tf.example.com' },
    { remote: { organization: 'acme', hostname: 'tf.example.com', workspaces: { name: 'prod' } } },
  ],
])('the state is kept by the backend: %s', (_, backend, expected) => {
  expect(prod({ backend }).json.terraform.backend).toEqual(expected);
});

test.each([
  [{ type: 's3', bucket: 'b', region: 'eu-west-1' }, '>= 1.10.0'],
  [{ type: 's3', bucket: 'b', region: 'eu-west-1', dynamodbTable: 't' }, '>= 1.5.0'],
  [{ type: 'local', path: 'state' }, '>= 1.5.0'],
])('a backend asks for the Terraform that knows its arguments: %j', (backend, expected) => {
  expect(prod({ backend }).json.terraform).toMatchObject({ required_version: expected });
});

test('the European Sovereign Cloud has Regions, too', () => {
  expect(prod({ region: 'eusc-de-east-1' }).json.provider.aws[0]?.region).toBe('eusc-de-east-1');
});

test('HCP Terraform is a block of its own', () => {
  const { terraform } = prod({
    backend: { type: 'cloud', organization: 'acme', workspace: 'sec-{stack}' },
  }).json;
  expect(terraform.cloud).toEqual({ organization: 'acme', workspaces: { name: 'sec-prod' } });
  expect(terraform.backend).toBeUndefined();
});

test('each Region is a stack with names and a state of its own', () => {
  const stacks = synth(
    config({ region: undefined, regions: ['eu-central-1', 'ap-southeast-2', 'us-gov-west-1'] }),
  );
  const found = Object.entries(stacks).map(([name, one]) => [
    name,
    one.json.provider.aws[0]?.region,
    one.json.terraform.backend?.local?.path,
    one.one('aws_sns_topic').name,
  ]);
  expect(found).toEqual([
    ['prod-eu-central-1', 'eu-central-1', 'terraform.prod-eu-central-1.tfstate', 'prod-euc1'],
    ['prod-ap-southeast-2', 'ap-southeast-2', 'terraform.prod-ap-southeast-2.tfstate', 'prod-apse2'],
    ['prod-us-gov-west-1', 'us-gov-west-1', 'terraform.prod-us-gov-west-1.tfstate', 'prod-usgw1'],
  ]);
});

test('several environments are several stacks', () => {
  const stacks = synth({ stacks: { staging: stack({ name: 'on-call-stg' }), prod: stack() } });
  expect(Object.keys(stacks)).toEqual(['staging', 'prod']);
  expect(stacks.staging?.one('aws_sns_topic').name).toBe('on-call-stg');
});

describe('values that do not stand in the file', () => {
  const endpoint = (rendered: AppStack): unknown => rendered.one('aws_sns_topic_subscription').endpoint;
  const withUrl = (url: unknown): AppStack => prod({ endpoints: [{ type: 'sns-ilert', url }] });
  const dataId = (rendered: AppStack, type: string): string =>
    Object.keys(rendered.json.data[type] ?? {})[0] ?? '';

  test('a variable is sensitive and has exactly the name of the file', () => {
    const rendered = withUrl({ variable: 'ilert_url', description: 'URL of ilert' });
    expect(endpoint(rendered)).toBe('${var.ilert_url}');
    expect(rendered.json.variable).toEqual({
      ilert_url: { type: 'string', sensitive: true, nullable: false, description: 'URL of ilert' },
    });
  });

  test('a variable that is used twice is asked for once', () => {
    const endpoints = ['sns-ilert', 'sns-pagerduty'].map((type) => ({ type, url: { variable: 'u' } }));
    expect(Object.keys(prod({ endpoints }).json.variable)).toEqual(['u']);
  });

  test.each([
    ['url', '.url'],
    ['on-call url', '["on-call url"]'],
  ])('a secret is read at apply, its field %s taken', (jsonField, access) => {
    const secretArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b-AbCdEf';
    const rendered = withUrl({ secretArn, jsonField });
    const id = dataId(rendered, 'aws_secretsmanager_secret_version');
    expect(rendered.json.data.aws_secretsmanager_secret_version?.[id]?.secret_id).toBe(secretArn);
    expect(endpoint(rendered)).toBe(
      `\${jsondecode(data.aws_secretsmanager_secret_version.${id}.secret_string)${access}}`,
    );
  });

  test('a parameter is read at apply', () => {
    const rendered = withUrl({ parameterName: '/on-call/url' });
    const id = dataId(rendered, 'aws_ssm_parameter');
    expect(rendered.json.data.aws_ssm_parameter?.[id]).toMatchObject({
      name: '/on-call/url',
      with_decryption: true,
    });
    expect(endpoint(rendered)).toBe(`\${data.aws_ssm_parameter.${id}.value}`);
  });

  test('a literal URL without a key stands as it is', () => {
    expect(endpoint(withUrl('https://alerts.example.com/hook'))).toBe('https://alerts.example.com/hook');
  });
});

test('every native endpoint and every trigger is built, with its options', () => {
  const url = { variable: 'u' };
  const rendered = prod({
    triggers: [
      { type: 'customAction', customActionId: 'Page', name: 'Page', includeInsightResults: true },
      { type: 'insightResults', customActionId: 'Insight' },
      { type: 'importedFindings', severities: ['HIGH'], triggerId: 'High' },
      { type: 'importedFindingsV2', severities: ['CRITICAL'] },
    ],
    endpoints: [
      { type: 'sns-ilert', url, maxReceivesPerSecond: 3 },
      { type: 'sns-pagerduty', url, retries: { numRetries: 15 } },
      { type: 'sns-generic', url, filterPolicy: { account: ['111122223333'] } },
      {
        type: 'sns-compass',
        url,
        syncBack: {
          principalArns: ['arn:aws:iam::111122223333:root'],
          externalId: { variable: 'x' },
          note: false,
        },
      },
    ],
  });
  const subscriptions = Object.values(rendered.all('aws_sns_topic_subscription'));
  expect(subscriptions).toHaveLength(4);
  expect(subscriptions.flatMap((one) => one.filter_policy ?? [])).toEqual(['{"account":["111122223333"]}']);
  const types = Object.values(rendered.all('aws_cloudwatch_event_rule')).map(
    ({ event_pattern: pattern }) => (JSON.parse(String(pattern)) as Block)['detail-type'],
  );
  expect(types).toEqual(
    expect.arrayContaining([
      ['Security Hub Findings - Custom Action', 'Security Hub Insight Results'],
      ['Security Hub Insight Results'],
      ['Security Hub Findings - Imported'],
      ['Findings Imported V2'],
    ]),
  );
  expect(rendered.one('aws_iam_role').name).toBe('jsmSecurityHubRole-prod');
  expect(rendered.outputKeys('sync_back_role_arns')).toEqual(['compass']);
  expect(rendered.outputKeys('subscriptions_pending')).toEqual(['compass', 'ilert', 'pagerduty', 'sns']);
});

test('an existing topic, key, action, boundary and path are used', () => {
  const rendered = prod({
    existingTopicArn: 'arn:aws:sns:eu-central-1:111122223333:findings',
    existingKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/6a204bd8-9f3c-4d0e-8a4e-2b1f0c9d8e7f',
    permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/bound',
    rolePath: '/on-call/',
    triggers: [
      {
        type: 'customAction',
        customActionArn: 'arn:aws:securityhub:eu-central-1:111122223333:action/custom/Page',
      },
    ],
    endpoints: [
      {
        type: 'sns-generic',
        url: { variable: 'u' },
        syncBack: { principalArns: ['arn:aws:iam::111122223333:root'], externalId: 'acme' },
      },
    ],
  });
  for (const type of ['aws_sns_topic', 'aws_kms_key', 'aws_securityhub_action_target']) {
    expect(rendered.all(type)).toEqual({});
  }
  expect(rendered.json.output.topic_arn?.value).toBe('arn:aws:sns:eu-central-1:111122223333:findings');
  expect(rendered.one('aws_iam_role')).toMatchObject({
    path: '/on-call/',
    permissions_boundary: 'arn:aws:iam::111122223333:policy/bound',
  });
});

describe('API endpoints', () => {
  const secret = (name: string): Record<string, string> => ({
    secretArn: `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}-AbCdEf`,
  });
  const every = [
    {
      type: 'pagerduty',
      routingKey: secret('pagerduty'),
      serviceRegion: 'EU',
      routes: [{ severities: ['LOW'], routingKey: secret('low') }],
      syncBack: {
        signingSecret: secret('signing'),
        apiToken: { parameterName: '/pagerduty/token' },
        note: false,
      },
    },
    { type: 'jsm', apiKey: { ...secret('jsm'), jsonField: 'key' }, syncBack: { secret: secret('jsm-back') } },
    { type: 'ilert', integrationKey: { parameterName: '/ilert/key' }, severities: { MEDIUM: 'HIGH' } },
    {
      type: 'webhook',
      endpointId: 'triage',
      url: 'https://triage.example.com/alerts',
      signingSecret: secret('whsec'),
      secretHeaders: { 'x-tenant': secret('tenant') },
      syncBack: { secret: secret('whsec-back') },
    },
  ];
  let rendered: AppStack;
  beforeAll(() => {
    const webhook = {
      memberRole: { roleName: 'on-call/sync-member', externalId: { variable: 'member_external_id' } },
    };
    rendered = prod({
      endpoints: every,
      functions: { runtime: 'nodejs22.x', logRetentionDays: 30 },
      webhook,
    });
  });

  function configOf({ environment }: Block): Block {
    const { variables } = environment as { variables: Record<string, string> };
    const text = (variables.ALERTING_CONFIG ?? '').replace(/\$\{[^}]*\}/g, 'REFERENCE');
    return text.startsWith('{') ? (JSON.parse(text) as Block) : {};
  }

  const forwarders = (): Record<string, Block> =>
    Object.fromEntries(
      Object.values(rendered.all('aws_lambda_function'))
        .map(configOf)
        .filter((forwarder) => 'vendor' in forwarder)
        .map((forwarder): [string, Block] => [String(forwarder.endpointId), forwarder]),
    );

  test('each has a function that knows where its secrets are, never a value', () => {
    expect(forwarders()).toMatchObject({
      pagerduty: {
        vendor: 'pagerduty',
        url: expect.stringContaining('eu') as string,
        secrets: { default: { kind: 'secret', arn: secret('pagerduty').secretArn } },
      },
      jsm: { secrets: { default: { kind: 'secret', arn: secret('jsm').secretArn, jsonField: 'key' } } },
      ilert: {
        secrets: { default: { kind: 'parameter', name: '/ilert/key' } },
        severities: { MEDIUM: 'HIGH' },
      },
      triage: { vendor: 'webhook', url: 'https://triage.example.com/alerts' },
    });
  });

  test('those with a way back have a URL for the vendor', () => {
    expect(rendered.outputKeys('webhook_urls')).toEqual(['jsm', 'pagerduty', 'triage']);
  });

  test('the functions run as the stack says, from zips beside the JSON', () => {
    for (const block of Object.values(rendered.all('aws_lambda_function'))) {
      expect(block.runtime).toBe('nodejs22.x');
      expect(block.filename).toMatch(/^assets\//);
    }
    const kept = Object.values(rendered.all('aws_cloudwatch_log_group')).map(
      (group) => group.retention_in_days,
    );
    expect(kept).toContain(30);
  });

  test('the external id of the member role may be a variable', () => {
    expect(Object.keys(rendered.json.variable)).toEqual(['member_external_id']);
  });
});
