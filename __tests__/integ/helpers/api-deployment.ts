import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import {
  EnableSecurityHubCommand,
  GetFindingsCommand,
  GetFindingsV2Command,
} from '@aws-sdk/client-securityhub';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpRequest, LocalFunction } from '../../../local/lambda';
import { httpApiEvent } from '../../../local/lambda';
import type { Finding } from '../../../local/security-hub';
import type { VendorServer } from '../../../local/vendor-server';
import { startVendor } from '../../../local/vendor-server';
import { SecretReference } from '../../../src';
import type { ApiStackOptions, SecretName } from './api-stack';
import { apiAlerting, SECRETS } from './api-stack';
import type { Clients } from './clients';
import { clientsOf } from './clients';
import type { Cloud } from './cloud';
import { startCloud } from './cloud';
import type { Deployment } from './deployed-functions';
import { DeployedWorkers, startFunction } from './deployed-functions';
import { putHubEvent } from './event-relay';
import { synthesize } from './synth';
import { Terraform } from './terraform';
import type { Tools } from './tools';
import type { Deed } from './vendor-webhooks';
import { vendorWebhook } from './vendor-webhooks';
import type { Vendor } from './vendor-words';
import { vendorCall, VENDORS } from './vendor-words';

type Vendors = Readonly<Record<Vendor, VendorServer>>;

async function storeSecrets({ secrets }: Clients): Promise<Record<string, string>> {
  const stored = Object.entries(SECRETS).map(async ([Name, SecretString]) => {
    const { ARN = '' } = await secrets.send(new CreateSecretCommand({ Name, SecretString }));
    return [Name, ARN] as const;
  });
  return Object.fromEntries(await Promise.all(stored));
}

async function startVendors(cloud: Cloud): Promise<Vendors> {
  const started = VENDORS.map(async (name) => [name, await startVendor(cloud)] as const);
  return Object.fromEntries(await Promise.all(started)) as Record<Vendor, VendorServer>;
}

/** All four API endpoints and their ways back, applied by Terraform, with a vendor at each end. */
export class ApiDeployment {
  public static async start(tools: Tools, options: ApiStackOptions = {}): Promise<ApiDeployment> {
    const cloud = await startCloud(tools);
    const vendors = await startVendors(cloud);
    try {
      return await ApiDeployment.deploy(cloud, vendors, options);
    } catch (error) {
      await Promise.all([cloud.stop(), ...Object.values(vendors).map((vendor) => vendor.close())]);
      throw error;
    }
  }

  private static async deploy(
    cloud: Cloud,
    vendors: Vendors,
    options: ApiStackOptions,
  ): Promise<ApiDeployment> {
    const clients = clientsOf(cloud);
    const arns = await storeSecrets(clients);
    await clients.securityHub.send(new EnableSecurityHubCommand({}));
    const secret = (name: SecretName) => SecretReference.fromSecretArn(`${arns[name]}`);
    const url = (vendor: Vendor) => vendors[vendor].url;
    const { folder } = synthesize((stack) => apiAlerting(stack, { ...options, secret, url }));
    const terraform = await Terraform.in(folder, cloud);
    await terraform.init();
    await terraform.apply();
    const deployment: Deployment = { cloud, clients, folder, resources: await terraform.resources() };
    const workers = await DeployedWorkers.start(deployment);
    const receiver = await startFunction(deployment, 'on-call-receive');
    cloud.securityHub.hub.onEvent((event) => putHubEvent(clients.events, event));
    return new ApiDeployment(cloud, clients, vendors, terraform, workers, receiver);
  }

  private constructor(
    public readonly cloud: Cloud,
    public readonly clients: Clients,
    public readonly vendors: Vendors,
    public readonly terraform: Terraform,
    public readonly workers: DeployedWorkers,
    private readonly receiver: LocalFunction,
  ) {}

  public get hub(): Cloud['securityHub']['hub'] {
    return this.cloud.securityHub.hub;
  }

