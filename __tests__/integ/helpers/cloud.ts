import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoopbackCertificate } from '../../../local/loopback';
import { loopbackCertificate } from '../../../local/loopback';
import type { SecurityHubServer } from '../../../local/security-hub';
import { startSecurityHub } from '../../../local/security-hub';
import type { Moto } from './moto';
import { startMoto } from './moto';
import type { Tools } from './tools';

export const REGION = 'eu-west-1';
export const ACCOUNT = '123456789012';
export const CREDENTIALS = { accessKeyId: 'AKIALOCALEMULATOR0001', secretAccessKey: 'local' };

/** AWS on one machine: moto, Security Hub beside it, and a certificate that moto trusts. */
export interface Cloud {
  readonly tools: Tools;
  readonly moto: Moto;
  readonly securityHub: SecurityHubServer;
  readonly certificate: LoopbackCertificate;
  readonly caFile: string;
  /** Variables that lead the SDKs and the Terraform provider here. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Every service goes to moto, except for Security Hub, which moto does not have. */
const environmentOf = (motoUrl: string, securityHubUrl: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: motoUrl,
  AWS_ENDPOINT_URL_SECURITYHUB: securityHubUrl,
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
});

export async function startCloud(tools: Tools): Promise<Cloud> {
  const folder = await mkdtemp(join(tmpdir(), 'alerting-cloud-'));
  const certificate = await loopbackCertificate();
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, certificate.cert);
  const [moto, securityHub] = await Promise.all([
    startMoto(tools.python, caFile),
    startSecurityHub({ accountId: ACCOUNT, throttle: false }),
  ]);
  const stop = async (): Promise<void> => {
    await Promise.all([moto.stop(), securityHub.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  const environment = environmentOf(moto.url, securityHub.url);
  return { tools, moto, securityHub, certificate, caFile, environment, stop };
}
