import { AwsJsonError, type AwsJsonOperation, type JsonObject } from '../aws-json';
import { holds, type AttributeMap, type Condition } from './condition';

const conditionOf = (input: JsonObject): Condition | undefined =>
  typeof input['ConditionExpression'] === 'string'
    ? {
        expression: input['ConditionExpression'],
        names: (input['ExpressionAttributeNames'] ?? {}) as Record<string, string>,
        values: (input['ExpressionAttributeValues'] ?? {}) as AttributeMap,
      }
    : undefined;

/** Tables in memory, each with the partition key `alertKey` and the sort key `endpointId`. */
export class DynamoDb {
  private readonly tables = new Map<string, Map<string, AttributeMap>>();
  /** Names of the operations that were called, in order. */
  public readonly calls: string[] = [];

  public readonly operations: Readonly<Record<string, AwsJsonOperation>> = {
    GetItem: (input) => this.getItem(input),
    PutItem: (input) => this.putItem(input),
    TransactWriteItems: (input) => this.transactWriteItems(input),
  };

  public items(table: string): readonly AttributeMap[] {
    return [...this.table(table).values()];
  }

  private table(name: unknown): Map<string, AttributeMap> {
    const table = this.tables.get(String(name)) ?? new Map<string, AttributeMap>();
    this.tables.set(String(name), table);
    return table;
  }

  private getItem({ TableName, Key }: JsonObject): object {
    this.calls.push('GetItem');
    const item = this.table(TableName).get(keyOf(Key as AttributeMap));
    return item === undefined ? {} : { Item: item };
  }

  private putItem(input: JsonObject): object {
    this.calls.push('PutItem');
    const refusal = this.refusal(input);
    if (refusal) throw new AwsJsonError(`${NAMESPACE}#ConditionalCheckFailedException`, REFUSED, refusal);
    this.write(input);
    return {};
  }

  /** Puts alone; all of them or none. */
  private transactWriteItems({ TransactItems }: JsonObject): object {
    this.calls.push('TransactWriteItems');
    const puts = (TransactItems as readonly { readonly Put: JsonObject }[]).map(({ Put }) => Put);
    const keys = puts.map(({ TableName, Item }) => `${String(TableName)} ${keyOf(Item as AttributeMap)}`);
    if (new Set(keys).size < keys.length) {
      throw new AwsJsonError(
        'ValidationException',
        'Transaction request cannot include multiple operations on one item',
      );
    }
    const refusals = puts.map((put) => this.refusal(put));
    if (refusals.some((refusal) => refusal !== undefined)) {
      const CancellationReasons = refusals.map((refusal) =>
        refusal ? { Code: 'ConditionalCheckFailed', Message: REFUSED, ...refusal } : { Code: 'None' },
      );
      throw new AwsJsonError(`${NAMESPACE}#TransactionCanceledException`, 'Transaction cancelled', {
        CancellationReasons,
      });
    }
    for (const put of puts) this.write(put);
    return {};
  }

  private write({ TableName, Item }: JsonObject): void {
    this.table(TableName).set(keyOf(Item as AttributeMap), Item as AttributeMap);
  }

  /** What is there, as far as it was asked for, when the put's condition does not hold. */
  private refusal(put: JsonObject): { readonly Item?: AttributeMap } | undefined {
    const old = this.table(put['TableName']).get(keyOf(put['Item'] as AttributeMap));
    const condition = conditionOf(put);
    if (condition === undefined || holds(condition, old)) return undefined;
    return { Item: put['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' ? old : undefined };
  }
}

const NAMESPACE = 'com.amazonaws.dynamodb.v20120810';
const REFUSED = 'The conditional request failed';

/** @throws AwsJsonError when an attribute of the key is missing, as the service does */
function keyOf(item: AttributeMap): string {
  const { alertKey, endpointId } = item as { alertKey?: { S?: string }; endpointId?: { S?: string } };
  if (!alertKey?.S || !endpointId?.S) {
    throw new AwsJsonError('ValidationException', 'One of the required keys was not given a value');
  }
  return JSON.stringify([alertKey.S, endpointId.S]);
}
