import { createHash } from 'node:crypto';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { EnableSecurityHubCommand, GetFindingsCommand } from '@aws-sdk/client-securityhub';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpRequest, LocalFunction } from '../../local/lambda';
import { httpApiEvent } from '../../local/lambda';
import type { Finding } from '../../local/security-hub';
import type { VendorServer } from '../../local/vendor-server';
import { startVendor } from '../../local/vendor-server';
import { SecretReference } from '../../src';
import type { SecretName } from './helpers/api-stack';
import { apiAlerting, SECRETS } from './helpers/api-stack';
import type { Clients } from './helpers/clients';
import { clientsOf } from './helpers/clients';
import type { Cloud } from './helpers/cloud';
import { REGION, startCloud } from './helpers/cloud';
import type { Deployment } from './helpers/deployed-functions';
import { DeployedWorkers, startFunction } from './helpers/deployed-functions';
import { putHubEvent } from './helpers/event-relay';
import * as hubEvents from './helpers/hub-events';
import { described, realChanges } from './helpers/plan-excuses';
import { synthesize } from './helpers/synth';
import { Terraform } from './helpers/terraform';
import { describeWithTerraform } from './helpers/tools';
import type { Deed } from './helpers/vendor-webhooks';
import { vendorWebhook } from './helpers/vendor-webhooks';
import type { Vendor } from './helpers/vendor-words';
import { vendorCall, VENDORS } from './helpers/vendor-words';

const alertKey = ({ ProductArn, Id }: Pick<Finding, 'ProductArn' | 'Id'>): string =>
  createHash('sha256').update(`${ProductArn}|${Id}`).digest('hex');

