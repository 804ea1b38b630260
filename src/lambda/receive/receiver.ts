import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { FindingUpdate } from '../../contract/finding-update';
import type { ReceiverConfig, ReceiverEndpoint } from '../../contract/sync-config';
import type { Authenticity } from './authenticity';
import { reply, replyWith, type ReplyName } from './http-reply';
import { readRequest, type WebhookRequest } from './http-request';
import { PARSERS } from './parsers';
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

export class Receiver {
  public constructor(
    private readonly config: ReceiverConfig,
    private readonly ports: ReceiverPorts,
  ) {}

  /** Answers one request; what cannot be answered now gets 503, which every vendor tries again. */
  public async receive(event: APIGatewayProxyEventV2, now: Date): Promise<APIGatewayProxyStructuredResultV2> {
    const request = readRequest(event, now);
    const endpoint = this.endpoint(request);
    if (endpoint === undefined) return this.answer({ reply: 'unknownEndpoint' });
    const refused = await this.refusal(endpoint, request);
    return refused
      ? this.answer({ reply: refused, endpointId: request.endpointId })
      : this.take(endpoint, request);
  }

  private endpoint({ endpointId = '' }: WebhookRequest): ReceiverEndpoint | undefined {
    const { endpoints } = this.config;
    return Object.hasOwn(endpoints, endpointId) ? endpoints[endpointId] : undefined;
  }

  private async refusal(endpoint: ReceiverEndpoint, request: WebhookRequest): Promise<ReplyName | undefined> {
    if (request.method !== 'POST') return 'methodNotAllowed';
    if (request.body.length > MAX_BODY_BYTES) return 'tooLarge';
    const verdict = await this.ports.authenticity.check(endpoint, request);
    if (verdict === 'unknown') return 'unavailable';
    return verdict === 'forged' ? 'unauthorized' : undefined;
  }

  private async take(
    endpoint: ReceiverEndpoint,
    request: WebhookRequest,
  ): Promise<APIGatewayProxyStructuredResultV2> {
    const { endpointId = '' } = request;
    const json = parseWebhookJson(request.body);
    if (json === undefined) return this.answer({ reply: 'notJson', endpointId });
    const parsed = PARSERS[endpoint.vendor]({ json, request });
    if (parsed.kind === 'ignored') {
      return this.answer({ reply: 'ignored', endpointId, detail: parsed.eventType });
    }
    if (parsed.kind === 'invalid') {
      this.ports.observe({ reply: 'invalid', endpointId, detail: parsed.problem });
      return replyWith(400, parsed.problem);
    }
    return this.enqueue({ version: 1, endpointId, vendor: endpoint.vendor, ...parsed.update });
  }

  private async enqueue(update: FindingUpdate): Promise<APIGatewayProxyStructuredResultV2> {
    const { endpointId, action } = update;
    try {
      await this.ports.enqueue(update);
      return this.answer({ reply: 'accepted', endpointId, detail: action });
    } catch (error) {
      const detail = error instanceof Error ? error.name : 'unknown error';
      return this.answer({ reply: 'unavailable', endpointId, detail });
    }
  }

  private answer(
    outcome: ReceiverOutcome & { readonly reply: ReplyName },
  ): APIGatewayProxyStructuredResultV2 {
    this.ports.observe(outcome);
    return reply(outcome.reply);
  }
}
