import type { AwsClient } from './aws-client';

/** A caller of operations that are named in `X-Amz-Target`. */
export function jsonTarget(client: AwsClient, prefix: string, version: '1.0' | '1.1') {
  const contentType = `application/x-amz-json-${version}`;
  return async <Output>(name: string, input: object): Promise<Output> => {
    const { body } = await client.call({
      method: 'POST',
      path: '/',
      headers: { 'content-type': contentType, 'x-amz-target': `${prefix}.${name}` },
      body: JSON.stringify(input),
    });
    return (body === '' ? {} : JSON.parse(body)) as Output;
  };
}
