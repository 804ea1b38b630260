import { randomBytes } from 'node:crypto';
import type { Secrets } from '../../local/secrets';

const PAGERDUTY = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:on-call/pagerduty-AbCdEf';
const JSM_KEY = '/on-call/jsm-api-key';
const JSM_WEBHOOK = '/on-call/jsm-webhook-secret';

/** The vendors' credentials, made anew each time, on both sides: in AWS and at the vendor. */
export class VendorSecrets {
  public routingKey = fresh();
  public signingSecret = fresh();
  public apiToken = fresh();
  public jsmKey = fresh();
  public jsmWebhook = fresh();
  private readonly ever = new Set<string>();

  public constructor(private readonly store: Secrets) {
    this.save();
  }

  /** Somebody rotates what the endpoint's vendor accepts, and stores the new one. */
  public rotate(endpointId: string): void {
    if (endpointId === 'jsm') this.jsmKey = fresh();
    else this.signingSecret = fresh();
    this.save();
  }

  /** The text without any of them, the former ones included. */
  public mask(text: string): string {
    return [...this.ever].reduce((masked, secret) => masked.replaceAll(secret, '•••'), text);
  }

  private save(): void {
    const { routingKey, signingSecret, apiToken, jsmKey, jsmWebhook } = this;
    for (const secret of [routingKey, signingSecret, apiToken, jsmKey, jsmWebhook]) this.ever.add(secret);
    this.store.set(PAGERDUTY, JSON.stringify({ routingKey, signingSecret, apiToken }));
    this.store.set(JSM_KEY, jsmKey);
    this.store.set(JSM_WEBHOOK, jsmWebhook);
  }
}

const fresh = (): string => randomBytes(16).toString('hex');
