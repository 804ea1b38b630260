import { startAwsJson, type AwsJsonOperation, type JsonObject } from '../../local/aws-json';
import { DynamoDb } from '../../local/dynamodb';
import { Secrets } from '../../local/secrets';
import { Sqs } from '../../local/sqs';
import type { Journal } from './journal';
import { keysNamed } from './keys';

type Operations = Readonly<Record<string, AwsJsonOperation>>;

const isWrite = (name: string): boolean => /^(Put|Update|Delete|TransactWrite|BatchWrite)/.test(name);

/** Writes to the ledger are steps; reads are none. */
function journaled(operations: Operations, journal: Journal): Operations {
  const wrap =
    (name: string, operation: AwsJsonOperation): AwsJsonOperation =>
    (input: JsonObject) => {
      const answer = operation(input);
      for (const part of partsOf(input)) {
        const keys = keysNamed(JSON.stringify(part));
        journal.add({
          kind: 'ledger',
          title: titleOf(part),
          keys,
          detail: { operation: name, input: part, answer },
        });
      }
      return answer;
    };
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      isWrite(name) ? wrap(name, operation) : operation,
    ]),
  );
}

/** A transaction is one call about several alerts. */
function partsOf(input: JsonObject): readonly JsonObject[] {
  const items = input['TransactItems'];
  return Array.isArray(items) ? (items as readonly JsonObject[]) : [input];
}

function titleOf(part: JsonObject): string {
  const text = JSON.stringify(part);
  const endpoint = /"endpointId":\{"S":"([^"]+)"/.exec(text)?.[1];
  const state = /"state":\{"S":"([^"]+)"/.exec(text)?.[1];
  return `Ledger${endpoint ? ` of ${endpoint}` : ''}: ${state ?? 'written'}`;
}

/** DynamoDB, SQS, Secrets Manager and Parameter Store on one address. */
export async function startAws(journal: Journal) {
  const dynamoDb = new DynamoDb();
  const secrets = new Secrets();
  const sqs = new Sqs();
  const server = await startAwsJson({
    ...journaled(dynamoDb.operations, journal),
    ...secrets.operations,
    ...sqs.operations,
  });
  return { url: server.url, dynamoDb, secrets, sqs, close: () => server.close() };
}

export type Aws = Awaited<ReturnType<typeof startAws>>;
