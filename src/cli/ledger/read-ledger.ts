import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AlertRecord } from '../../lambda/state/alert-record';
import { FINDING_ROW, type FindingRecord } from '../../lambda/state/finding-record';
import type { Clients } from '../aws/clients';
import { dynamoDbSdk } from '../aws/clients';

/** `BatchGetItem` takes at most a hundred keys. */
const BATCH = 100;

interface Key {
  readonly alertKey: string;
  readonly endpointId: string;
}

/** An open alert as the sparse index knows it. */
export interface OpenAlert extends Key {
  /** Epoch milliseconds. */
  readonly openSince: number;
}

export interface History {
  readonly finding?: FindingRecord;
  readonly alerts: readonly AlertRecord[];
}

type Item = Record<string, AttributeValue>;

/** Reads the table of findings and alerts, and never writes it. */
export class LedgerReader {
  public constructor(
    private readonly clients: Clients,
    private readonly tableName: string,
  ) {}

  /** Open alerts of one endpoint, the oldest first. */
  public async openAlerts(endpointId: string): Promise<readonly OpenAlert[]> {
    const { paginateQuery } = dynamoDbSdk();
    const pages = paginateQuery(
      { client: this.clients.dynamoDb },
      {
        TableName: this.tableName,
        IndexName: 'open-alerts',
        KeyConditionExpression: 'openEndpoint = :endpoint',
        ExpressionAttributeValues: { ':endpoint': { S: endpointId } },
      },
    );
    const alerts: OpenAlert[] = [];
    for await (const { Items = [] } of pages)
      alerts.push(...Items.map((item) => unmarshall(item) as OpenAlert));
    return alerts;
  }

  /** A finding, and every alert that tells of it: under its own key, or under that of its group. */
  public async history(alertKey: string): Promise<History> {
    const { QueryCommand } = dynamoDbSdk();
    const { Items = [] } = await this.clients.dynamoDb.send(
      new QueryCommand({
        TableName: this.tableName,
        KeyConditionExpression: 'alertKey = :key',
        ExpressionAttributeValues: { ':key': { S: alertKey } },
      }),
    );
    const rows = Items.map((item) => unmarshall(item)) as (AlertRecord | FindingRecord)[];
    const finding = rows.find((row): row is FindingRecord => row.endpointId === FINDING_ROW);
    const own = rows.filter((row): row is AlertRecord => 'schema' in row);
    const grouped = Object.entries(finding?.alerts ?? {}).map(([endpointId, key]) => ({
      endpointId,
      alertKey: key,
    }));
    const others = grouped.filter((key) => key.alertKey !== alertKey);
    return { finding, alerts: [...own, ...(await this.alerts(others))] };
  }

  public async alerts(keys: readonly Key[]): Promise<readonly AlertRecord[]> {
    return (await this.rows(keys)) as readonly AlertRecord[];
  }

  public async findings(alertKeys: readonly string[]): Promise<readonly FindingRecord[]> {
    const keys = [...new Set(alertKeys)].map((alertKey) => ({ alertKey, endpointId: FINDING_ROW }));
    return (await this.rows(keys)) as readonly FindingRecord[];
  }

  private async rows(keys: readonly Key[]): Promise<readonly unknown[]> {
    const rows: unknown[] = [];
    for (let at = 0; at < keys.length; at += BATCH)
      rows.push(...(await this.batch(keys.slice(at, at + BATCH))));
    return rows;
  }

  private async batch(keys: readonly Key[]): Promise<readonly unknown[]> {
    const { BatchGetItemCommand } = dynamoDbSdk();
    const rows: unknown[] = [];
    let wanted: Item[] = keys.map(({ alertKey, endpointId }) => ({
      alertKey: { S: alertKey },
      endpointId: { S: endpointId },
    }));
    while (wanted.length > 0) {
      const RequestItems = { [this.tableName]: { Keys: wanted } };
      const answer = await this.clients.dynamoDb.send(new BatchGetItemCommand({ RequestItems }));
      rows.push(...(answer.Responses?.[this.tableName] ?? []).map((item) => unmarshall(item)));
      wanted = answer.UnprocessedKeys?.[this.tableName]?.Keys ?? [];
    }
    return rows;
  }
}
