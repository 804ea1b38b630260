import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSEvent } from 'aws-lambda';

interface AsffEvent {
  readonly detail: { readonly findings: readonly { Id: string; ProductArn: string; Title: string }[] };
}

const client = new DynamoDBClient({});
const agent = new Agent({ keepAlive: true });
const url = process.env['FLOOR_VENDOR_URL'] ?? '';
/** Write the ledger before the post as well, as it takes to open one alert for two copies of an event. */
const claims = process.env['FLOOR_CLAIMS'] === 'yes';

function post(body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const outgoing = request(`${url}/v2/enqueue`, { method: 'POST', agent, headers }, (response) => {
      response.on('end', resolve).resume();
    });
    outgoing.on('error', reject).end(body);
  });
}

async function forward(text: string): Promise<void> {
  const event = JSON.parse(text) as AsffEvent;
  for (const { Id, ProductArn, Title } of event.detail.findings) {
    const key = createHash('sha256').update(`${ProductArn}|${Id}`).digest('hex');
    const Item = { alertKey: { S: key }, endpointId: { S: 'floor' }, state: { S: 'open' } };
    const put = new PutItemCommand({ TableName: 'ledger', Item });
    if (claims) await client.send(put);
    await post(JSON.stringify({ event_action: 'trigger', dedup_key: key, payload: { summary: Title } }));
    await client.send(put);
  }
}

/** The least that forwarding can be: parse the record, post it, write the ledger. No claim, no mapping, no failure. */
export const handler = async ({ Records }: SQSEvent): Promise<object> => {
  await Promise.all(Records.map(({ body }) => forward(body)));
  return { batchItemFailures: [] };
};
