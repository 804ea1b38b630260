import { createHash, createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { SQSEvent } from 'aws-lambda';

// The least that makes the very same calls: for each finding the request to the vendor, and before and after it, for all
// findings of the invocation together, the writes to the ledger. What goes into them was recorded from the forwarder; only
// ids and keys are filled in. Signed, because AWS takes nothing else. No mapping, no decision, no failure.

interface Recorded {
  readonly before: readonly string[];
  readonly vendor: { readonly path: string; readonly body: string };
  readonly after: readonly string[];
}
interface AsffEvent {
  readonly detail: { readonly findings: readonly { readonly Id: string; readonly ProductArn: string }[] };
}

const recorded = JSON.parse(process.env['FLOOR_CALLS'] ?? '{}') as Recorded;
const vendorUrl = process.env['FLOOR_VENDOR_URL'] ?? '';
const awsUrl = new URL(process.env['AWS_ENDPOINT_URL'] ?? 'http://127.0.0.1:9');
const region = process.env['AWS_REGION'] ?? '';
const agent = new Agent({ keepAlive: true });

function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const all = { ...headers, 'content-length': Buffer.byteLength(body) };
    request(url, { method: 'POST', agent, headers: all }, (response) => response.on('end', resolve).resume())
      .on('error', reject)
      .end(body);
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const key = [day, region, 'dynamodb', 'aws4_request'].reduce<string | Buffer>(
  hmac,
  `AWS4${process.env['AWS_SECRET_ACCESS_KEY']}`,
);

function transact(units: readonly string[]): Promise<void> {
  const body = `{"TransactItems":[${units.join(',')}]}`;
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const target = 'DynamoDB_20120810.TransactWriteItems';
  const type = 'application/x-amz-json-1.0';
  const signed = 'content-type;host;x-amz-date;x-amz-target';
  const lines = `content-type:${type}\nhost:${awsUrl.host}\nx-amz-date:${time}\nx-amz-target:${target}\n`;
  const scope = `${day}/${region}/dynamodb/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(`POST\n/\n\n${lines}\n${signed}\n${sha256(body)}`)}`;
  const signature = createHmac('sha256', key).update(text).digest('hex');
  const credential = `${process.env['AWS_ACCESS_KEY_ID']}/${scope}`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signed}, Signature=${signature}`;
  return post(
    awsUrl.href,
    { 'content-type': type, 'x-amz-date': time, 'x-amz-target': target, authorization },
    body,
  );
}

export const handler = async ({ Records }: SQSEvent): Promise<object> => {
  const findings = Records.flatMap(({ body }) => (JSON.parse(body) as AsffEvent).detail.findings).map(
    (finding) => ({
      id: finding.Id,
      key: sha256(`${finding.ProductArn}|${finding.Id}`),
    }),
  );
  const filled = (template: string): string[] =>
    findings.map((finding) =>
      template.replaceAll('FINDING_ID', finding.id).replaceAll('FINDING_KEY', finding.key),
    );
  for (const template of recorded.before) await transact(filled(template));
  const { path, body } = recorded.vendor;
  await Promise.all(
    filled(body).map((text) => post(vendorUrl + path, { 'content-type': 'application/json' }, text)),
  );
  for (const template of recorded.after) await transact(filled(template));
  return { batchItemFailures: [] };
};
