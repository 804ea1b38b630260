import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { LedgerConfig } from '../../contract/forwarder-config';
import { marshall } from '../aws/client/attribute-value';
import type { DynamoDb } from '../aws/client/dynamodb';
import { ReadQueue, type ReadRow } from './read-queue';
import { lifeOf, type Row, type RowKey, type RowLife } from './row';
import { WriteQueue } from './write-queue';

/** A row that a decision rests on: it must still be as it was read. */
export type ReadVersion = RowKey & { readonly version?: number };

/** Rows that are written together, if they and the others are as they were read. */
export interface Commit {
  /** With the versions that were read; without one for a new row. */
  readonly puts: readonly Row[];
  readonly unchanged?: readonly ReadVersion[];
}

/** The table of findings and alerts: every write conditional. */
export class Ledger {
  private readonly reads: ReadQueue;
  private readonly writes: WriteQueue;

  public constructor(
    private readonly client: DynamoDb,
    private readonly config: LedgerConfig,
    private readonly now: () => number = Date.now,
  ) {
    this.reads = new ReadQueue(client, config.tableName);
    this.writes = new WriteQueue(client);
  }

  /** The rows in the order of the keys. */
  public read(keys: readonly RowKey[]): Promise<readonly (ReadRow | undefined)[]> {
    return this.reads.read(keys);
  }

  /**
   * Writes all of it, or nothing.
   * @throws LedgerConflict when one of the rows is not as it was read
   */
  public async commit({ puts, unchanged = [] }: Commit): Promise<void> {
    const written = new Set(puts.map(nameOf));
    const checks = unchanged.filter((row) => !written.has(nameOf(row)));
    if (puts.length === 0) return;
    await this.writes.write([
      ...puts.map((row) => this.putOf(row)),
      ...checks.map((row) => this.checkOf(row)),
    ]);
  }

  /** Remembers which alerts a vendor's own id stands for. The latest word wins. */
  public async putLink(endpointId: string, vendorId: string, alertKey: string): Promise<void> {
    const now = this.now();
    const link = { alertKey: vendorId, endpointId: linkOf(endpointId), target: alertKey };
    const expiresAt = Math.floor(now / 1000) + this.config.retentionDays * SECONDS_PER_DAY;
    const Item = marshall({ ...link, updatedAt: new Date(now).toISOString(), expiresAt });
    await this.client.putItem({ TableName: this.config.tableName, Item });
  }

  /** The alert key behind a vendor's own id. */
  public async getLink(endpointId: string, vendorId: string): Promise<string | undefined> {
    const [link] = await this.reads.read([{ alertKey: vendorId, endpointId: linkOf(endpointId) }]);
    return typeof link?.['target'] === 'string' ? link['target'] : undefined;
  }

  private putOf(row: Row): TransactWriteItem {
    const now = this.now();
    const { version = 0, ...rest } = row;
    const item = {
      ...rest,
      version: version + 1,
      updatedAt: new Date(now).toISOString(),
      ...NO_LIFE,
      ...lifeOf(row, now, this.config.retentionDays),
    };
    const Item = marshall(item);
    return { Put: { TableName: this.config.tableName, Item, ...asRead(row) } };
  }

  private checkOf(row: ReadVersion): TransactWriteItem {
    const { alertKey, endpointId } = row;
    const Key = marshall({ alertKey, endpointId });
    return { ConditionCheck: { TableName: this.config.tableName, Key, ...asRead(row) } };
  }
}

const SECONDS_PER_DAY = 86_400;

/** A row that was read brings what held for it then. */
const NO_LIFE: RowLife = { expiresAt: undefined, openEndpoint: undefined, openSince: undefined };

const nameOf = ({ alertKey, endpointId }: RowKey): string => `${alertKey} ${endpointId}`;

const linkOf = (endpointId: string): string => `link#${endpointId}`;

/** The condition that nobody has written the row since it was read. */
const asRead = ({ version }: { readonly version?: number }) =>
  version === undefined
    ? { ConditionExpression: 'attribute_not_exists(alertKey)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: marshall({ ':version': version }),
      };