  /** Everything that the functions have logged. */
  public get logs(): string {
    return this.workers.logs + this.receiver.logs;
  }

  /** What each vendor is asked while something happens and until everything is at rest again. */
  public async callsDuring(happens: () => unknown): Promise<Record<Vendor, string[]>> {
    const before = VENDORS.map((name) => this.vendors[name].requests.items.length);
    await happens();
    await this.workers.settle();
    const calls = VENDORS.map((name, index) => {
      const requests = this.vendors[name].requests.items.slice(before[index]);
      return [name, requests.map((request) => vendorCall(name, request).does)];
    });
    return Object.fromEntries(calls) as Record<Vendor, string[]>;
  }

  /** Keys of the alerts that a vendor was told about, in order. */
  public alertKeys(vendor: Vendor): readonly string[] {
    return this.vendors[vendor].requests.items.map((request) => vendorCall(vendor, request).key);
  }

  /** Posts to the deployed route's function. */
  public async deliver(request: HttpRequest): Promise<APIGatewayProxyStructuredResultV2> {
    const event = httpApiEvent(request, `POST ${request.path}`);
    return (await this.receiver.invoke(event)) as APIGatewayProxyStructuredResultV2;
  }

  /** A person does something in a vendor's tool, which sends its webhook; the answer is its status. */
  public async act(vendor: Vendor, key: string, deed: Deed): Promise<number | undefined> {
    return (await this.deliver(vendorWebhook(vendor, key, deed))).statusCode;
  }

  /** What the other vendors are asked when somebody does something at one, which is not told of it again. */
  public async callsWhen(vendor: Vendor, key: string, deed: Deed): Promise<Record<Vendor, string[]>> {
    const calls = await this.callsDuring(async () => expect(await this.act(vendor, key, deed)).toBe(202));
    expect(calls[vendor]).toEqual([]);
    return calls;
  }

  /** Acknowledge, note and close at one vendor, each read back from Security Hub. */
  public async expectWayBack(vendor: Vendor, key: string, findingId: string): Promise<void> {
    if (vendor === 'pagerduty') await this.callsWhen(vendor, key, { does: 'learn' });
    await this.callsWhen(vendor, key, { does: 'acknowledge' });
    expect(await this.read(findingId)).toMatchObject({ Workflow: { Status: 'NOTIFIED' } });
    await this.callsWhen(vendor, key, { does: 'note', text: `Seen in ${vendor}` });
    const seen = expect.stringContaining(`Seen in ${vendor}`) as string;
    const UpdatedBy = expect.stringContaining(vendor) as string;
    expect(await this.read(findingId)).toMatchObject({ Note: { Text: seen, UpdatedBy } });
    await this.callsWhen(vendor, key, { does: 'close' });
    expect(await this.read(findingId)).toMatchObject({ Workflow: { Status: 'RESOLVED' } });
  }

  public async read(Id: string): Promise<Finding> {
    const { Findings } = await this.clients.securityHub.send(
      new GetFindingsCommand({ Filters: { Id: [{ Value: Id, Comparison: 'EQUALS' }] } }),
    );
    return Findings?.[0] as Finding;
  }

  /** A finding of Security Hub V2 by its `metadata.uid`. */
  public async readV2(uid: string): Promise<unknown> {
    const filter = { FieldName: 'metadata.uid', Filter: { Value: uid, Comparison: 'EQUALS' } } as const;
    const { Findings } = await this.clients.securityHub.send(
      new GetFindingsV2Command({ Filters: { CompositeFilters: [{ StringFilters: [filter] }] } }),
    );
    return Findings?.[0];
  }

  public async stop(): Promise<void> {
    await Promise.all([this.workers.stop(), this.receiver.stop(), this.terraform.dispose()]);
    this.clients.destroy();
    await Promise.all(Object.values(this.vendors).map((vendor) => vendor.close()));
    await this.cloud.stop();
  }
}
