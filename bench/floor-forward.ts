import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSEvent } from 'aws-lambda';

interface AsffFinding {
  readonly Id: string;
  readonly ProductArn: string;
  readonly AwsAccountId: string;
  readonly Title: string;
  readonly UpdatedAt: string;
}
interface AsffEvent {
  readonly time: string;
  readonly region: string;
  readonly detail: { readonly findings: readonly AsffFinding[] };
}

const client = new DynamoDBClient({});
const agent = new Agent({ keepAlive: true });
const url = process.env['FLOOR_VENDOR_URL'] ?? '';

function post(body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const outgoing = request(`${url}/v2/enqueue`, { method: 'POST', agent, headers }, (response) => {
      response.on('end', resolve).resume();
    });
    outgoing.on('error', reject).end(body);
  });
}

/** As many bytes as the forwarder sends: the finding as it came. */
const eventOf = (key: string, finding: AsffFinding) => ({
  routing_key: 'R0UT1NGK3Y0000000000000000000000',
  event_action: 'trigger',
  dedup_key: key,
  payload: {
    summary: finding.Title,
    source: 'AWS Security Hub',
    severity: 'error',
    timestamp: finding.UpdatedAt,
    custom_details: finding,
  },
});

const text = (S: string) => ({ S });

/** As many attributes as the forwarder writes. */
const itemOf = (key: string, { time, region }: AsffEvent, { Id, ProductArn, AwsAccountId }: AsffFinding) => ({
  alertKey: text(key),
  endpointId: text('floor'),
  state: text('open'),
  fingerprint: text(`HIGH:${key}`),
  leadKey: text(key),
  openedAt: text(time),
  updatedAt: text(time),
  expiresAt: { N: '1800000000' },
  version: { N: '1' },
  notes: { L: [] },
  route: { M: {} },
  members: {
    M: {
      [key]: {
        M: {
          format: text('ASFF'),
          id: text(Id),
          productArn: text(ProductArn),
          accountId: text(AwsAccountId),
          region: text(region),
          workflowStatus: text('NEW'),
          severity: text('HIGH'),
          closed: { BOOL: false },
          seenAt: text(time),
        },
      },
    },
  },
});

async function forward(body: string): Promise<void> {
  const event = JSON.parse(body) as AsffEvent;
  for (const finding of event.detail.findings) {
    const key = createHash('sha256').update(`${finding.ProductArn}|${finding.Id}`).digest('hex');
    await post(JSON.stringify(eventOf(key, finding)));
    await client.send(new PutItemCommand({ TableName: 'ledger', Item: itemOf(key, event, finding) }));
  }
}

/** The least that forwarding can be: parse the record, post it, write the ledger. No claim, no mapping, no failure. */
export const handler = async ({ Records }: SQSEvent): Promise<object> => {
  await Promise.all(Records.map(({ body }) => forward(body)));
  return { batchItemFailures: [] };
};
