import { AwsClient, type ClientOptions } from './aws-client';
import { AwsError } from './aws-error';
import type { Credentials } from './credentials';
import { withoutQuotation } from './json-error';
import { isSkewed } from './retry';
import type { TransportAnswer } from './transport';

export interface AssumeRoleInput {
  readonly roleArn: string;
  readonly roleSessionName: string;
  readonly externalId?: string;
}

export interface TemporaryCredentials extends Credentials {
  readonly sessionToken: string;
  readonly expiration: Date;
}

export interface Sts {
  assumeRole(input: AssumeRoleInput): Promise<TemporaryCredentials>;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of the first element of this name: STS answers in XML, of which four texts are wanted. */
function elementText(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(\w+);/g, (entity, key: string) => ENTITIES[key] ?? entity);
}

function xmlError({ status, body }: TransportAnswer): AwsError {
  const error = new AwsError({
    code: elementText(body, 'Code') ?? `HttpStatus${status}`,
    message: elementText(body, 'Message') ?? `The answer had status ${status}.`,
    status,
    requestId: elementText(body, 'RequestId'),
  });
  return isSkewed(error) ? withoutQuotation(error) : error;
}

export function createSts(options: ClientOptions = {}): Sts {
  const client = new AwsClient('sts', xmlError, options);
  return {
    assumeRole: async ({ roleArn, roleSessionName, externalId }) => {
      const body = new URLSearchParams({
        Action: 'AssumeRole',
        Version: '2011-06-15',
        RoleArn: roleArn,
        RoleSessionName: roleSessionName,
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
      const answer = await client.call({ method: 'POST', path: '/', headers, body: body.toString() });
      return credentialsOf(answer.body, roleArn);
    },
  };
}

function credentialsOf(xml: string, roleArn: string): TemporaryCredentials {
  const [accessKeyId, secretAccessKey, sessionToken, expiration] = [
    'AccessKeyId',
    'SecretAccessKey',
    'SessionToken',
    'Expiration',
  ].map((name) => elementText(xml, name));
  if (!accessKeyId || !secretAccessKey || !sessionToken) {
    throw new AwsError({ code: 'NoCredentials', message: `STS gave no credentials for ${roleArn}.` });
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiration ?? NaN) };
}
