import { Agent, request } from 'node:http';
import type { SQSEvent } from 'aws-lambda';

// What a notifier does that knows one webhook and nothing else: a message for each finding, one after the other, no
// ledger, no deduplication, no retry. Written for this comparison; it is nobody's product.

interface AsffEvent {
  readonly detail: {
    readonly findings: readonly {
      readonly Title: string;
      readonly Description: string;
      readonly AwsAccountId: string;
      readonly Severity?: { readonly Label?: string };
    }[];
  };
}

const agent = new Agent({ keepAlive: true });
const url = process.env['FLOOR_VENDOR_URL'] ?? '';

function post(body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    request(`${url}/hook`, { method: 'POST', agent, headers }, (response) =>
      response.on('end', resolve).resume(),
    )
      .on('error', reject)
      .end(body);
  });
}

export const handler = async ({ Records }: SQSEvent): Promise<object> => {
  for (const { body } of Records) {
    for (const { Title, Description, AwsAccountId, Severity } of (JSON.parse(body) as AsffEvent).detail
      .findings) {
      const fields = [
        { title: 'Severity', value: Severity?.Label ?? 'INFORMATIONAL', short: true },
        { title: 'Account', value: AwsAccountId, short: true },
      ];
      await post(
        JSON.stringify({
          text: 'AWS Security Hub',
          attachments: [{ title: Title, text: Description, fields }],
        }),
      );
    }
  }
  return { batchItemFailures: [] };
};
