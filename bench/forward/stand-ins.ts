import { setTimeout as sleep } from 'node:timers/promises';
import { startAwsJson, type AwsJsonOperation, type JsonObject } from '../../local/aws-json';
import { DynamoDb } from '../../local/dynamodb';
import { requestBody, startLoopback } from '../../local/loopback';

/** What was asked, for `record`; the counts go on for ever and nothing else is kept. */
interface Seen {
  vendorCalls: number;
  recorded?: { readonly kind: string; readonly path: string; readonly body: string }[];
}

/**
 * Runs in a process of its own, so that what is measured does not share its time. Tells its addresses by message.
 * Argument: milliseconds that the vendor takes, half of them up to as many again by chance.
 */
async function main(latencyMillis: number): Promise<void> {
  const seen: Seen = { vendorCalls: 0 };
  let awsCalls = 0;
  const dynamoDb = new DynamoDb();
  const operations: Readonly<Record<string, AwsJsonOperation>> = {
    ...dynamoDb.operations,
    GetSecretValue: () => ({ SecretString: 'R0UT1NGK3Y0000000000000000000000' }),
  };
  const counted = (name: string, operation: AwsJsonOperation) => (input: JsonObject) => {
    awsCalls++;
    if (name !== 'GetSecretValue')
      seen.recorded?.push({ kind: name, path: '/', body: JSON.stringify(input) });
    dynamoDb.calls.length = 0;
    return operation(input);
  };
  const aws = await startAwsJson(
    Object.fromEntries(
      Object.entries(operations).map(([name, operation]) => [name, counted(name, operation)]),
    ),
  );
  const vendor = await startLoopback((incoming, response) => {
    void requestBody(incoming).then(async (body) => {
      seen.vendorCalls++;
      seen.recorded?.push({ kind: 'vendor', path: incoming.url ?? '/', body: body.toString() });
      if (latencyMillis > 0) await sleep(latencyMillis * (0.5 + Math.random()));
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"success"}');
    });
  });
  process.on('message', (question) => {
    if (question === 'record') seen.recorded = [];
    process.send?.({ awsCalls, vendorCalls: seen.vendorCalls, recorded: seen.recorded });
    if (question === 'recorded') seen.recorded = undefined;
  });
  process.send?.({ aws: aws.url, vendor: vendor.url });
}

void main(Number(process.argv[2] ?? 0));
