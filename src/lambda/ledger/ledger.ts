import { GetItemCommand, PutItemCommand, type DynamoDBClient, type Put } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { LedgerConfig } from '../../contract/forwarder-config';
import type { LedgerItem } from './ledger-item';
import { PutQueue } from './put-queue';

/** What a caller wants an item to be; the ledger fills in version, times and expiry. */
export type LedgerDraft = Omit<LedgerItem, 'version' | 'updatedAt' | 'expiresAt'> & {
  /** Version of the item that was read; absent for a new one. */
  readonly version?: number;
};

const SECONDS_PER_DAY = 86_400;

/** The table of open and past alerts: one item per alert key and endpoint, every write conditional. */
export class Ledger {
  private readonly puts: PutQueue;

  public constructor(
    private readonly client: DynamoDBClient,
    private readonly config: LedgerConfig,
    private readonly now: () => number = Date.now,
  ) {
    this.puts = new PutQueue(client);
  }

  public async get(alertKey: string, endpointId: string): Promise<LedgerItem | undefined> {
    return (await this.read(alertKey, endpointId)) as LedgerItem | undefined;
  }

  /**
   * Writes an item if nobody has written it since it was read.
   * @throws LedgerConflict when somebody has; it carries what is there now.
   */
  public async put(draft: LedgerDraft): Promise<LedgerItem> {
    const item: LedgerItem = { ...draft, version: (draft.version ?? 0) + 1, ...this.times() };
    const condition =
      draft.version === undefined
        ? { ConditionExpression: 'attribute_not_exists(alertKey)' }
        : {
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: marshall({ ':version': draft.version }),
          };
    await this.puts.put({
      ...this.row(item),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ...condition,
    });
    return item;
  }

  /** Remembers which alert a vendor's own id stands for. The latest word wins. */
  public async putLink(endpointId: string, vendorId: string, alertKey: string): Promise<void> {
    const link = { alertKey: vendorId, endpointId: linkOf(endpointId), target: alertKey, ...this.times() };
    await this.client.send(new PutItemCommand(this.row(link)));
  }

  /** The alert key behind a vendor's own id. */
  public async getLink(endpointId: string, vendorId: string): Promise<string | undefined> {
    const link = await this.read(vendorId, linkOf(endpointId));
    return typeof link?.['target'] === 'string' ? link['target'] : undefined;
  }

  private async read(alertKey: string, endpointId: string): Promise<Record<string, unknown> | undefined> {
    const answer = await this.client.send(
      new GetItemCommand({
        TableName: this.config.tableName,
        Key: marshall({ alertKey, endpointId }),
        ConsistentRead: true,
      }),
    );
    return answer.Item && unmarshall(answer.Item);
  }

  private row(item: object): Required<Pick<Put, 'TableName' | 'Item'>> {
    return { TableName: this.config.tableName, Item: marshall(item, { removeUndefinedValues: true }) };
  }

  private times(): Pick<LedgerItem, 'updatedAt' | 'expiresAt'> {
    const now = this.now();
    const expiresAt = Math.floor(now / 1000) + this.config.retentionDays * SECONDS_PER_DAY;
    return { updatedAt: new Date(now).toISOString(), expiresAt };
  }
}

const linkOf = (endpointId: string): string => `link#${endpointId}`;
