import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { HttpRequest } from '../../../local/lambda';
import { SECRETS } from './api-stack';
import type { Vendor } from './vendor-words';

/** What a person does at a vendor. */
export type Deed =
  | { readonly does: 'learn' | 'acknowledge' | 'close' }
  | { readonly does: 'note'; readonly text: string }
  | { readonly does: 'priority'; readonly priority: string };

type Body = Readonly<Record<string, unknown>>;

/** Each webhook is later than the one before, as vendors' clocks have it. */
let last = 0;
const nextTime = (): Date => new Date((last = Math.max(last + 10, Date.now())));

const post = (vendor: Vendor, body: Body, headers: Readonly<Record<string, string>>): HttpRequest => ({
  method: 'POST',
  path: `/${vendor}`,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const PAGERDUTY = {
  learn: 'incident.triggered',
  acknowledge: 'incident.acknowledged',
  close: 'incident.resolved',
  note: 'incident.annotated',
  priority: 'incident.priority_updated',
} as const;

function pagerDuty(key: string, deed: Deed): HttpRequest {
  const incident = { id: `P${key.slice(0, 13).toUpperCase()}`, type: 'incident', incident_key: key };
  const data = {
    ...(deed.does === 'note' ? { id: 'N1', content: deed.text, incident } : incident),
    ...(deed.does === 'priority' && { priority: { summary: deed.priority } }),
  };
  const occurredAt = nextTime().toISOString();
  const event = {
    id: `E${occurredAt}`,
    event_type: PAGERDUTY[deed.does],
    resource_type: 'incident',
    occurred_at: occurredAt,
    agent: { summary: 'Alice Example', type: 'user_reference' },
    data,
  };
  const signature = createHmac('sha256', SECRETS['pagerduty-signing']).update(JSON.stringify({ event }));
  return post('pagerduty', { event }, { 'X-PagerDuty-Signature': `v1=${signature.digest('hex')}` });
}

const JSM = {
  learn: 'Create',
  acknowledge: 'Acknowledge',
  close: 'Close',
  note: 'AddNote',
  priority: 'UpdatePriority',
};

function jsm(key: string, deed: Deed): HttpRequest {
  const alert = {
    alertId: `jsm-${key.slice(0, 8)}`,
    alias: key,
    username: 'alice@example.com',
    updatedAt: nextTime().getTime() * 1_000_000,
    ...(deed.does === 'note' && { note: deed.text }),
    ...(deed.does === 'priority' && { priority: deed.priority }),
  };
  return post('jsm', { action: JSM[deed.does], alert }, { Authorization: SECRETS['jsm-webhook'] });
}

const ILERT = {
  learn: 'alert-created',
  acknowledge: 'alert-acknowledged',
  close: 'alert-resolved',
  note: 'alert-comment-added',
  priority: 'alert-updated',
};

function ilert(key: string, deed: Deed): HttpRequest {
  const body = {
    id: 4711,
    alertKey: key,
    eventType: ILERT[deed.does],
    timestamp: nextTime().toISOString(),
    assignedTo: { firstName: 'Alice', lastName: 'Example' },
    ...(deed.does === 'note' && { comment: deed.text }),
  };
  return post('ilert', body, { Authorization: SECRETS['ilert-webhook'] });
}

const WEBHOOK = {
  learn: 'alert.opened',
  acknowledge: 'alert.acknowledged',
  close: 'alert.closed',
  note: 'alert.note_added',
  priority: 'alert.priority_updated',
};

function webhook(alertKey: string, deed: Deed): HttpRequest {
  const data = {
    alertKey,
    actor: 'Alice Example',
    ...(deed.does === 'note' && { note: deed.text }),
    ...(deed.does === 'priority' && { priority: deed.priority }),
  };
  const body = { type: WEBHOOK[deed.does], timestamp: nextTime().toISOString(), data };
  const id = `msg_${body.timestamp}`;
  const signedAt = new Date();
  return post('webhook', body, {
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(signedAt.getTime() / 1000)}`,
    'webhook-signature': new Webhook(SECRETS['webhook-back']).sign(id, signedAt, JSON.stringify(body)),
  });
}

const MAKERS = { pagerduty: pagerDuty, jsm, ilert, webhook };

/** The vendor's own webhook about an alert, signed with the vendor's own secret. */
export const vendorWebhook = (vendor: Vendor, key: string, deed: Deed): HttpRequest =>
  MAKERS[vendor](key, deed);
