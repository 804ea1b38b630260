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
    BatchGetItem: (input) => this.batchGetItem(input),
    Query: (input) => (input['IndexName'] === undefined ? this.queryKey(input) : this.queryOpenAlerts(input)),
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

  private batchGetItem({ RequestItems }: JsonObject): object {
    this.calls.push('BatchGetItem');
    const tables = Object.entries(
      RequestItems as Readonly<Record<string, { readonly Keys: AttributeMap[] }>>,
    );
    if (tables.some(([, { Keys }]) => new Set(Keys.map(keyOf)).size < Keys.length)) {
      throw new AwsJsonError('ValidationException', 'Provided list of item keys contains duplicates');
    }
    const Responses = tables.map(([name, { Keys }]) => [
      name,
      Keys.map((key) => this.table(name).get(keyOf(key))).filter((item) => item !== undefined),
    ]);
    return { Responses: Object.fromEntries(Responses) as object, UnprocessedKeys: {} };
  }

  /** All rows of one partition key. */
  private queryKey({ TableName, ExpressionAttributeValues: values }: JsonObject): object {
    this.calls.push('Query');
    const wanted = Object.values(values as AttributeMap).map((value) => JSON.stringify(value));
    const Items = [...this.table(TableName).values()].filter(({ alertKey }) =>
      wanted.includes(JSON.stringify(alertKey)),
    );
    return { Items, Count: Items.length, ScannedCount: Items.length };
  }

  /** The sparse index of open alerts alone, by endpoint and age, with nothing but keys. */
  private queryOpenAlerts({ TableName, IndexName, ExpressionAttributeValues: values }: JsonObject): object {
    this.calls.push('Query');
    if (IndexName !== 'open-alerts') {
      throw new AwsJsonError(
        'ValidationException',
        `The table does not have the index: ${String(IndexName)}`,
      );
    }
    const wanted = Object.values(values as AttributeMap).map((value) => JSON.stringify(value));
    const items = [...this.table(TableName).values()] as readonly OpenItem[];
    const found = items.filter(({ openEndpoint }) => wanted.includes(JSON.stringify(openEndpoint)));
    const Items = found
      .sort((one, other) => Number(one.openSince?.N) - Number(other.openSince?.N))
      .map(({ alertKey, endpointId, openEndpoint, openSince }) => ({
        ...{ alertKey, endpointId, openEndpoint, openSince },
      }));
    return { Items, Count: Items.length, ScannedCount: Items.length };
  }

  private putItem(input: JsonObject): object {
    this.calls.push('PutItem');
    const refusal = this.refusal(input);
    if (refusal) throw new AwsJsonError(`${NAMESPACE}#ConditionalCheckFailedException`, REFUSED, refusal);
    this.write(input);
    return {};
  }

  /** Puts and checks; all of them or none. */
  private transactWriteItems({ TransactItems }: JsonObject): object {
    this.calls.push('TransactWriteItems');
    const items = TransactItems as readonly {
      readonly Put?: JsonObject;
      readonly ConditionCheck?: JsonObject;
    }[];
    const all = items.map(({ Put, ConditionCheck }) => Put ?? ConditionCheck ?? {});
    const keys = all.map((item) => `${String(item['TableName'])} ${keyOf(keyPart(item))}`);
    if (new Set(keys).size < keys.length) {
      throw new AwsJsonError(
        'ValidationException',
        'Transaction request cannot include multiple operations on one item',
      );
    }
    const refusals = all.map((item) => this.refusal(item));
    if (refusals.some((refusal) => refusal !== undefined)) {
      const CancellationReasons = refusals.map((refusal) =>
        refusal ? { Code: 'ConditionalCheckFailed', Message: REFUSED, ...refusal } : { Code: 'None' },
      );
      throw new AwsJsonError(`${NAMESPACE}#TransactionCanceledException`, 'Transaction cancelled', {
        CancellationReasons,
      });
    }
    for (const { Put } of items) if (Put) this.write(Put);
    return {};
  }

  private write({ TableName, Item }: JsonObject): void {
    this.table(TableName).set(keyOf(Item as AttributeMap), Item as AttributeMap);
  }

  /** What is there, as far as it was asked for, when the condition of a put or check does not hold. */
  private refusal(put: JsonObject): { readonly Item?: AttributeMap } | undefined {
    const old = this.table(put['TableName']).get(keyOf(keyPart(put)));
    const condition = conditionOf(put);
    if (condition === undefined || holds(condition, old)) return undefined;
    return { Item: put['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' ? old : undefined };
  }
}

interface OpenItem extends AttributeMap {
  readonly openSince?: { readonly N: string };
}

const NAMESPACE = 'com.amazonaws.dynamodb.v20120810';
const REFUSED = 'The conditional request failed';

const keyPart = (item: JsonObject): AttributeMap => (item['Item'] ?? item['Key']) as AttributeMap;

/** @throws AwsJsonError when an attribute of the key is missing, as the service does */
function keyOf(item: AttributeMap): string {
  const { alertKey, endpointId } = item as { alertKey?: { S?: string }; endpointId?: { S?: string } };
  if (!alertKey?.S || !endpointId?.S) {
    throw new AwsJsonError('ValidationException', 'One of the required keys was not given a value');
  }
  return JSON.stringify([alertKey.S, endpointId.S]);
}