describeWithTerraform('API endpoints and their ways back, deployed', (tools) => {
  let cloud: Cloud;
  let clients: Clients;
  let vendors: Record<Vendor, VendorServer>;
  let terraform: Terraform;
  let workers: DeployedWorkers;
  let receiver: LocalFunction;

  const storeSecrets = async (): Promise<Record<string, string>> => {
    const stored = Object.entries(SECRETS).map(async ([Name, SecretString]) => {
      const { ARN = '' } = await clients.secrets.send(new CreateSecretCommand({ Name, SecretString }));
      return [Name, ARN] as const;
    });
    return Object.fromEntries(await Promise.all(stored));
  };

  const startVendors = async (): Promise<Record<Vendor, VendorServer>> => {
    const started = VENDORS.map(async (name) => [name, await startVendor(cloud)] as const);
    return Object.fromEntries(await Promise.all(started)) as Record<Vendor, VendorServer>;
  };

  beforeAll(async () => {
    cloud = await startCloud(tools);
    clients = clientsOf(cloud);
    vendors = await startVendors();
    const arns = await storeSecrets();
    await clients.securityHub.send(new EnableSecurityHubCommand({}));
    const secret = (name: SecretName) => SecretReference.fromSecretArn(`${arns[name]}`);
    const url = (endpointId: string) => vendors[endpointId as Vendor].url;
    const { folder } = synthesize((stack) => apiAlerting(stack, { secret, url }));
    terraform = await Terraform.in(folder, cloud);
    await terraform.init();
    await terraform.apply();
    const deployment: Deployment = { cloud, clients, folder, resources: await terraform.resources() };
    workers = await DeployedWorkers.start(deployment);
    receiver = await startFunction(deployment, 'on-call-receive');
    cloud.securityHub.hub.onEvent((event) => putHubEvent(clients.events, event));
  });

  afterAll(async () => {
    await Promise.all([workers.stop(), receiver.stop(), terraform.dispose()]);
    clients.destroy();
    await Promise.all(Object.values(vendors).map((vendor) => vendor.close()));
    await cloud.stop();
  });

  /** What each vendor is asked while something happens and until everything is at rest again. */
  async function callsDuring(happens: () => unknown): Promise<Record<Vendor, string[]>> {
    const before = VENDORS.map((name) => vendors[name].requests.items.length);
    await happens();
    await workers.settle();
    const calls = VENDORS.map((name, index) => {
      const requests = vendors[name].requests.items.slice(before[index]);
      return [name, requests.map((request) => vendorCall(name, request).does)];
    });
    return Object.fromEntries(calls) as Record<Vendor, string[]>;
  }

  const forAll = (...calls: string[]): Record<string, string[]> =>
    Object.fromEntries(VENDORS.map((name) => [name, calls]));

  const ingest = (overrides: object) => cloud.securityHub.hub.ingest(REGION, hubEvents.finding(overrides));

  async function read(Id: string): Promise<Finding> {
    const { Findings } = await clients.securityHub.send(
      new GetFindingsCommand({ Filters: { Id: [{ Value: Id, Comparison: 'EQUALS' }] } }),
    );
    return Findings?.[0] as Finding;
  }

  const deliver = async (request: HttpRequest): Promise<APIGatewayProxyStructuredResultV2> =>
    (await receiver.invoke(
      httpApiEvent(request, `POST ${request.path}`),
    )) as APIGatewayProxyStructuredResultV2;

  test('a second plan has nothing to do', async () => {
    expect(described(realChanges(await terraform.plan()))).toEqual([]);
  });

  test('the API has one route an endpoint, and all lead to the receive function', async () => {
    const resources = await terraform.resources();
    const routes = resources.filter(({ type }) => type === 'aws_apigatewayv2_route');
    expect(routes.map(({ values }) => values['route_key']).sort()).toEqual(
      [...VENDORS].sort().map((name) => `POST /${name}`),
    );
    const integrations = resources.filter(({ type }) => type === 'aws_apigatewayv2_integration');
    expect(integrations.map(({ values }) => values)).toEqual([
      expect.objectContaining({
        integration_uri: expect.stringContaining('on-call-receive'),
        payload_format_version: '2.0',
      }),
    ]);
  });

  describe('one finding', () => {
    const Id = 'finding-forward';

    test('becomes one alert at each vendor, under its stable key', async () => {
      expect(await callsDuring(() => ingest({ Id }))).toEqual(forAll('open'));
      const keys = VENDORS.map((name) => vendorCall(name, vendors[name].requests.items[0]!).key);
      const expected = alertKey(hubEvents.finding({ Id }));
      expect(keys).toEqual(VENDORS.map(() => expected));
    });

    test('says nothing more when the same event comes again', async () => {
      expect(await callsDuring(() => ingest({ Id }))).toEqual(forAll());
    });

    test('is resolved everywhere once its check passes', async () => {
      const passed = { Id, Compliance: { Status: 'PASSED', SecurityControlId: 'S3.8' } };
      expect(await callsDuring(() => ingest(passed))).toEqual(forAll('resolve'));
      expect(await read(Id)).toMatchObject({ Workflow: { Status: 'RESOLVED' } });
    });
  });

  test("a person's custom action sends a finding that no rule would send", async () => {
    const mild = ingest({ Id: 'finding-mild', Severity: { Label: 'LOW' } });
    await workers.settle();
    const { hub } = cloud.securityHub;
    const fire = () => hub.fireCustomAction(REGION, hubEvents.ACTION_ARN, [mild]);
    expect(await callsDuring(fire)).toEqual(forAll('open'));
  });

  describe.each<[Vendor, string | undefined]>([
    ['pagerduty', 'P1'],
    ['jsm', 'P1'],
    // ilert has no event for a changed priority.
    ['ilert', undefined],
    ['webhook', 'P1'],
  ])('what a person does in %s', (vendor, priority) => {
    const Id = `finding-${vendor}`;
    const key = alertKey(hubEvents.finding({ Id }));
    const others = (...calls: string[]) => ({ ...forAll(...calls), [vendor]: [] });
    const act = async (deed: Deed) => {
      const answer = await deliver(vendorWebhook(vendor, key, deed));
      expect(answer.statusCode).toBe(202);
    };

    test('opens with one alert each', async () => {
      expect(await callsDuring(() => ingest({ Id }))).toEqual(forAll('open'));
      // PagerDuty tells which incident is behind an alert; to the others it is an event that means nothing here.
      const answer = await deliver(vendorWebhook(vendor, key, { does: 'learn' }));
      expect(answer.statusCode).toBe(vendor === 'pagerduty' ? 202 : 200);
      await workers.settle();
    });

    test('acknowledging makes the finding NOTIFIED and acknowledges at the others', async () => {
      expect(await callsDuring(() => act({ does: 'acknowledge' }))).toEqual(others('acknowledge'));
      expect((await read(Id)).Workflow?.Status).toBe('NOTIFIED');
    });

    test('a note stands on the finding, with who and where', async () => {
      const calls = await callsDuring(() => act({ does: 'note', text: `Rolled back in ${vendor}` }));
      expect(calls[vendor]).toEqual([]);
      const { Note } = await read(Id);
      expect(Note?.Text).toContain(`Rolled back in ${vendor}`);
      expect(Note?.UpdatedBy).toContain(vendor);
    });

    if (priority !== undefined) {
      test('a changed priority changes the severity', async () => {
        const calls = await callsDuring(() => act({ does: 'priority', priority }));
        expect(calls[vendor]).toEqual([]);
        expect((await read(Id)).Severity?.Label).toBe('CRITICAL');
      });
    }

    test('closing resolves the finding and the alerts of the others', async () => {
      expect(await callsDuring(() => act({ does: 'close' }))).toEqual(others('resolve'));
      expect((await read(Id)).Workflow?.Status).toBe('RESOLVED');
    });

    test('a forged webhook gets 401 and changes nothing', async () => {
      const request = vendorWebhook(vendor, key, { does: 'note', text: 'forged' });
      const headers = Object.entries(request.headers).map(([name, value]) =>
        /signature|authorization/i.test(name) ? [name, `${value.slice(0, -4)}AAA=`] : [name, value],
      );
      const forged = { ...request, headers: Object.fromEntries(headers) as Record<string, string> };
      const calls = await callsDuring(async () => expect((await deliver(forged)).statusCode).toBe(401));
      expect(calls).toEqual(forAll());
      expect(`${(await read(Id)).Note?.Text}`).not.toContain('forged');
    });
  });

  test('no secret stands in any log', () => {
    const logs = workers.logs + receiver.logs;
    expect(logs).not.toBe('');
    const leaked = Object.entries(SECRETS).filter(([, value]) => logs.includes(value));
    expect(leaked.map(([name]) => name)).toEqual([]);
  });

  test('destroy leaves nothing behind', async () => {
    await terraform.destroy();
    expect(await terraform.resources()).toEqual([]);
  });
});
