import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { WebhookRequest } from '../../../src/lambda/http/webhook-request';

export const KEY = '0f'.repeat(32);
export const NOW = new Date('2026-11-21T10:00:00.250Z');

export interface HttpEventOptions {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly base64?: boolean;
}

/** An event of API Gateway's HTTP API, payload format 2.0. */
export function httpEvent(options: HttpEventOptions): APIGatewayProxyEventV2 {
  const { method = 'POST', path = '/oncall', headers = {}, base64 = false } = options;
  const bytes = Buffer.from(options.body ?? '');
  return {
    version: '2.0',
    routeKey: 'POST /{endpoint}',
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', ...headers },
    requestContext: {
      accountId: '111122223333',
      apiId: 'a1b2c3d4e5',
      domainName: 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com',
      domainPrefix: 'a1b2c3d4e5',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'vendor' },
      requestId: 'request',
      routeKey: 'POST /{endpoint}',
      stage: '$default',
      time: '21/Nov/2026:10:00:00 +0000',
      timeEpoch: NOW.getTime(),
    },
    body: base64 ? bytes.toString('base64') : bytes.toString('utf8'),
    isBase64Encoded: base64,
  };
}

export const request = (body: string | Buffer, headers: Record<string, string> = {}): WebhookRequest => ({
  method: 'POST',
  endpointId: 'oncall',
  url: 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/oncall',
  headers,
  body: Buffer.from(body),
  receivedAt: NOW,
});

export const pagerDutySignature = (secret: string, body: string | Buffer): string =>
  `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;

export const pagerDutyEvent = (eventType: string, data: object, event: object = {}): string =>
  JSON.stringify({
    event: {
      id: '01EVENT',
      event_type: eventType,
      resource_type: 'incident',
      occurred_at: '2026-11-21T09:59:58.5Z',
      agent: { id: 'PUSER', type: 'user_reference', summary: 'Jane Doe' },
      client: null,
      data,
      ...event,
    },
  });

export const incident = (fields: object = {}): object => ({
  id: 'PINCIDENT',
  type: 'incident',
  html_url: 'https://acme.pagerduty.com/incidents/PINCIDENT',
  incident_key: null,
  priority: null,
  ...fields,
});

export const incidentNote = (content: string): object => ({
  id: 'PNOTE',
  type: 'incident_note',
  content,
  trimmed: false,
  incident: {
    id: 'PINCIDENT',
    type: 'incident_reference',
    html_url: 'https://acme.pagerduty.com/incidents/PINCIDENT',
  },
});

/** `updatedAt` is written as digits, as the vendor does: a JavaScript number could not hold them. */
export const jsmEvent = (action: string, alert: object = {}, updatedAt = '1763719198500000007'): string =>
  JSON.stringify({
    action,
    alert: {
      updatedAt: '@',
      alertId: '7e9a6c0e-1111-2222-3333-444455556666',
      alias: KEY,
      tinyId: '42',
      message: 'text with "updatedAt":12345678901234567 inside',
      username: 'jane@example.com',
      createdAt: 1763719100000,
      ...alert,
    },
    source: { name: '', type: 'web' },
    integrationId: 'i',
    integrationName: 'Security Hub',
  }).replace('"@"', updatedAt);

export const ilertEvent = (eventType: string, fields: object = {}): string =>
  JSON.stringify({
    id: '4711',
    summary: 'summary',
    status: 'ACCEPTED',
    eventType,
    priority: 'HIGH',
    alertKey: KEY,
    alertSource: { id: 1, name: 'Security Hub' },
    responders: [
      { user: { id: 1, username: 'first' }, status: 'PENDING' },
      { user: { id: 2, username: 'jd', firstName: 'Jane', lastName: 'Doe' }, status: 'ACCEPTED' },
    ],
    reportTime: '2026-11-21T09:00:00.000Z',
    timestamp: '2026-11-21T09:59:58.123456789Z',
    eventId: 'b7d2f505-bd0f-49a2-bf8f-f238919b23fc',
    ...fields,
  });
