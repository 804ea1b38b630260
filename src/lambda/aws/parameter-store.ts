import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { CLIENT_OPTIONS } from './client-options';

const client = new SSMClient(CLIENT_OPTIONS);

export async function fetchParameterText(name: string): Promise<string | undefined> {
  return (await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }))).Parameter?.Value;
}
