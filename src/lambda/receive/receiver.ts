import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { FindingUpdate } from '../../contract/finding-update';
import type { ReceiverConfig, ReceiverEndpoint } from '../../contract/sync-config';
import type { JsonObject } from '../finding/json';
import type { WebhookRequest } from '../http/webhook-request';
import { partOf } from '../vendors/part-of';
import { RECEIVE_PARTS } from '../vendors/receive-registry';
import type { ReceivePart, VendorUpdate } from '../vendors/vendor';
import type { Authenticity } from './authenticity';
import { reply, replyWith, type ReplyName } from './http-reply';
import { readRequest } from './http-request';
import { webhookForm } from './webhook-form';
import { parseWebhookJson } from './webhook-json';

/** Most that a vendor sends: PagerDuty's best effort, and far above the others'. */
export const MAX_BODY_BYTES = 256 * 1024;

/** What became of one request; `detail` never holds more than an event's type or a field's name. */
export interface ReceiverOutcome {
  readonly reply: ReplyName | 'invalid';
  readonly endpointId?: string;
  readonly detail?: string;
}

export interface ReceiverPorts {
  readonly authenticity: Authenticity;
  enqueue(update: FindingUpdate): Promise<void>;
  observe(outcome: ReceiverOutcome): void;
}

/** What became of a request, where one of the fixed replies says it. */
type Answered = ReceiverOutcome & { readonly reply: ReplyName };

/** An endpoint, and how its vendor's webhooks are read. */
interface Route {
  readonly endpoint: ReceiverEndpoint;
  readonly vendor: ReceivePart;
}

export class Receiver {
  private readonly routes: ReadonlyMap<string, Route>;

  /** @throws RangeError when an endpoint names a vendor that is not known */
  public constructor(
    config: ReceiverConfig,
    private readonly ports: ReceiverPorts,
    vendors: Readonly<Record<string, ReceivePart>> = RECEIVE_PARTS,
  ) {
    const endpoints = Object.entries(config.endpoints);
    this.routes = new Map(
      endpoints.map(([id, endpoint]) => [id, { endpoint, vendor: partOf(vendors, endpoint.vendor) }]),
    );
  }

  /** Answers one request; what cannot be answered now gets 503, which every vendor tries again. */
  public async receive(event: APIGatewayProxyEventV2, now: Date): Promise<APIGatewayProxyStructuredResultV2> {
    const request = readRequest(event, now);
    const route = this.routes.get(request.endpointId ?? '');
    if (route === undefined) return this.answer({ reply: 'unknownEndpoint' });
    const refused = await this.refusal(route.endpoint, request);
    return refused ? this.answer({ ...refused, endpointId: request.endpointId }) : this.take(route, request);
  }

  private async refusal(endpoint: ReceiverEndpoint, request: WebhookRequest): Promise<Answered | undefined> {
    if (request.method !== 'POST') return { reply: 'methodNotAllowed' };
    if (request.body.length > MAX_BODY_BYTES) return { reply: 'tooLarge' };
    const verdict = await this.ports.authenticity.check(endpoint, request);
    if (verdict === 'unknown') return { reply: 'unavailable', detail: 'no secret at hand matches' };
    return verdict === 'forged' ? { reply: 'unauthorized' } : undefined;
  }

  private async take(
    { endpoint, vendor }: Route,
    request: WebhookRequest,
  ): Promise<APIGatewayProxyStructuredResultV2> {
    const { endpointId = '' } = request;
    const content = vendor.bodies === 'form' ? webhookForm(request.body) : parseWebhookJson(request.body);
    if (content === undefined) return this.answer({ reply: 'notJson', endpointId });
    const parsed = vendor.parse({ content, request });
    switch (parsed.kind) {
      case 'ignored':
        return this.answer({ reply: 'ignored', endpointId, detail: parsed.eventType }, parsed.reply);
      case 'invalid':
        this.ports.observe({ reply: 'invalid', endpointId, detail: parsed.problem });
        return replyWith(400, { message: parsed.problem });
      case 'updates':
        return this.enqueue(endpointId, endpoint, parsed.updates, parsed.reply);
    }
  }

  /** All or none: what is put on the queue twice, because the vendor tries again, is known by its event id. */
  private async enqueue(
    endpointId: string,
    { vendor }: ReceiverEndpoint,
    updates: readonly VendorUpdate[],
    body: JsonObject | undefined,
  ): Promise<APIGatewayProxyStructuredResultV2> {
    try {
      const messages = updates.map((update) => ({ version: 1 as const, endpointId, vendor, ...update }));
      await Promise.all(messages.map((message) => this.ports.enqueue(message)));
      const detail = updates.map(({ action }) => action).join(', ');
      return this.answer({ reply: 'accepted', endpointId, detail }, body);
    } catch (error) {
      const detail = error instanceof Error ? error.name : 'unknown error';
      return this.answer({ reply: 'unavailable', endpointId, detail });
    }
  }

  private answer(outcome: Answered, body?: JsonObject): APIGatewayProxyStructuredResultV2 {
    this.ports.observe(outcome);
    return body === undefined ? reply(outcome.reply) : replyWith(200, body);
  }
}
