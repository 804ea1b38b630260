import { startAwsJson } from '../local/aws-json';
import { DynamoDb } from '../local/dynamodb';
import { startVendor } from '../local/vendor-server';

/** Runs in a process of its own, so that what is measured does not share its time. Tells its addresses by message. */
async function main(): Promise<void> {
  const dynamoDb = new DynamoDb();
  const aws = await startAwsJson({
    ...dynamoDb.operations,
    GetSecretValue: () => ({ SecretString: 'R0UT1NGK3Y0000000000000000000000' }),
  });
  const vendor = await startVendor();
  process.send?.({ aws: aws.url, vendor: vendor.url });
}

void main();
