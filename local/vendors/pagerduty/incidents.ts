import { createHmac, randomBytes } from 'node:crypto';
import type { OutgoingWebhook, VendorAlert, VendorDeed } from '../alert';

/** One event of the Events API v2. */
export interface PagerDutyEvent {
  readonly event_action?: string;
  readonly dedup_key?: string;
  readonly payload?: { readonly summary?: string };
}

interface Incident {
  readonly id: string;
  readonly number: number;
  readonly dedupKey: string;
  title: string;
  status: 'triggered' | 'acknowledged' | 'resolved';
  priority?: string;
  readonly notes: string[];
}

interface Agent {
  readonly type: 'user_reference' | 'inbound_integration_reference';
  readonly summary: string;
}

const INTEGRATION: Agent = { type: 'inbound_integration_reference', summary: 'AWS Security Hub' };
const STATES = { triggered: 'open', acknowledged: 'acknowledged', resolved: 'resolved' } as const;
const EVENT_TYPES = {
  acknowledge: 'incident.acknowledged',
  close: 'incident.resolved',
  reopen: 'incident.reopened',
  note: 'incident.annotated',
  priority: 'incident.priority_updated',
} as const;

/**
 * PagerDuty's incidents, one an alert: Events API v2 and people change them, and every change is a webhook v3.
 * https://developer.pagerduty.com/docs/events-api-v2-overview, https://developer.pagerduty.com/docs/webhooks-overview
 */
export class PagerDutyIncidents {
  private readonly incidents: Incident[] = [];

  public constructor(
    private readonly now: () => Date,
    private readonly signingSecret: () => string,
  ) {}

  public alerts(): readonly VendorAlert[] {
    return this.incidents.map(({ id, dedupKey: key, title, status, priority, notes }) => {
      return { key, id, title, state: STATES[status], priority, notes };
    });
  }

  /** Keys of the alerts of an incident, as the REST API tells them. */
  public alertKeys(incidentId: string): readonly string[] | undefined {
    const incident = this.incidents.find(({ id }) => id === incidentId);
    return incident && [incident.dedupKey];
  }

  /** An event of an integration. What it means for an alert that is not open is dropped in silence. */
  public enqueue({ event_action, dedup_key = '', payload }: PagerDutyEvent): OutgoingWebhook[] {
    const incident = this.unresolved(dedup_key);
    if (event_action === 'trigger') return this.trigger(incident, dedup_key, payload?.summary ?? '');
    if (incident === undefined) return [];
    return event_action === 'acknowledge'
      ? this.setStatus(incident, 'acknowledged', 'incident.acknowledged', INTEGRATION)
      : this.setStatus(incident, 'resolved', 'incident.resolved', INTEGRATION);
  }

  /** A person does something; no webhook where that changes nothing. */
  public act(key: string, deed: VendorDeed, person: string): OutgoingWebhook[] {
    const agent: Agent = { type: 'user_reference', summary: person };
    const incident = this.incidents.filter(({ dedupKey }) => dedupKey === key).at(-1);
    if (incident === undefined) return [];
    if (deed.does === 'reopen') {
      return this.setStatus(incident, 'triggered', EVENT_TYPES.reopen, agent);
    }
    if (incident.status === 'resolved') return [];
    if (deed.does === 'note') {
      incident.notes.push(deed.text);
      return [this.webhook(incident, EVENT_TYPES.note, agent, deed.text)];
    }
    if (deed.does === 'priority') {
      incident.priority = deed.priority;
      return [this.webhook(incident, EVENT_TYPES.priority, agent)];
    }
    const status = deed.does === 'close' ? 'resolved' : 'acknowledged';
    return this.setStatus(incident, status, EVENT_TYPES[deed.does], agent);
  }

  private unresolved(key: string): Incident | undefined {
    return this.incidents.find(({ dedupKey, status }) => dedupKey === key && status !== 'resolved');
  }

  private trigger(open: Incident | undefined, dedupKey: string, title: string): OutgoingWebhook[] {
    if (open !== undefined) {
      open.title = title;
      return [];
    }
    const number = this.incidents.length + 1;
    const id = `P${randomBytes(5).toString('hex').toUpperCase()}`;
    const incident: Incident = { id, number, dedupKey, title, status: 'triggered', notes: [] };
    this.incidents.push(incident);
    return [this.webhook(incident, 'incident.triggered', INTEGRATION)];
  }

  private setStatus(
    incident: Incident,
    status: Incident['status'],
    eventType: string,
    agent: Agent,
  ): OutgoingWebhook[] {
    if (incident.status === status) return [];
    incident.status = status;
    return [this.webhook(incident, eventType, agent)];
  }

  private webhook(incident: Incident, eventType: string, agent: Agent, note?: string): OutgoingWebhook {
    const id = `01${randomBytes(12).toString('hex').toUpperCase()}`;
    const body = JSON.stringify({
      event: {
        id,
        event_type: eventType,
        resource_type: 'incident',
        occurred_at: this.now().toISOString(),
        agent,
        client: null,
        data: note === undefined ? dataOf(incident) : noteOf(incident, id, note),
      },
    });
    const signature = createHmac('sha256', this.signingSecret()).update(body).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-pagerduty-signature': `v1=${signature}`,
      'x-webhook-id': id,
    };
    return { key: incident.dedupKey, body, headers };
  }
}

/** An incident made by Events v2 does not tell its key: `incident_key` is often null. */
const dataOf = ({ id, number, status, title, priority }: Incident): object => ({
  id,
  type: 'incident',
  html_url: `https://example.pagerduty.com/incidents/${id}`,
  number,
  status,
  incident_key: null,
  title,
  priority:
    priority === undefined ? null : { id: `PRIO${priority}`, type: 'priority_reference', summary: priority },
  urgency: 'high',
});

const noteOf = ({ id, title }: Incident, noteId: string, content: string): object => ({
  type: 'incident_note',
  id: noteId,
  content,
  trimmed: false,
  incident: { id, type: 'incident_reference', summary: title },
});
