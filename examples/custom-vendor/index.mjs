// Posts a line to a chat room for each finding. The function of `custom-vendor.ts`.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const { options, secrets, url, vendorTimeoutMillis } = JSON.parse(process.env.ALERTING_CONFIG);

let token;

/** Read once while the function is warm. */
const readToken = () =>
  (token ??= new SecretsManagerClient({})
    .send(new GetSecretValueCommand({ SecretId: secrets.default.arn }))
    .then(({ SecretString }) => SecretString)
    .catch((error) => {
      token = undefined;
      throw error;
    }));

async function post(text) {
  const response = await fetch(`${url}/rooms/${options.room}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await readToken()}` },
    body: JSON.stringify({ text }),
    signal: AbortSignal.timeout(vendorTimeoutMillis),
  });
  if (!response.ok) throw new Error(`The chat answered ${response.status}`);
}

/** Only what failed comes back, and after `work.maxReceiveCount` receipts it goes to the dead-letter queue. */
export async function handler({ Records }) {
  const batchItemFailures = [];
  for (const { body, messageId } of Records) {
    try {
      for (const { Severity, Title } of JSON.parse(body).detail.findings) {
        await post(`[${Severity.Label}] ${Title}`);
      }
    } catch (error) {
      console.error(error.message);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
