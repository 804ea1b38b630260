import { randomUUID } from 'node:crypto';
import type { OutgoingWebhook, VendorAlert, VendorDeed } from '../alert';

/** Body of a request of the Alert API, as far as it changes anything here. */
export interface JsmBody {
  readonly message?: string;
  readonly alias?: string;
  readonly priority?: string;
  readonly user?: string;
  readonly note?: string;
}

interface Alert {
  readonly alertId: string;
  readonly alias: string;
  readonly message: string;
  state: 'open' | 'acknowledged' | 'resolved';
  priority: string;
  readonly notes: string[];
}

type Fields = Readonly<Record<string, string>>;

/**
 * Alerts of Jira Service Management Operations, with the outgoing webhook: every change, a person's or one through the
 * API, is told. `updatedAt` is in nanoseconds and never the same twice.
 * https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/
 */
export class JsmAlerts {
  private readonly all: Alert[] = [];
  private tick = 0n;

  public constructor(
    private readonly now: () => Date,
    private readonly sharedSecret: () => string,
  ) {}

  public alerts(): readonly VendorAlert[] {
    return this.all.map(({ alertId: id, alias: key, message: title, state, priority, notes }) => {
      return { key, id, title, state, priority, notes };
    });
  }

  /** An alert that is open takes in every further one of its alias. */
  public create({ alias = '', message = '', priority = 'P3' }: JsmBody): OutgoingWebhook[] {
    if (this.open(alias)) return [];
    const alert: Alert = { alertId: randomUUID(), alias, message, state: 'open', priority, notes: [] };
    this.all.push(alert);
    return [this.webhook('Create', alert, 'AWS Security Hub')];
  }

  /** A request of the API about an open alert: `acknowledge`, `close`, `notes`, `priority`. */
  public request(alias: string, verb: string, body: JsmBody): OutgoingWebhook[] {
    const user = body.user ?? 'api';
    if (verb === 'notes') return this.note(alias, body.note ?? '', user);
    if (verb === 'priority') return this.prioritize(alias, body.priority ?? 'P3', user);
    if (verb !== 'acknowledge' && verb !== 'close') return [];
    // The note comes first: a closed alert takes none.
    const noted = body.note ? this.note(alias, body.note, user) : [];
    return [...noted, ...this.setState(alias, verb === 'close' ? 'resolved' : 'acknowledged', user)];
  }

  /** A person does something; no webhook where that changes nothing. JSM cannot reopen a closed alert. */
  public act(key: string, deed: VendorDeed, person: string): OutgoingWebhook[] {
    switch (deed.does) {
      case 'note':
        return this.note(key, deed.text, person);
      case 'priority':
        return this.prioritize(key, deed.priority, person);
      case 'reopen':
        return [];
      default:
        return this.setState(key, deed.does === 'close' ? 'resolved' : 'acknowledged', person);
    }
  }

  private open(alias: string): Alert | undefined {
    return this.all.find((alert) => alert.alias === alias && alert.state !== 'resolved');
  }

  private setState(alias: string, state: 'acknowledged' | 'resolved', user: string): OutgoingWebhook[] {
    const alert = this.open(alias);
    if (alert === undefined || alert.state === state) return [];
    alert.state = state;
    return [this.webhook(state === 'resolved' ? 'Close' : 'Acknowledge', alert, user)];
  }

  private note(alias: string, note: string, user: string): OutgoingWebhook[] {
    const alert = this.open(alias);
    if (alert === undefined) return [];
    alert.notes.push(note);
    return [this.webhook('AddNote', alert, user, { note })];
  }

  private prioritize(alias: string, priority: string, user: string): OutgoingWebhook[] {
    const alert = this.open(alias);
    if (alert === undefined || alert.priority === priority) return [];
    const oldPriority = alert.priority;
    alert.priority = priority;
    return [this.webhook('UpdatePriority', alert, user, { priority, oldPriority })];
  }

  private webhook(
    action: string,
    { alertId, alias, message }: Alert,
    username: string,
    fields: Fields = {},
  ): OutgoingWebhook {
    // Past what a number in JavaScript holds, so that it is put into the text.
    const updatedAt = BigInt(this.now().getTime()) * 1_000_000n + this.tick++;
    const alert = { alertId, alias, message, username, ...fields };
    const text = JSON.stringify({ action, alert, integrationName: 'Security Hub' });
    const headers = { 'content-type': 'application/json', authorization: this.sharedSecret() };
    return { key: alias, body: text.replace('"alert":{', `"alert":{"updatedAt":${updatedAt},`), headers };
  }
}
