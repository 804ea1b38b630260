import type {
  BatchUpdateFindingsRequest,
  BatchUpdateFindingsResponse,
  BatchUpdateFindingsV2Request,
  BatchUpdateFindingsV2Response,
  GetFindingsRequest,
  GetFindingsResponse,
  GetFindingsV2Request,
  GetFindingsV2Response,
} from '@aws-sdk/client-securityhub';
import { AwsClient, type ClientOptions, type Operation } from './aws-client';
import { jsonError } from './json-error';

/** Reading and changing findings, in both of Security Hub's APIs. */
export interface SecurityHub {
  getFindings(input: GetFindingsRequest): Promise<GetFindingsResponse>;
  batchUpdateFindings(input: BatchUpdateFindingsRequest): Promise<BatchUpdateFindingsResponse>;
  getFindingsV2(input: GetFindingsV2Request): Promise<GetFindingsV2Response>;
  batchUpdateFindingsV2(input: BatchUpdateFindingsV2Request): Promise<BatchUpdateFindingsV2Response>;
}

export function createSecurityHub(options: ClientOptions = {}): SecurityHub {
  const client = new AwsClient('securityhub', jsonError, options);
  const call = async <Output>(method: Operation['method'], path: string, input: object): Promise<Output> => {
    const headers = { 'content-type': 'application/json' };
    const { body } = await client.call({ method, path, headers, body: JSON.stringify(input) });
    return (body === '' ? {} : JSON.parse(body)) as Output;
  };
  return {
    getFindings: (input) => call('POST', '/findings', input),
    batchUpdateFindings: (input) => call('PATCH', '/findings/batchupdate', input),
    getFindingsV2: (input) => call('POST', '/findingsv2', input),
    batchUpdateFindingsV2: (input) => call('PATCH', '/findingsv2/batchupdatev2', input),
  };
}
