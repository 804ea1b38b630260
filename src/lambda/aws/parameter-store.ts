import { createSsm } from './client/ssm';

const client = createSsm();

export const fetchParameterText = async (name: string): Promise<string | undefined> =>
  (await client.getParameter({ Name: name, WithDecryption: true })).Parameter?.Value;
