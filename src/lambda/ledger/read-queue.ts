import { marshall, unmarshall, type Item } from '../aws/client/attribute-value';
import type { DynamoDb } from '../aws/client/dynamodb';
import type { RowKey } from './row';

export type ReadRow = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly keys: readonly RowKey[];
  readonly resolve: (rows: readonly (ReadRow | undefined)[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** DynamoDB's limit for one call. */
const MOST_TOGETHER = 100;
/** Calls for keys that DynamoDB left out because it was busy. */
const MOST_ROUNDS = 4;

const nameOf = ({ alertKey, endpointId }: RowKey): string => `${alertKey} ${endpointId}`;

/** Reads what is asked for at the same moment in one call, strongly consistent. */
export class ReadQueue {
  private waiting: Waiting[] = [];

  public constructor(
    private readonly client: DynamoDb,
    private readonly tableName: string,
  ) {}

  /** The rows in the order of the keys; undefined where there is none. */
  public read(keys: readonly RowKey[]): Promise<readonly (ReadRow | undefined)[]> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => void this.flush());
      this.waiting.push({ keys, resolve, reject });
    });
  }

  private async flush(): Promise<void> {
    const all = this.waiting.splice(0);
    try {
      const rows = await this.rowsOf(all.flatMap(({ keys }) => keys));
      for (const { keys, resolve } of all) resolve(keys.map((key) => rows.get(nameOf(key))));
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  }

  private async rowsOf(keys: readonly RowKey[]): Promise<ReadonlyMap<string, ReadRow>> {
    const unique = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
    const chunks = Array.from({ length: Math.ceil(unique.length / MOST_TOGETHER) }, (_, index) =>
      unique.slice(index * MOST_TOGETHER, (index + 1) * MOST_TOGETHER),
    );
    const found = await Promise.all(chunks.map((chunk) => this.call(chunk)));
    return new Map(found.flat().map((row) => [nameOf(row as unknown as RowKey), row]));
  }

  private async call(keys: readonly RowKey[]): Promise<readonly ReadRow[]> {
    const rows: ReadRow[] = [];
    let left = keys.map(({ alertKey, endpointId }) => marshall({ alertKey, endpointId }));
    for (let round = 0; left.length > 0; round++) {
      if (round === MOST_ROUNDS) throw new Error(`DynamoDB left ${left.length} keys unread.`);
      const { found, unread } = await this.round(left);
      rows.push(...found);
      left = unread;
    }
    return rows;
  }

  private async round(keys: Item[]) {
    const { tableName } = this;
    const RequestItems = { [tableName]: { Keys: keys, ConsistentRead: true } };
    const answer = await this.client.batchGetItem({ RequestItems });
    return {
      found: (answer.Responses?.[tableName] ?? []).map((item) => unmarshall(item)),
      unread: answer.UnprocessedKeys?.[tableName]?.Keys ?? [],
    };
  }
}
