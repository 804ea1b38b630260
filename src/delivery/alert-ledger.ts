import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import type { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { checkArn, checkInteger, checkPattern, isToken } from '../private/checks';
import { Problems } from '../private/problems';
import type { RoleGrant } from '../private/role-grant';
import { grantToRole } from '../private/role-grant';
import type { IAlertingKey } from './alerting-key';
import { AlertingKey } from './alerting-key';

/** The table that knows which finding is behind an alert. */
export interface IAlertLedger {
  readonly tableArn: string;
  readonly tableName: string;
  /** Days after an alert was resolved until it is forgotten. */
  readonly retentionDays: number;

  /**
   * ARN of the customer-managed key that encrypts the table.
   * @default - none
   */
  readonly keyArn?: string;

  /**
   * Lets a role read the table, and decrypt with its key.
   * @param scope where the role's policy belongs
   * @param id id and name of the role's policy
   * @param roleName name of a role in this account
   */
  grantRead(scope: Construct, id: string, roleName: string): IamRolePolicy;
}

export interface ExistingLedgerOptions {
  /**
   * ARN of the customer-managed key that encrypts the table.
   * @default - the table is encrypted by a key of AWS, which needs no permission
   */
  readonly keyArn?: string;

  /**
   * Days after an alert was resolved until it is forgotten, 1 to 3653. An open alert is never forgotten.
   * @default 120
   */
  readonly retentionDays?: number;
}

export interface AlertLedgerProps {
  /** Name of the table: 3 to 255 letters, digits, `_`, `.` and `-`. */
  readonly name: string;

  /**
   * Key that encrypts the table.
   * @default - a new customer-managed key
   */
  readonly key?: IAlertingKey;

  /**
   * Days after an alert was resolved until it is forgotten, 1 to 3653. An open alert is never forgotten. A finding that changes later opens a new
   * alert. Security Hub itself forgets a finding 90 days after its last update.
   * @default 120
   */
  readonly retentionDays?: number;

  /**
   * Keep a backup of the last 35 days.
   * @default true
   */
  readonly pointInTimeRecovery?: boolean;

  /**
   * Refuse to delete the table, also by `terraform destroy`.
   * @default false
   */
  readonly deletionProtection?: boolean;

  /**
   * Tags of table and key.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** Sparse: only open alerts have the keys, so that they are found without a scan. */
const OPEN_ALERTS = {
  name: 'open-alerts',
  hashKey: 'openEndpoint',
  rangeKey: 'openSince',
  projectionType: 'KEYS_ONLY',
};

const DEFAULT_RETENTION_DAYS = 120;

/** One item per alert and endpoint: which finding is behind the alert, and what was last told to whom. */
export class AlertLedger extends Construct implements IAlertLedger {
  /**
   * A table that exists already: partition key `alertKey` and sort key `endpointId`, both strings, time to live in
   * `expiresAt`; a global secondary index `open-alerts` with the keys `openEndpoint` (string) and `openSince` (number).
   * @throws ValidationError when it is not the ARN of a table
   */
  public static fromTableArn(
    scope: Construct,
    id: string,
    tableArn: string,
    options: ExistingLedgerOptions = {},
  ): IAlertLedger {
    return new ExistingLedger(scope, id, tableArn, options);
  }

  public readonly resource: DynamodbTable;
  public readonly tableArn: string;
  public readonly tableName: string;
  public readonly keyArn?: string;
  public readonly retentionDays: number;

  /** @throws ValidationError when a prop is out of range */
  public constructor(scope: Construct, id: string, props: AlertLedgerProps) {
    super(scope, id);
    checkLedger(props).throwIfAny(this);
    const key = props.key ?? new AlertingKey(this, 'Key', { name: props.name, tags: props.tags });
    this.resource = new DynamodbTable(this, 'Resource', {
      name: props.name,
      billingMode: 'PAY_PER_REQUEST',
      hashKey: 'alertKey',
      rangeKey: 'endpointId',
      attribute: [
        { name: 'alertKey', type: 'S' },
        { name: 'endpointId', type: 'S' },
        { name: 'openEndpoint', type: 'S' },
        { name: 'openSince', type: 'N' },
      ],
      globalSecondaryIndex: [OPEN_ALERTS],
      ttl: { attributeName: 'expiresAt', enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: key.keyArn },
      pointInTimeRecovery: { enabled: props.pointInTimeRecovery ?? true },
      deletionProtectionEnabled: props.deletionProtection ?? false,
      tags: props.tags,
    });
    this.tableArn = this.resource.arn;
    this.tableName = this.resource.name;
    this.keyArn = key.keyArn;
    this.retentionDays = props.retentionDays ?? DEFAULT_RETENTION_DAYS;
  }

  public grantRead(scope: Construct, id: string, roleName: string): IamRolePolicy {
    return grantToRole(scope, id, roleName, readGrant(this));
  }
}

class ExistingLedger extends Construct implements IAlertLedger {
  public readonly tableName: string;
  public readonly retentionDays: number;
  public readonly keyArn?: string;

  public constructor(
    scope: Construct,
    id: string,
    public readonly tableArn: string,
    options: ExistingLedgerOptions,
  ) {
    super(scope, id);
    const problems = new Problems();
    problems.add(...checkArn('tableArn', tableArn, 'dynamodb'));
    problems.add(...checkPattern('tableArn', tableArn, /:table\/[^/]+$/, 'the ARN of a table'));
    problems.add(...checkArn('keyArn', options.keyArn, 'kms'));
    problems.add(...checkRetention(options.retentionDays));
    problems.throwIfAny(this);
    const parts = isToken(tableArn) ? Fn.split('/', tableArn) : tableArn.split('/');
    this.tableName = isToken(tableArn) ? String(Fn.element(parts, 1)) : (parts[1] ?? '');
    this.retentionDays = options.retentionDays ?? DEFAULT_RETENTION_DAYS;
    this.keyArn = options.keyArn;
  }

  public grantRead(scope: Construct, id: string, roleName: string): IamRolePolicy {
    return grantToRole(scope, id, roleName, readGrant(this));
  }
}

const readGrant = ({ tableArn, keyArn }: IAlertLedger): RoleGrant => ({
  sid: 'ReadLedger',
  actions: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan'],
  resources: [tableArn, `${tableArn}/index/*`],
  keyArn,
  keyActions: ['kms:Decrypt'],
});

const checkRetention = (days: number | undefined) => checkInteger('retentionDays', days, 1, 3653);

function checkLedger(props: AlertLedgerProps): Problems {
  const problems = new Problems();
  problems.add(
    ...checkPattern('name', props.name, /^[\w.-]{3,255}$/, '3 to 255 letters, digits, `_`, `.` and `-`'),
  );
  problems.add(...checkRetention(props.retentionDays));
  return problems;
}
