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
    const table = this.table(input['TableName']);
    const item = input['Item'] as AttributeMap;
    const old = table.get(keyOf(item));
    const condition = conditionOf(input);
    if (condition && !holds(condition, old)) {
      const Item = input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' ? old : undefined;
      throw new AwsJsonError(
        'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
        'The conditional request failed',
        { Item },
      );
    }
    table.set(keyOf(item), item);
    return {};
  }
}

/** @throws AwsJsonError when an attribute of the key is missing, as the service does */
function keyOf(item: AttributeMap): string {
  const { alertKey, endpointId } = item as { alertKey?: { S?: string }; endpointId?: { S?: string } };
  if (!alertKey?.S || !endpointId?.S) {
    throw new AwsJsonError('ValidationException', 'One of the required keys was not given a value');
  }
  return JSON.stringify([alertKey.S, endpointId.S]);
}
