import { startVendor, type VendorRequestRecord } from '../../local/vendor-server';

export interface JsmAlert {
  readonly alias: string;
  readonly alertId: string;
  open: boolean;
  acknowledged: boolean;
  priority: string;
  readonly notes: string[];
}

type Fields = Readonly<Record<string, string>>;

/**
 * JSM Operations with the life of its alerts: every change, a person's or one through the API, is told by a webhook,
 * as the vendor does. `updatedAt` is in nanoseconds and never the same twice.
 */
export class JsmAlerts {
  public readonly webhooks: string[] = [];
  private readonly alerts: JsmAlert[] = [];
  private tick = 0n;

  public constructor(private readonly now: () => Date) {}

  public latest(alias: string): JsmAlert | undefined {
    return this.alerts.filter((alert) => alert.alias === alias).at(-1);
  }

  public openCount(alias: string): number {
    return this.alerts.filter((alert) => alert.alias === alias && alert.open).length;
  }

  public create(alias: string, priority: string): void {
    if (this.latest(alias)?.open) return;
    const alertId = `alert-${this.alerts.length}`;
    this.alerts.push({ alias, alertId, open: true, acknowledged: false, priority, notes: [] });
    this.tell('Create', alias, 'AWS Security Hub');
  }

  /** Answers false where the alert's state leaves nothing to do. */
  public act(action: string, alias: string, username: string, fields: Fields = {}): boolean {
    const alert = this.latest(alias);
    if (!alert?.open) return false;
    const changed = this.change(action, alert, fields);
    if (changed) this.tell(action, alias, username, fields);
    return changed;
  }

  private change(action: string, alert: JsmAlert, fields: Fields): boolean {
    switch (action) {
      case 'Acknowledge':
      case 'UnAcknowledge': {
        const acknowledged = action === 'Acknowledge';
        const changed = alert.acknowledged !== acknowledged;
        alert.acknowledged = acknowledged;
        return changed;
      }
      case 'Close':
        alert.open = false;
        return true;
      case 'AddNote':
        alert.notes.push(fields['note'] ?? '');
        return true;
      default: {
        const changed = alert.priority !== fields['priority'];
        alert.priority = fields['priority'] ?? alert.priority;
        return changed;
      }
    }
  }

  private tell(action: string, alias: string, username: string, fields: Fields = {}): void {
    const updatedAt = BigInt(this.now().getTime()) * 1_000_000n + this.tick++;
    const alert = { alertId: this.latest(alias)?.alertId, alias, username, ...fields };
    const text = JSON.stringify({ action, alert, integrationName: 'Security Hub' });
    this.webhooks.push(text.replace('"alert":{', `"alert":{"updatedAt":${updatedAt},`));
  }
}

const ACTIONS: Readonly<Record<string, string>> = {
  acknowledge: 'Acknowledge',
  close: 'Close',
  notes: 'AddNote',
  priority: 'UpdatePriority',
};

/** The Alert API over HTTP, in front of the alerts. */
export async function startJsm(now: () => Date) {
  const server = await startVendor();
  const alerts = new JsmAlerts(now);
  server.answerUsually(({ path, json }: VendorRequestRecord) => {
    const body = json as Fields;
    const [, alias, verb] = /^\/v2\/alerts\/([^/]+)\/([^?]+)\?identifierType=alias$/.exec(path) ?? [];
    if (alias === undefined) alerts.create(body['alias'] ?? '', body['priority'] ?? 'P3');
    else {
      const user = body['user'] ?? 'api';
      alerts.act(ACTIONS[verb ?? ''] ?? '', alias, user, pick(body, verb === 'notes' ? 'note' : 'priority'));
      // A note that goes along with another action is told as a note of its own.
      if (verb !== 'notes' && body['note']) alerts.act('AddNote', alias, user, pick(body, 'note'));
    }
    return { body: { result: 'Request will be processed' } };
  });
  return { alerts, server, close: () => server.close() };
}

const pick = (body: Fields, name: string): Fields => (body[name] === undefined ? {} : { [name]: body[name] });
